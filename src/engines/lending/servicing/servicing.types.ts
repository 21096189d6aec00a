import { type LocalDate } from '../../../kernel/calendar-date.js';
import { type RepaymentCalendar } from '../repayment-calendar.js';
import { type ScheduleTerms } from '../schedule.types.js';
import { type Advance, type AllocationLine, type AllocationOrder } from './allocate.js';
import { type Amounts, type Component, type PaidRow } from './rows.types.js';

/** The agreed terms from which, with the history, every state of the loan follows. */
export interface Contract {
  /** The first payout and its plan. Further drawdowns are events, so what is not drawn is never owed. */
  readonly terms: ScheduleTerms;
  /** Default: `DEFAULT_ALLOCATION`. */
  readonly allocation?: AllocationOrder;
  /**
   * Whether principal past its due date goes on bearing interest at the contract's rate. Then `overdueInterest` says
   * how much, a settlement collects it, and the bank posts the rest as charges. Default `none`.
   */
  readonly overdueInterest?: 'none' | 'contractRate';
  /** What an early settlement gives back of fees for the time that is left. Default `proRata` (2008/48/EC, art. 16). */
  readonly feeRebate?: 'none' | 'proRata';
}

/** A prepayment or refund keeps the instalment and ends earlier, or keeps the end and lowers the instalments. */
export type ReductionEffect = 'shorten' | 'lower';

interface EventBase {
  /** Unique within the history. */
  readonly id: string;
  /** Business date. Events of one day count in the order of the history. */
  readonly date: LocalDate;
}

/** Facts that change a loan. Amounts are positive. The order of the history matters only within one day. */
export type ServicingEvent =
  | PaymentEvent
  | PrepaymentEvent
  | RefundEvent
  | SettlementEvent
  | ChargeEvent
  | WaiverEvent
  | DrawdownEvent
  | RescheduleEvent
  | CreditPayoutEvent
  | CreditWaiverEvent
  | PauseEvent
  | ReversalEvent;

/** Money of the customer, divided by the contract's allocation order. */
export interface PaymentEvent extends EventBase {
  readonly type: 'payment';
  readonly amountMinor: bigint;
  /** How far ahead this payment may reach, where it differs from the contract, e.g. `future` with the payer's consent. */
  readonly advance?: Advance;
}

/** Money of the customer that settles what is due, then lowers the principal not yet due. */
export interface PrepaymentEvent extends EventBase {
  readonly type: 'prepayment';
  readonly amountMinor: bigint;
  readonly effect: ReductionEffect;
}

/** Money of the merchant for goods taken back; works as a prepayment, and what exceeds the debt is the customer's credit. */
export interface RefundEvent extends EventBase {
  readonly type: 'refund';
  readonly amountMinor: bigint;
  readonly effect: ReductionEffect;
  /** Also gives back the interest that accrued on the refunded principal since it was drawn. */
  readonly refundInterest?: boolean;
  /** The drawdown it belongs to (event id), where drawdowns have instalments of their own. By default the oldest. */
  readonly drawdown?: string;
}

/** Ends the plan on its day and pays; `settlementQuote` says how much is needed, which may be nothing. */
export interface SettlementEvent extends EventBase {
  readonly type: 'settlement';
  readonly amountMinor: bigint;
  /** Interest of the whole current period instead of that to the day. */
  readonly isFullPeriod?: boolean;
}

/** A late fee, a fee or overdue interest, added to the last row due on or before its day, else to the next one. */
export interface ChargeEvent extends EventBase {
  readonly type: 'charge';
  readonly component: 'penalty' | 'fee' | 'interest';
  readonly amountMinor: bigint;
  readonly dueDate?: LocalDate;
}

/** The bank renounces what is due of one component, oldest rows first; never more than is owed, rows to come only of penalties. */
export interface WaiverEvent extends EventBase {
  readonly type: 'waiver';
  readonly component: Component;
  readonly amountMinor: bigint;
  readonly dueDate?: LocalDate;
}

/** A further payout on its real day: with instalments of its own, or respread over the open rows of the first plan. */
export interface DrawdownEvent extends EventBase {
  readonly type: 'drawdown';
  readonly amountMinor: bigint;
  /** Given: `perDrawdown`, repaid on this calendar. Absent: `respread`. */
  readonly calendar?: RepaymentCalendar;
}

/** New due dates for what is not yet due. Rows due before stay as they are. */
export interface RescheduleEvent extends EventBase {
  readonly type: 'reschedule';
  /** Ascending, after the event's day. */
  readonly dueDates: readonly LocalDate[];
  /** Moves unpaid principal and interest of past rows to the new ones too (re-ageing). Penalties and fees stay. */
  readonly includeArrears?: boolean;
}

/** The credit balance is paid out to the customer. */
export interface CreditPayoutEvent extends EventBase {
  readonly type: 'creditPayout';
  readonly amountMinor: bigint;
}

/** The bank renounces credit that it paid out and that a reversal took away (`uncoveredMinor`). */
export interface CreditWaiverEvent extends EventBase {
  readonly type: 'creditWaiver';
  readonly amountMinor: bigint;
}

/** Until a day (not included) no late fees and no days past due are counted, e.g. for a vulnerable customer. */
export interface PauseEvent extends EventBase {
  readonly type: 'pause';
  readonly until: LocalDate;
}

/** The other event never happened: the whole history is computed without it. What was reversed in error is recorded anew. */
export interface ReversalEvent extends EventBase {
  readonly type: 'reversal';
  readonly of: string;
}

/** What one event did, for receipts and for the ledger. */
export interface ServicingEntry {
  /** The event's id; for credit that met a due date, the empty string. */
  readonly eventId: string;
  readonly type: ServicingEvent['type'] | 'creditApplied';
  readonly date: LocalDate;
  /** Negative where a changed plan freed what a row had been paid ahead of time. */
  readonly lines: readonly AllocationLine[];
  /** Principal taken off the plan before it fell due, by prepayment or refund. */
  readonly reducedPrincipalMinor: bigint;
  /** Money that the bank gave on top: interest paid earlier, returned with a refund; fees returned at settlement. */
  readonly rebateMinor: bigint;
  /** Interest of the running period that a refund took away before it fell due. */
  readonly forgoneInterestMinor: bigint;
  /** Interest charged on top of the plan, for principal past its due date. */
  readonly overdueInterestMinor: bigint;
  /** Change of the credit balance. */
  readonly creditMinor: bigint;
}

/** The loan on a day, before anything that falls due later. */
export interface LoanState {
  readonly asOf: LocalDate;
  /** All rows of the plan in force, those in the future included. */
  readonly rows: readonly PaidRow[];
  /** Owed, on all rows, future ones included. */
  readonly open: Amounts;
  /** Money held for the customer; it settles rows as they fall due. */
  readonly creditMinor: bigint;
  /** Paid out to the customer as credit that a later reversal took away. */
  readonly uncoveredMinor: bigint;
  readonly entries: readonly ServicingEntry[];
  readonly pauses: readonly { readonly from: LocalDate; readonly until: LocalDate }[];
  readonly isPaused: boolean;
  /** Nothing is owed any more. */
  readonly isRepaid: boolean;
}
