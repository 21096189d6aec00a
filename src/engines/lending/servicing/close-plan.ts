import { type LocalDate } from '../../../kernel/calendar-date.js';
import { divideRounded } from '../../../kernel/fraction.js';
import { sumOfFees } from '../fees.js';
import { termsInvalid } from '../lending-errors.js';
import { partsBetween, partsElapsed } from '../repayment-calendar.js';
import { type ScheduleRow, type ScheduleTerms } from '../schedule.types.js';
import {
  type Elapsed,
  elapsedParts,
  openPlan,
  passedSegment,
  type Plan,
  positionOn,
  type Position,
  restTerms,
  rowsOf,
} from './plan.js';

export interface CloseTerms {
  readonly date: LocalDate;
  /** Interest of the whole running period instead of that to the day. */
  readonly isFullPeriod?: boolean;
  readonly feeRebate: 'none' | 'proRata';
}

/**
 * Ends a plan on a day: everything not yet due becomes one row due on that day, with the interest accrued to it, rounded
 * once (LENDING 1.8). Fees of later rows are for time that will not be used; the running row's counts by its days.
 */
export function closePlan(plan: Plan, terms: CloseTerms): Plan {
  const position = positionOn(plan, terms.date);
  const last = closingRow(plan, position, terms);
  const passed = passedSegment(plan, position);
  const rows = last.total > 0n ? [...passed.rows, last] : passed.rows;
  const empty = { rows: [], terms: { ...plan.current.terms, principalMinor: 0n, changes: [], fees: [] } };
  return { drawdown: plan.drawdown, earlier: [...plan.earlier, { ...passed, rows }], current: empty };
}

function closingRow(
  plan: Plan,
  position: Position,
  { date, isFullPeriod, feeRebate }: CloseTerms,
): ScheduleRow {
  const whole = { num: position.period?.parts ?? 0, den: 1 };
  const elapsed = elapsedParts(plan, position, date);
  const interest = position.deferredMinor + accruedInterest(plan, position, isFullPeriod ? whole : elapsed);
  const fee = closingFee(plan, position, elapsed, feeRebate);
  const principal = position.balanceMinor;
  return {
    number: position.passed + 1,
    dueDate: date,
    principal,
    interest,
    fee,
    total: principal + interest + fee,
    balance: 0n,
    balloon: 0n,
    capitalised: 0n,
    deferredInterest: 0n,
  };
}

/** Interest of the running period, every change from its own day, rounded once. */
function accruedInterest(plan: Plan, position: Position, elapsed: Elapsed): bigint {
  const { terms } = plan.current;
  const { period } = position;
  if (!period || position.passed < (terms.interestFreeGrace ?? 0)) return 0n;
  const changes = position.changes.map(({ date, interestFrom, amountMinor }) => {
    return { amountMinor, from: partsElapsed(terms.calendar, period, interestFrom ?? date) };
  });
  // Ratios of one period have its days as denominator, or 1.
  const den = Math.max(elapsed.den, ...changes.map(({ from }) => from.den));
  const over = (ratio: Elapsed): number => ratio.num * (den / ratio.den);
  const weight = changes.reduce(
    (sum, { amountMinor, from }) => sum + amountMinor * BigInt(Math.max(0, over(elapsed) - over(from))),
    position.startBalanceMinor * BigInt(over(elapsed)),
  );
  const { rateAnnual, calendar } = terms;
  const year = rateAnnual.den * BigInt(calendar.partsPerYear);
  return divideRounded(weight * rateAnnual.num, year * BigInt(den), terms.rounding);
}

function closingFee(
  plan: Plan,
  position: Position,
  elapsed: Elapsed,
  rebate: CloseTerms['feeRebate'],
): bigint {
  const { terms, rows } = plan.current;
  const open = rows.slice(position.passed);
  if (rebate === 'none') return open.reduce((sum, { fee }) => sum + fee, 0n);
  const [first] = open;
  if (!first || !position.period) return 0n;
  const once = position.passed === 0 ? sumOfFees(terms.fees, 'firstInstalment') : 0n;
  const parts = BigInt(position.period.parts * elapsed.den);
  if (parts === 0n) return once;
  return once + divideRounded((first.fee - once) * BigInt(elapsed.num), parts, terms.rounding);
}

/**
 * What an early settlement gives back of fees that were paid for the whole term, by the days that are left of it.
 * Source: Directive 2008/48/EC, article 16; the rule is the contract's.
 */
export function upfrontFeeRebate(plan: Plan, date: LocalDate): bigint {
  const [first] = [...plan.earlier, plan.current];
  const terms = first?.terms ?? plan.current.terms;
  const paid = (['financed', 'deducted', 'firstInstalment'] as const).reduce(
    (sum, collected) => sum + sumOfFees(terms.fees, collected),
    0n,
  );
  const start = terms.calendar.periods[0]?.start.toEpochDay() ?? 0;
  const end = rowsOf(plan).at(-1)?.dueDate.toEpochDay() ?? start;
  const left = end - Math.max(start, date.toEpochDay());
  if (paid === 0n || left <= 0) return 0n;
  return divideRounded(paid * BigInt(left), BigInt(end - start), terms.rounding);
}

export interface RescheduleTerms {
  readonly date: LocalDate;
  readonly dueDates: readonly LocalDate[];
  /** Unpaid principal and interest of past rows that move to the new ones. */
  readonly arrears: { readonly principal: bigint; readonly interest: bigint };
}

/** Gives what is not yet due new due dates; interest runs on from the last due date. Rows due before stay. */
export function reschedulePlan(plan: Plan, { date, dueDates, arrears }: RescheduleTerms): Plan {
  let previous = date;
  for (const due of dueDates) {
    if (!due.isAfter(previous)) throw termsInvalid('dueDates');
    previous = due;
  }
  const position = positionOn(plan, date);
  const rest = restTerms(plan, position);
  const { calendar, fees } = plan.current.terms;
  let start = position.start;
  const periods = dueDates.map((due) => {
    const parts = partsBetween(calendar, start, due);
    const period = { start, due, parts };
    start = due;
    return period;
  });
  const fee = plan.current.rows.slice(position.passed).reduce((sum, row) => sum + row.fee, 0n);
  const moved = arrears.principal > 0n ? [{ date, amountMinor: arrears.principal }] : [];
  const terms: ScheduleTerms = {
    ...rest,
    calendar: { ...calendar, periods },
    interestFreeGrace: Math.min(rest.interestFreeGrace ?? 0, periods.length - 1),
    openingInterestMinor: (rest.openingInterestMinor ?? 0n) + arrears.interest,
    changes: [...(rest.changes ?? []), ...moved],
    unpaidInterest: 'carry',
    ...(fees && fee > 0n && { fees: [{ amountMinor: fee, collected: 'spread' as const }] }),
  };
  return openPlan(terms, plan.drawdown, [...plan.earlier, passedSegment(plan, position)]);
}
