export { OffersModule } from './offers.module.js';
export { DOCUMENTED_EXAMPLES, OFFER_EXAMPLES } from './offers-request.examples.js';
