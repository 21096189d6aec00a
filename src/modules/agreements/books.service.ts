import { Injectable } from '@nestjs/common';
import { unearnedDiscount } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { Ledger } from '../ledger/index.js';
import type { AgreementRow, LockedAgreement } from './agreement.rows.js';
import { AgreementsRepository, MAX_EVENTS } from './agreements.repository.js';
import { agreementProblems } from './agreements.errors.js';
import { type AgreementState, nextActionOn, stateOf, statusAfter } from './replaying.js';
import { instalmentRows, InstalmentsRepository } from './instalments.repository.js';
import { loanOf, rateOf } from './loan-of.js';
import { postingsFor } from './posting.rules.js';
import type { NewServicingEvent, StoredServicingEvent } from './servicing-events.js';

/** What somebody who waits for it is told. The sequence is the agreement's version. */
export interface Telling {
  readonly type: string;
  readonly payload?: object;
}

export interface Closed {
  /** As it stands now; for the next act in the same transaction. */
  readonly agreement: LockedAgreement;
  readonly state: AgreementState;
}

export interface Recorded extends Closed {
  readonly event: StoredServicingEvent;
}

/** One booking, for those who follow the books. */
export interface Booking {
  readonly before: LockedAgreement;
  readonly after: LockedAgreement;
  /** On the day after the booking. */
  readonly state: AgreementState;
}

/** What a room to the right does in the transaction of every booking. */
export type BookFollower = (tx: Tx, booking: Booking) => Promise<void>;

/**
 * The books of all agreements. Every movement of money is an event recorded here, and nothing else writes the history,
 * the instalments, the summary or the ledger entries of an agreement, so that they can only agree.
 */
@Injectable()
export class Books {
  private readonly followers = new Map<string, BookFollower>();

  constructor(
    private readonly agreements: AgreementsRepository,
    private readonly instalments: InstalmentsRepository,
    private readonly ledger: Ledger,
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
    if (agreement.events.length >= MAX_EVENTS) throw agreementProblems.too_many_events();
    const whole = withDiscountReturned(agreement, event);
    const stored = await this.agreements.appendEvent(tx, agreement, whole);
    const next = { ...agreement, events: [...agreement.events, stored] };
    const cause = { type: event.type, eventId: stored.id, tells };
    const booked = await this.book(tx, agreement, next, agreement.today, cause);
    return { ...booked, event: stored };
  }

  /**
   * Lets an agreement stand on a day: what fell due up to and with it is earned and posted on that day, and
   * `closedThrough` moves. Days must be closed in order; the caller stops at each day on which something happens
   * (`nextActionOn`).
   */
  async close(tx: Tx, agreement: LockedAgreement, day: LocalDate): Promise<Closed> {
    if (!day.isAfter(agreement.closedThrough))
      return { agreement, state: stateOf(agreement.contract, agreement.events, agreement.bookedThrough) };
    const closed = { ...agreement, closedThrough: day };
    return this.book(tx, agreement, closed, day, { type: 'closeOfBusiness' });
  }

  /**
   * Writes an agreement whose row, drawdowns or status somebody has changed without money, with the same care: the
   * summary, the next day of action, the exposure and the version.
   */
  async amend(tx: Tx, agreement: LockedAgreement, tells?: Telling): Promise<LockedAgreement> {
    return (await this.book(tx, agreement, agreement, agreement.today, { type: 'amendment', tells }))
      .agreement;
  }

  private async book(
    tx: Tx,
    before: LockedAgreement,
    agreement: LockedAgreement,
    day: LocalDate,
    cause: { type: string; eventId?: Uuid; tells?: Telling | undefined },
  ): Promise<Closed> {
    // A day that was booked already stays booked: closing yesterday again must not take back what fell due today.
    const asOf = day.isBefore(agreement.bookedThrough) ? agreement.bookedThrough : day;
    const state = stateOf(agreement.contract, agreement.events, asOf);
    await this.post(tx, agreement, state, asOf, cause);
    const status = statusAfter(agreement.status, state, agreement.drawdowns);
    const saved: LockedAgreement = {
      ...agreement,
      ...state.summary,
      status,
      ...(status !== agreement.status && { statusReason: null, statusChangedAt: new Date(agreement.nowMs) }),
      version: agreement.version + 1,
      booked: state.totals,
      bookedThrough: asOf,
      nextActionOn: nextActionOn(agreement.contract, status, state, agreement.drawdowns),
    };
    await this.agreements.save(tx, saved);
    await this.instalments.replace(tx, saved, instalmentRows(state.loan, asOf));
    tellOf(tx, agreement, saved, cause.tells);
    for (const follow of this.followers.values()) await follow(tx, { before, after: saved, state });
    return { agreement: saved, state };
  }

  private async post(
    tx: Tx,
    agreement: AgreementRow,
    { totals }: AgreementState,
    businessDate: LocalDate,
    { type, eventId }: { type: string; eventId?: Uuid },
  ): Promise<void> {
    const postings = postingsFor(agreement.booked, totals, agreement.contract);
    if (postings.length === 0) return;
    const { id: subject, customerId, partnerId, environment } = agreement;
    await this.ledger.post(tx, {
      type,
      subject,
      customerId,
      partnerId,
      environment,
      businessDate,
      eventId,
      postings,
    });
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

function tellOf(tx: Tx, before: AgreementRow, after: AgreementRow, tells: Telling | undefined): void {
  const { id: subject, version: sequence, partnerId, environment } = after;
  const common = { subject, bucket: bucketOf(subject), sequence, partnerId, environment };
  const payload = { v: 1, agreement: formatId('agreement', subject), status: after.status };
  if (tells) tx.emit({ type: tells.type, ...common, payload: { ...payload, ...tells.payload } });
  const type = STATUS_EVENTS[after.status];
  if (after.status !== before.status && type) tx.emit({ type, ...common, payload });
}

/** What money alone brings about; the other statuses are told by the act that leads to them. */
const STATUS_EVENTS: Partial<Record<AgreementRow['status'], string>> = {
  active: 'agreement.activated',
  settled: 'agreement.settled',
};
