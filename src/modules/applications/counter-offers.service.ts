import { Injectable } from '@nestjs/common';
import { transition } from '../../kernel/state-machine.js';
import type { Tx } from '../../platform/database/tx.js';
import { AcceptedOffers } from '../offers/index.js';
import type { Application } from './application.js';
import { applicationStates, partnerActions, statusAt } from './application.states.js';
import { LifecycleService } from './lifecycle.service.js';

/** What the customer says to the bank's other terms. */
@Injectable()
export class CounterOffersService {
  constructor(
    private readonly offers: AcceptedOffers,
    private readonly lifecycle: LifecycleService,
  ) {}

  /**
   * From here on the application is about the other terms, and is checked again: days may have passed, answers of
   * sources may hold no longer, and other partners may have lent.
   * @param takenBy digest of the request's key; by the same one a second time nothing happens
   * @throws DomainError state_conflict, reservation_lapsed
   */
  async accept(tx: Tx, application: Application, takenBy: Buffer): Promise<void> {
    if (application.counterTakenBy?.equals(takenBy)) return;
    const { status, expiresAtMs, nowMs, decision } = application;
    const now = statusAt(status, expiresAtMs, nowMs);
    transition(applicationStates, now, 'acceptCounterOffer', partnerActions(now));
    const counter = decision?.counterOffer;
    const offer = await this.offers.find(tx, application, application.offerId);
    if (!counter || !offer) throw new Error('a counter-offer has no terms');
    const terms = (await this.offers.pricer(tx, offer))(counter.option, counter.amountMinor);
    if (!terms) throw new Error('a counter-offer has no price any more');
    await this.lifecycle.takeCounterOffer(tx, application, terms, takenBy);
  }

  async refuse(tx: Tx, application: Application): Promise<Application> {
    return this.lifecycle.decline(tx, application, { reasons: [], by: 'customer' }, 'refuseCounterOffer');
  }
}
