import { type LocalDate } from '../../../kernel/calendar-date.js';
import { sumOfFees } from '../fees.js';
import { termsInvalid } from '../lending-errors.js';
import { partsElapsed, type Period } from '../repayment-calendar.js';
import { buildSchedule } from '../schedule.js';
import { type BalanceChange, type ScheduleRow, type ScheduleTerms } from '../schedule.types.js';

/** A stretch of a loan's life under one calendar. A rescheduled or settled loan has several. */
export interface Segment {
  readonly terms: ScheduleTerms;
  readonly rows: readonly ScheduleRow[];
}

/** One drawdown's instalments: what earlier calendars left behind, and the plan in force. */
export interface Plan {
  /** Id of the drawdown event; `undefined` for the first payout. */
  readonly drawdown: string | undefined;
  readonly earlier: readonly Segment[];
  readonly current: Segment;
}

export function openPlan(terms: ScheduleTerms, drawdown?: string, earlier: readonly Segment[] = []): Plan {
  const { rows } = buildSchedule(terms);
  const end = rows.findLastIndex((row) => row.total > 0n || row.balance > 0n || row.deferredInterest > 0n);
  return { drawdown, earlier, current: { terms, rows: rows.slice(0, end + 1) } };
}

export function rowsOf({ earlier, current }: Plan): readonly ScheduleRow[] {
  return earlier.length === 0 ? current.rows : [...earlier.flatMap(({ rows }) => rows), ...current.rows];
}

/** Adds a drawdown (positive) or a reduction (negative) to the plan in force; rows due up to its day do not change. */
export function changePlan(plan: Plan, change: BalanceChange): Plan {
  const { drawdown, earlier, current } = resumed(plan, change);
  const { terms } = current;
  return openPlan({ ...terms, changes: [...(terms.changes ?? []), change] }, drawdown, earlier);
}

/** A plan that was repaid before its end goes on with the rows that are left of its calendar; those passed stay away. */
function resumed(plan: Plan, { date }: BalanceChange): Plan {
  const { terms, rows } = plan.current;
  const { passed } = positionOn(plan, date);
  if (passed <= rows.length) return plan;
  const periods = terms.calendar.periods.slice(passed);
  if (periods.length === 0) throw termsInvalid('changes');
  const left = (grace = 0): number => Math.max(0, grace - passed);
  const { fees: _fees, balloonMinor: _balloon, ...kept } = terms;
  const rest: ScheduleTerms = {
    ...kept,
    principalMinor: 0n,
    calendar: { ...terms.calendar, periods },
    changes: [],
    openingInterestMinor: 0n,
    principalGrace: left(terms.principalGrace),
    interestPaymentGrace: left(terms.interestPaymentGrace),
    interestFreeGrace: left(terms.interestFreeGrace),
    capitalisedGrace: left(terms.capitalisedGrace),
  };
  return { ...plan, earlier: [...plan.earlier, plan.current], current: { terms: rest, rows: [] } };
}

/** Where a plan stands on a day, before anything that falls due later. */
export interface Position {
  /** Rows of the segment due up to the day. */
  readonly passed: number;
  /** Start of the running period: the last due date, or the first payout. */
  readonly start: LocalDate;
  /** The running period of the calendar, if the plan has one left. */
  readonly period: Period | undefined;
  /** Principal not yet due at the period's start. */
  readonly startBalanceMinor: bigint;
  /** Principal not yet due now, with the changes since. */
  readonly balanceMinor: bigint;
  /** Interest accrued before the start that no row has collected. */
  readonly deferredMinor: bigint;
  /** Drawdowns and reductions since the start. */
  readonly changes: readonly BalanceChange[];
}

export function positionOn({ current: { terms, rows } }: Plan, date: LocalDate): Position {
  const { periods } = terms.calendar;
  let passed = 0;
  while (passed < periods.length && !(periods[passed] as Period).due.isAfter(date)) passed++;
  const start = (passed > 0 ? periods[passed - 1]?.due : periods[0]?.start) as LocalDate;
  // A plan that was repaid early has no row here, and nothing is left of it.
  const last = rows[passed - 1];
  const opening = terms.principalMinor + sumOfFees(terms.fees, 'financed');
  const startBalanceMinor = last ? last.balance : passed > 0 ? 0n : opening;
  const changes = (terms.changes ?? []).filter((change) => !change.date.isBefore(start));
  return {
    passed,
    start,
    period: periods[passed],
    startBalanceMinor,
    balanceMinor: changes.reduce((sum, { amountMinor }) => sum + amountMinor, startBalanceMinor),
    deferredMinor: last ? last.deferredInterest : passed > 0 ? 0n : (terms.openingInterestMinor ?? 0n),
    changes,
  };
}

/** Parts of the year of the running period that have passed on a day, as a ratio. */
export function elapsedParts({ current }: Plan, { period }: Position, date: LocalDate): Elapsed {
  return period ? partsElapsed(current.terms.calendar, period, date) : { num: 0, den: 1 };
}

export interface Elapsed {
  readonly num: number;
  readonly den: number;
}

/** The segment up to a day, to which nothing happens any more. */
export function passedSegment({ current: { terms, rows } }: Plan, { passed }: Position): Segment {
  return { terms, rows: rows.slice(0, passed) };
}

/** What the next segment starts with. The graces and the balloon of the old one have been used or are renounced. */
export function restTerms({ current: { terms } }: Plan, position: Position): ScheduleTerms {
  const { interestFreeGrace = 0 } = terms;
  return {
    principalMinor: position.startBalanceMinor,
    rateAnnual: terms.rateAnnual,
    calendar: terms.calendar,
    rounding: terms.rounding,
    changes: position.changes,
    openingInterestMinor: position.deferredMinor,
    interestFreeGrace: Math.max(0, interestFreeGrace - position.passed),
    ...(terms.amortisation && { amortisation: terms.amortisation }),
    ...(terms.onChange && { onChange: terms.onChange }),
    ...(terms.remainder && { remainder: terms.remainder }),
    ...(terms.instalmentMultipleMinor && { instalmentMultipleMinor: terms.instalmentMultipleMinor }),
    ...(terms.unpaidInterest && { unpaidInterest: terms.unpaidInterest }),
  };
}
