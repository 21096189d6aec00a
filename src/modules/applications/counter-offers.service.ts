import { Injectable } from '@nestjs/common';
import { transition } from '../../kernel/state-machine.js';
import type { Tx } from '../../platform/database/tx.js';
import { CustomersRepository } from '../customers/index.js';
import { AcceptedOffers } from '../offers/index.js';
import type { Application } from './application.js';
import { applicationStates, partnerActions, statusAt } from './application.states.js';
import { AssessingService } from './assessing.service.js';
import { CheckResultsRepository } from './check-results.repository.js';
import { LifecycleService } from './lifecycle.service.js';

/** What the customer says to the bank's other terms. */
@Injectable()
export class CounterOffersService {
  constructor(
    private readonly customers: CustomersRepository,
    private readonly offers: AcceptedOffers,
    private readonly assessing: AssessingService,
    private readonly results: CheckResultsRepository,
    private readonly lifecycle: LifecycleService,
  ) {}

  /** The limits are asked again: days may have passed, and other partners may have lent. */
  async accept(tx: Tx, application: Application): Promise<Application> {
    const { status, expiresAtMs, nowMs, decision } = application;
    const now = statusAt(status, expiresAtMs, nowMs);
    transition(applicationStates, now, 'acceptCounterOffer', partnerActions(now));
    const counter = decision?.counterOffer;
    const offer = await this.offers.find(tx, application, application.offerId);
    if (!counter || !offer) throw new Error('a counter-offer has no terms');
    const price = await this.offers.pricer(tx, offer);
    const terms = price(counter.option, counter.amountMinor);
    if (!terms) throw new Error('a counter-offer has no price any more');
    const known = await this.results.of(tx, application);
    const kinds = known.map(({ kind }) => kind);
    const customer = await this.customers.findWithKey(tx, application, application.customerId);
    const grounds = { kinds, known, customer };
    const { outcome, reasons } = await this.assessing.assess(tx, application, offer, terms, grounds);
    if (outcome !== 'approved')
      return this.lifecycle.decline(tx, application, { reasons, by: 'rules' }, 'refuseCounterOffer');
    return this.lifecycle.approve(
      tx,
      application,
      offer,
      terms,
      { reasons: [], by: 'customer' },
      'acceptCounterOffer',
    );
  }

  async refuse(tx: Tx, application: Application): Promise<Application> {
    return this.lifecycle.decline(tx, application, { reasons: [], by: 'customer' }, 'refuseCounterOffer');
  }
}
