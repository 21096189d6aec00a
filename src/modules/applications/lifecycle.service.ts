import { Injectable } from '@nestjs/common';
import { transition } from '../../kernel/state-machine.js';
import type { Tx } from '../../platform/database/tx.js';
import { LimitsRepository } from '../limits/index.js';
import { type AcceptedOffer, AcceptedOffers, type OfferTerms } from '../offers/index.js';
import { ApplicationHandlers } from './application-handlers.js';
import type { Application, PricedCounterOffer, DecisionRecord, Reason } from './application.js';
import {
  type ApplicationAction,
  applicationStates,
  type ApplicationStatus,
  partnerActions,
  statusAt,
} from './application.states.js';
import { partnerReasons } from './application.rules.js';
import { ApplicationsRepository } from './applications.repository.js';
import { applicationProblems } from './applications.errors.js';

const DAY_MS = 86_400_000;
/** How long an approval waits for the customer's signature, and the budget with it. */
export const SIGNING_MS = 3 * DAY_MS;

/** What a decision leaves besides its outcome. */
export interface Grounds {
  readonly reasons: readonly Reason[];
  readonly by: DecisionRecord['by'];
  /** The figures behind it, sealed. */
  readonly assessment?: Buffer | undefined;
}

/** Every change of an application's status, whoever causes it: partner, staff, the rules or the clock. */
@Injectable()
export class LifecycleService {
  constructor(
    private readonly applications: ApplicationsRepository,
    private readonly limits: LimitsRepository,
    private readonly offers: AcceptedOffers,
    private readonly handlers: ApplicationHandlers,
  ) {}

  /**
   * The bank says yes: budget and exposure stay held until the signature, and the agreement is made in the same
   * transaction where some room makes it.
   * @param terms as approved; their amount may be less than what was reserved
   */
  async approve(
    tx: Tx,
    application: Application,
    offer: AcceptedOffer,
    terms: OfferTerms,
    grounds: Grounds,
  ): Promise<Application> {
    const status = next(application, 'approve');
    const { option, financedMinor } = terms.variant;
    const amountMinor = Number(financedMinor);
    const expiresAtMs = application.nowMs + SIGNING_MS;
    if (application.isCredit) await this.holdExactly(tx, application, amountMinor, expiresAtMs);
    const approved = await this.applications.save(tx, application, {
      event: 'approved',
      status,
      expiresAtMs,
      option,
      amountMinor,
      decision: record(application, 'approved', grounds),
      assessment: grounds.assessment,
    });
    const agreementId = await this.handlers.approved(tx, { application: approved, offer, terms });
    return agreementId === undefined ? approved : this.conclude(tx, approved, agreementId);
  }

  async conclude(
    tx: Tx,
    application: Application,
    agreementId: NonNullable<Application['agreementId']>,
    reason?: string,
  ): Promise<Application> {
    return this.applications.save(tx, application, {
      event: 'concluded',
      status: next(application, 'conclude'),
      agreementId,
      ...(reason !== undefined && { reason }),
    });
  }

  async decline(
    tx: Tx,
    application: Application,
    grounds: Grounds,
    action: 'decline' | 'refuseCounterOffer' = 'decline',
  ): Promise<Application> {
    return this.end(tx, application, action, 'declined', partnerReasons(grounds.reasons)[0] ?? 'customer', {
      decision: record(application, 'declined', grounds),
      assessment: grounds.assessment,
    });
  }

  async refer(tx: Tx, application: Application, grounds: Grounds): Promise<Application> {
    return this.applications.save(tx, application, {
      event: 'referred',
      status: next(application, 'refer'),
      reason: 'in_review',
      decision: record(application, 'referred', grounds),
      assessment: grounds.assessment,
    });
  }

  async counter(
    tx: Tx,
    application: Application,
    counterOffer: PricedCounterOffer,
    grounds: Grounds,
  ): Promise<Application> {
    return this.applications.save(tx, application, {
      event: 'counterOffered',
      status: next(application, 'counter'),
      decision: { ...record(application, 'counterOffered', grounds), counterOffer },
      assessment: grounds.assessment,
    });
  }

  /** What the other terms do not need is free again; the sources and the rules look at them before the bank says yes. */
  async takeCounterOffer(
    tx: Tx,
    application: Application,
    { variant }: OfferTerms,
    counterTakenBy: Buffer,
  ): Promise<Application> {
    const status = next(application, 'acceptCounterOffer');
    const { option, financedMinor } = variant;
    const amountMinor = Number(financedMinor);
    await this.holdExactly(tx, application, amountMinor, application.expiresAtMs);
    const terms = { option, amountMinor, counterTakenBy };
    return this.applications.save(tx, application, { event: 'submitted', status, ...terms });
  }

  /** Lets the sources that have not said anything that holds speak again, and the rules after them. */
  async checkAgain(tx: Tx, application: Application): Promise<Application> {
    const status = next(application, 'checkAgain');
    return this.applications.save(tx, application, { event: 'submitted', status });
  }

  async withdraw(tx: Tx, application: Application): Promise<Application> {
    return this.end(tx, application, 'withdraw', 'withdrawn', 'customer');
  }

  async expire(tx: Tx, application: Application): Promise<Application> {
    return this.end(tx, application, 'expire', 'expired', 'time');
  }

  private async holdExactly(
    tx: Tx,
    { offerId, amountMinor: before, nowMs }: Application,
    amountMinor: number,
    untilMs: number,
  ): Promise<void> {
    const isHeld = await this.limits.hold(tx, offerId, nowMs, untilMs);
    if (!isHeld || (amountMinor !== before && !(await this.limits.adjust(tx, offerId, amountMinor))))
      throw applicationProblems.reservation_lapsed();
  }

  /** What was held is free again, and the offer is closed with its application. */
  private async end(
    tx: Tx,
    application: Application,
    action: ApplicationAction,
    event: 'declined' | 'withdrawn' | 'expired',
    reason: string,
    more: { decision?: DecisionRecord; assessment?: Buffer | undefined } = {},
  ): Promise<Application> {
    const status = next(application, action);
    await this.limits.release(tx, application.offerId);
    await this.offers.close(tx, application, application.offerId, application.nowMs, `application_${event}`);
    return this.applications.save(tx, application, { event, status, reason, ...more });
  }
}

/** @throws DomainError state_conflict with what a partner may do instead */
function next(application: Application, action: ApplicationAction): ApplicationStatus {
  const { status, expiresAtMs, nowMs } = application;
  // The clock's own act is the one that a lapsed application still allows.
  const now = action === 'expire' ? status : statusAt(status, expiresAtMs, nowMs);
  return transition(applicationStates, now, action, partnerActions(now));
}

function record(
  { nowMs }: Application,
  outcome: DecisionRecord['outcome'],
  { reasons, by }: Grounds,
): DecisionRecord {
  return { v: 1, outcome, reasons, by, at: new Date(nowMs).toISOString() };
}
