import { type LocalDate } from '../../kernel/calendar-date.js';
import { type Fraction, type RoundingMode } from '../../kernel/fraction.js';
import { type RepaymentCalendar } from './repayment-calendar.js';
import { type Remainder } from './split.js';

/** All amounts of this engine are bigint minor units of one currency; the caller keeps the currency. */
export interface BalanceChange {
  readonly date: LocalDate;
  /** Positive: a further drawdown. Negative: a refund or a payment ahead of time. */
  readonly amountMinor: bigint;
  /** What it does to the open rows; by default the terms' `onChange`. */
  readonly effect?: ChangeEffect;
  /** The day its interest counts from, when that is not its own day: a refund that gives interest back. */
  readonly interestFrom?: LocalDate;
  /** Rows due up to this day keep their instalment, because the customer has already paid them. */
  readonly keepUntil?: LocalDate;
}

/** The open rows are computed again, or the instalment stays and the last rows change or fall away. */
export type ChangeEffect = 'respread' | 'keepInstalment';

export interface Fee {
  readonly amountMinor: bigint;
  /** Added to the principal, kept back from the payout, due with the first instalment, or spread over all of them. */
  readonly collected: 'financed' | 'deducted' | 'firstInstalment' | 'spread';
}

export interface ScheduleTerms {
  /** Amount of the first payout, paid at the calendar's start, before financed fees. */
  readonly principalMinor: bigint;
  /** Nominal annual rate, e.g. 0.072 for 7.20 %. */
  readonly rateAnnual: Fraction;
  readonly calendar: RepaymentCalendar;
  readonly rounding: RoundingMode;
  /** Level instalments (default), equal principal parts, or everything with the last instalment. */
  readonly amortisation?: 'level' | 'equalPrincipal' | 'bullet';
  /** Who takes the remainder of a 0 % split; default `first`. */
  readonly remainder?: Remainder;
  /** Part of the principal that stays until the last instalment. */
  readonly balloonMinor?: bigint;
  /** Rows that pay interest only. */
  readonly principalGrace?: number;
  /** Rows that pay no interest; it is collected with the first row after them. Not longer than principalGrace. */
  readonly interestPaymentGrace?: number;
  /** Rows for which no interest accrues. */
  readonly interestFreeGrace?: number;
  /** Rows that pay nothing while their interest is added to the principal. Not together with the other two paying graces. */
  readonly capitalisedGrace?: number;
  /** Interest from before the start, collected with the first row on top of its instalment. */
  readonly openingInterestMinor?: bigint;
  /** A given level instalment instead of the computed one; the schedule ends when nothing is left. */
  readonly instalmentMinor?: bigint;
  /** Instalments are multiples of this, e.g. 100n for whole yuan. */
  readonly instalmentMultipleMinor?: bigint;
  /** When interest exceeds the instalment: refuse the terms (default), or carry the rest to the next row. */
  readonly unpaidInterest?: 'refuse' | 'carry';
  /** Drawdowns, refunds and prepayments after the start, ascending by date. One on a due date counts from the next period. */
  readonly changes?: readonly BalanceChange[];
  /** After a change the open rows are recomputed (default), or the instalment stays and the last rows change or fall away. */
  readonly onChange?: ChangeEffect;
  /**
   * By how much the last instalment may exceed the largest before it, apart from a balloon. By default a computed
   * instalment may by its roundings and a given or kept one by one multiple per row; `takesRest` sets no limit.
   */
  readonly lastRow?: { readonly mayExceedByMinor: bigint } | 'takesRest';
  readonly fees?: readonly Fee[];
}

export interface ScheduleRow {
  readonly number: number;
  readonly dueDate: LocalDate;
  /** When the payment is expected, where the due date is no business day. */
  readonly adjustedDueDate?: LocalDate;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly fee: bigint;
  /** principal + interest + fee */
  readonly total: bigint;
  /** Principal owed after this row is paid. */
  readonly balance: bigint;
  /** The part of principal that is the agreed balloon; 0n in all rows but the last. */
  readonly balloon: bigint;
  /** Interest that this row adds to the principal instead of collecting it. */
  readonly capitalised: bigint;
  /** Interest accrued up to this row that a later row collects. */
  readonly deferredInterest: bigint;
}

export interface Schedule {
  /** What is paid out (positive) or paid back outside the rows (negative), net of deducted fees. */
  readonly payouts: readonly BalanceChange[];
  readonly rows: readonly ScheduleRow[];
  readonly totalPrincipal: bigint;
  readonly totalInterest: bigint;
  readonly totalFee: bigint;
  /** Everything the rows collect. */
  readonly totalPayable: bigint;
}
