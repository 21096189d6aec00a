import type { LocalDate } from '../../kernel/calendar-date.js';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { NewEntry } from '../ledger/index.js';
import type { AgreementRow, DrawdownRow, LockedAgreement } from './agreement.rows.js';
import { postingsFor } from './posting.rules.js';
import { type AgreementState, nextActionOn, stateOf, statusAfter } from './replaying.js';
import { unpayable } from './unpayable.js';

/** What somebody who waits for it is told. The sequence is the agreement's version. */
export interface Telling {
  readonly type: string;
  readonly payload?: object;
}

/** One booking, for those who follow the books. */
export interface Booking {
  readonly before: LockedAgreement;
  readonly after: LockedAgreement;
  /** On the day before the booking, and after it. */
  readonly was: AgreementState;
  readonly state: AgreementState;
}

/** What a room to the right does in the transaction of every booking. */
export type BookFollower = (tx: Tx, booking: Booking) => Promise<void>;

/** What a booking is called in the ledger, and who is told. */
export interface BookingCause {
  readonly type: string;
  readonly eventId?: Uuid;
  readonly tells?: Telling | undefined;
}

/**
 * Bookings of one agreement that are written together: years that a clock jumps over cost one row of the agreement and
 * one list of instalments, but each day has its own ledger entry.
 */
export class BookingRun {
  private readonly entries: NewEntry[] = [];
  private readonly lapsed = new Map<Uuid, DrawdownRow>();
  private known: AgreementState | undefined;
  private isBegun = false;

  /** @param agreement as it is stored; its version rises by one with every booking, and orders what is told of them */
  constructor(
    public agreement: LockedAgreement,
    private readonly followers: Iterable<BookFollower>,
  ) {}

  /** What contract and history say of the day that the agreement stands on. */
  get state(): AgreementState {
    const { contract, events, bookedThrough } = this.agreement;
    this.known ??= stateOf(contract, events, bookedThrough);
    return this.known;
  }

  get isEmpty(): boolean {
    return !this.isBegun;
  }

  /** Posts the difference between what is in the ledger and what holds on a day. */
  async book(tx: Tx, next: LockedAgreement, day: LocalDate, cause: BookingCause): Promise<void> {
    const before = this.agreement;
    const was = this.state;
    // A day that was booked already stays booked: an earlier one must not take back what fell due since.
    const asOf = day.isBefore(next.bookedThrough) ? next.bookedThrough : day;
    const state = stateOf(next.contract, next.events, asOf);
    this.post(next, state, cause);
    const over = unpayable(next, statusAfter(next.status, state, next.drawdowns), asOf);
    for (const drawdown of over) this.lapsed.set(drawdown.id, drawdown);
    const drawdowns = next.drawdowns.map((one) => this.lapsed.get(one.id) ?? one);
    const status = statusAfter(next.status, state, drawdowns);
    const after: LockedAgreement = {
      ...next,
      ...state.summary,
      drawdowns,
      status,
      ...(status !== next.status && { statusReason: null, statusChangedAt: new Date(next.nowMs) }),
      version: before.version + 1,
      booked: state.totals,
      bookedThrough: asOf,
      nextActionOn: nextActionOn(next.contract, status, state, drawdowns),
    };
    this.isBegun = true;
    this.agreement = after;
    this.known = state;
    tellOf(tx, next, after, cause.tells);
    if (over.length > 0) tellLapsed(tx, after, over);
    for (const follow of this.followers) await follow(tx, { before, after, was, state });
  }

  /** The ledger entries that are still to be written, in order. */
  takeEntries(): NewEntry[] {
    return this.entries.splice(0);
  }

  /** Payouts that can no longer come, and are still to be written. */
  takeLapsed(): DrawdownRow[] {
    const rows = [...this.lapsed.values()];
    this.lapsed.clear();
    return rows;
  }

  private post(
    next: LockedAgreement,
    { totals, asOf }: AgreementState,
    { type, eventId }: BookingCause,
  ): void {
    const postings = postingsFor(next.booked, totals, next.contract);
    if (postings.length === 0) return;
    const { id: subject, customerId, partnerId, environment } = next;
    const owner = { subject, customerId, partnerId, environment };
    this.entries.push({ type, ...owner, businessDate: asOf, eventId, postings });
  }
}

function tellOf(tx: Tx, before: AgreementRow, after: AgreementRow, tells: Telling | undefined): void {
  const { id: subject, version: sequence, customerId, partnerId, environment } = after;
  const common = { subject, bucket: bucketOf(subject), sequence, customerId, partnerId, environment };
  const payload = { v: 1, agreement: formatId('agreement', subject), status: after.status };
  if (tells) tx.emit({ type: tells.type, ...common, payload: { ...payload, ...tells.payload } });
  const type = STATUS_EVENTS[after.status];
  if (after.status !== before.status && type) tx.emit({ type, ...common, payload });
}

function tellLapsed(tx: Tx, after: AgreementRow, over: readonly DrawdownRow[]): void {
  const drawdowns = over.map(({ number }) => number);
  tellOf(tx, after, after, { type: 'drawdown.lapsed', payload: { drawdowns } });
}

/** What money alone brings about; the other statuses are told by the act that leads to them. */
const STATUS_EVENTS: Partial<Record<AgreementRow['status'], string>> = {
  active: 'agreement.activated',
  settled: 'agreement.settled',
};
