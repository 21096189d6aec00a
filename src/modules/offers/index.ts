export { AcceptedOffers, type AcceptedOffer, type OfferTerms } from './accepted-offers.js';
export type { MoneyJson } from './answer.types.js';
export { OfferDto } from './dto/offers-answer.dto.js';
export { OffersModule } from './offers.module.js';
export { DOCUMENTED_EXAMPLES, OFFER_EXAMPLES } from './offers-request.examples.js';
export type { Parties, Subject } from './offers-request.js';
export type { Situation } from './situation.js';
export { isLentNoMore } from './standing.js';
export { type PricedTerms, toPricedTerms } from './priced-terms.js';
