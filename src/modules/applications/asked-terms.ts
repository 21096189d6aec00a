import type { ReadTx } from '../../platform/database/tx.js';
import type { AcceptedOffer, AcceptedOffers, OfferTerms } from '../offers/index.js';
import type { Application } from './application.js';

/** An offer with the terms that an application is about by now: a counter-offer may have taken the place of the first. */
export interface Priced {
  readonly offer: AcceptedOffer;
  readonly terms: OfferTerms;
}

export async function askedTerms(
  tx: ReadTx,
  offers: AcceptedOffers,
  application: Application,
): Promise<Priced> {
  const { offerId, option, amountMinor } = application;
  const offer = await offers.find(tx, application, offerId);
  const terms = offer && (await offers.pricer(tx, offer))(option, amountMinor);
  if (!offer || !terms) throw new Error('an application’s offer or its price is not there');
  return { offer, terms };
}
