import { type LocalDate } from '../../kernel/calendar-date.js';
import { addFractions, type Fraction, fraction, reduce } from '../../kernel/fraction.js';
import { type CashFlow, timeFlows } from './cash-flows.js';
import { monthsBack } from './intervals.js';
import { soleRate } from './rate-equation.js';

/** The standard periods of the directive: a year is 12 equal months or 52 weeks. Fixed by the payment frequency. */
export type EuInterval = 'year' | 'month' | 'week';

/**
 * Annual percentage rate of charge: ∑ C_k(1+X)^−t_k = ∑ D_l(1+X)^−s_l, X effective per year.
 * Source: Directive 2008/48/EC, Annex I, part I; time by remark (c) and the Commission's guidelines SWD(2012)128.
 * @param flows payouts net of deducted charges, and every payment by the consumer
 * @returns e.g. 0.04907; disclose with at least one decimal, half up (`percentText`)
 * @throws DomainError `apr_no_root`, `apr_several_roots`
 */
export function euApr(flows: readonly CashFlow[], interval: EuInterval): number {
  // Counted in the interval, most flows come one whole period after another, which the equation is quick at.
  const timed = timeFlows(flows, (start, date) => ({ periods: periodsOf(start, date, interval), odd: 0 }));
  return soleRate(timed, PER_YEAR[interval]);
}

const PER_YEAR: Readonly<Record<EuInterval, number>> = { year: 1, month: 12, week: 52 };

/** The interval in years, exact. Whole periods are counted back from the later date; the days that remain are parts of
 * the year (365 or 366 days) that ends with them. */
export function euYears(start: LocalDate, end: LocalDate, interval: EuInterval): Fraction {
  const { whole, perYear, days, yearDays } = measure(start, end, interval);
  return reduce(addFractions(fraction(whole, perYear), fraction(days, yearDays)));
}

function periodsOf(start: LocalDate, end: LocalDate, interval: EuInterval): number {
  const { whole, perYear, days, yearDays } = measure(start, end, interval);
  return whole + (days / yearDays) * perYear;
}

interface Measure {
  readonly whole: number;
  readonly perYear: number;
  readonly days: number;
  readonly yearDays: number;
}

function measure(start: LocalDate, end: LocalDate, interval: EuInterval): Measure {
  if (interval === 'week') {
    const days = end.toEpochDay() - start.toEpochDay();
    const rest = days % 7;
    return {
      whole: (days - rest) / 7,
      perYear: 52,
      days: rest,
      yearDays: yearDays(start.plusDays(rest), rest),
    };
  }
  const { months, days, remainderEnd } = monthsBack(start, end);
  if (interval === 'month')
    return { whole: months, perYear: 12, days, yearDays: yearDays(remainderEnd, days) };
  const whole = Math.floor(months / 12);
  if (days === 0 && months % 12 === 0) return { whole, perYear: 1, days: 0, yearDays: 365 };
  const last = end.minusYears(whole);
  const rest = last.toEpochDay() - start.toEpochDay();
  return { whole, perYear: 1, days: rest, yearDays: yearDays(last, rest) };
}

/** Length of the year that ends on a date. */
function yearDays(end: LocalDate, days: number): number {
  return days === 0 ? 365 : end.toEpochDay() - end.minusYears(1).toEpochDay();
}
