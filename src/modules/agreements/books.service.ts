import { Injectable } from '@nestjs/common';
import { unearnedDiscount } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { Ledger } from '../ledger/index.js';
import { LimitsRepository } from '../limits/index.js';
import type { LockedAgreement } from './agreement.rows.js';
import { AgreementsRepository } from './agreements.repository.js';
import { agreementProblems } from './agreements.errors.js';
import { type BookFollower, BookingRun, type Telling } from './booking-run.js';
import { DrawdownsRepository } from './drawdowns.repository.js';
import { EVENTS_KEPT, HistoryRepository, MAX_EVENTS } from './history.repository.js';
import { type AgreementState, drawableMinor, stateOf } from './replaying.js';
import { instalmentRows, InstalmentsRepository } from './instalments.repository.js';
import { loanOf, rateOf } from './loan-of.js';
import type { NewServicingEvent, StoredServicingEvent } from './servicing-events.js';

/** What callers may send as often as they like. */
const WITHOUT_END: ReadonlySet<NewServicingEvent['type']> = new Set([
  'repayment',
  'prepayment',
  'refund',
  'pause',
]);

export interface Closed {
  /** As it stands now; for the next act in the same transaction. */
  readonly agreement: LockedAgreement;
  readonly state: AgreementState;
}

export interface Recorded extends Closed {
  readonly event: StoredServicingEvent;
}

/**
 * The books of all agreements. Every movement of money is an event recorded here, and nothing else writes the history,
 * the instalments, the summary or the ledger entries of an agreement, so that they can only agree.
 */
@Injectable()
export class Books {
  private readonly followers = new Map<string, BookFollower>();

  constructor(
    private readonly agreements: AgreementsRepository,
    private readonly history: HistoryRepository,
    private readonly drawdowns: DrawdownsRepository,
    private readonly instalments: InstalmentsRepository,
    private readonly ledger: Ledger,
    private readonly limits: LimitsRepository,
  ) {}

  /** Called while modules are constructed, by rooms to the right. */
  follow(name: string, follower: BookFollower): void {
    if (this.followers.has(name)) throw new Error(`the books have a follower ${name} already`);
    this.followers.set(name, follower);
  }

  /**
   * Books one event: appends it, replays contract and history on the agreement's business day, posts the difference to
   * what is in the ledger, rewrites instalments and summary, and tells of it. A back-dated event or a reversal needs
   * nothing more, because the difference may as well be negative.
   * @param agreement locked in this transaction and caught up to yesterday (`AgreementActs.open`)
   * @param event `occurredOn` not after `agreement.today`; amounts in minor units of the contract's currency
   * @param tells `repayment.booked` …; nobody is told when left out, but for what the status became
   * @throws DomainError `too_many_events`; `lending_terms_invalid` when it does not fit the loan
   */
  async record(
    tx: Tx,
    agreement: LockedAgreement,
    event: NewServicingEvent,
    tells?: Telling,
  ): Promise<Recorded> {
    const run = this.begin(agreement);
    const stored = await this.recordIn(tx, run, event, tells);
    return { ...(await this.write(tx, run)), event: stored };
  }

  /**
   * Writes an agreement whose row, drawdowns or status somebody has changed without money, with the same care: the
   * summary, the next day of action, the exposure and the version.
   */
  async amend(tx: Tx, agreement: LockedAgreement, tells?: Telling): Promise<LockedAgreement> {
    const run = this.begin(agreement);
    await run.book(tx, agreement, agreement.today, { type: 'amendment', tells });
    return (await this.write(tx, run)).agreement;
  }

  /**
   * Lets an agreement stand on a day: what fell due up to and with it is earned and posted on that day, and
   * `closedThrough` moves.
   */
  async close(tx: Tx, agreement: LockedAgreement, day: LocalDate): Promise<Closed> {
    const run = this.begin(agreement);
    await this.closeIn(tx, run, day);
    return this.write(tx, run);
  }

  /** Begins bookings that are to be written together, by `write`, in the same transaction. */
  begin(agreement: LockedAgreement): BookingRun {
    return new BookingRun(agreement, [...this.followers.values()]);
  }

  /** As `record`, within a run. */
  async recordIn(
    tx: Tx,
    run: BookingRun,
    event: NewServicingEvent,
    tells?: Telling,
  ): Promise<StoredServicingEvent> {
    const { agreement } = run;
    const most = WITHOUT_END.has(event.type) ? MAX_EVENTS - EVENTS_KEPT : MAX_EVENTS;
    if (agreement.events.length >= most) throw agreementProblems.too_many_events();
    const stored = await this.history.append(tx, agreement, withDiscountReturned(agreement, event));
    const next = { ...agreement, events: [...agreement.events, stored] };
    await run.book(tx, next, agreement.today, { type: event.type, eventId: stored.id, tells });
    return stored;
  }

  /** As `close`, within a run. Days must be closed in order; the caller stops at each on which something happens. */
  async closeIn(tx: Tx, run: BookingRun, day: LocalDate): Promise<void> {
    if (!day.isAfter(run.agreement.closedThrough)) return;
    await run.book(tx, { ...run.agreement, closedThrough: day }, day, { type: 'closeOfBusiness' });
  }

  /** Writes what a run has booked: the ledger entries, the agreement's row and its instalments. */
  async write(tx: Tx, run: BookingRun): Promise<Closed> {
    const { agreement, state } = run;
    if (run.isEmpty) return { agreement, state };
    await this.ledger.postAll(tx, run.takeEntries());
    const rows = instalmentRows(state.loan, state.asOf);
    await this.agreements.save(tx, agreement, rows);
    for (const drawdown of run.takeLapsed()) await this.drawdowns.save(tx, drawdown);
    // Before the first payout there never were any.
    if (state.loan) await this.instalments.replace(tx, agreement, rows);
    if (agreement.signedOn) await this.limits.setExposure(tx, agreement.offerId, exposureMinor(agreement));
    return { agreement, state };
  }
}

/** A refund gives the merchant back the part of his discount for time that will not be used. */
function withDiscountReturned(agreement: LockedAgreement, event: NewServicingEvent): NewServicingEvent {
  const isRefund = event.type === 'refund' || event.type === 'withdrawal';
  if (!isRefund || event.details?.discountReturned !== undefined) return event;
  const returned = discountReturnedBy(agreement, event);
  return returned === 0n
    ? event
    : { ...event, details: { ...event.details, discountReturned: Number(returned) } };
}

/**
 * What a refund or withdrawal that is booked today gives the merchant back of his discount: the yield of the instalments
 * that will not be paid any more, at most what is not earned yet.
 * @returns minor units
 */
export function discountReturnedBy(
  { contract, events, today }: Pick<LockedAgreement, 'contract' | 'events' | 'today'>,
  event: NewServicingEvent,
): bigint {
  const { merchantYieldAnnual, rounding } = contract;
  const before = stateOf(contract, events, today);
  const preview = { reverses: null, details: {}, ...event, id: 'preview' as Uuid };
  const after = stateOf(contract, [...events, preview], today);
  const terms = loanOf(contract, events)?.contract.terms;
  if (merchantYieldAnnual === null || !before.loan || !after.loan || !terms) return 0n;
  const { discountKept, discountReturned, discountEarned } = before.totals;
  return unearnedDiscount(before.loan.rows, after.loan.rows, {
    date: today,
    rateAnnual: rateOf(merchantYieldAnnual),
    calendar: terms.calendar,
    rounding,
    discountLeftMinor: discountKept - discountReturned - discountEarned,
  });
}

/** What a signed agreement makes its customer owe at most: what he owes and what can still be drawn. */
function exposureMinor({ outstandingMinor, drawdowns }: LockedAgreement): number {
  return Number(outstandingMinor + drawableMinor(drawdowns));
}
