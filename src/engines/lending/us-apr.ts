import { type LocalDate } from '../../kernel/calendar-date.js';
import { type CashFlow, timeFlows } from './cash-flows.js';
import { type Frequency } from './due-dates.js';
import { monthsBack } from './intervals.js';
import { soleRate } from './rate-equation.js';

/** The common interval between payments. `term`: a single advance with a single payment; a year is 12 months. */
export interface UnitPeriod {
  readonly unit: 'month' | 'semimonth' | 'week' | 'day' | 'term';
  readonly count: number;
}

/** The unit-period of a contract by its payment frequency; at most one year (Appendix J (b)(4)). */
export function unitPeriodOf({ unit, every }: Frequency, instalments: number): UnitPeriod {
  if (instalments === 1) return { unit: 'term', count: 1 };
  if (unit === 'months') return { unit: 'month', count: Math.min(every, 12) };
  if (unit === 'weeks') return { unit: 'week', count: Math.min(every, 52) };
  return every % 7 === 0 ? { unit: 'week', count: Math.min(every / 7, 52) } : { unit: 'day', count: 1 };
}

/**
 * Annual percentage rate by the actuarial method: ∑ A_k/((1+e_k·i)(1+i)^q_k) = ∑ P_j/((1+f_j·i)(1+i)^t_j), times the
 * unit-periods in a year. Source: 12 CFR Part 1026 (Regulation Z), Appendix J, paragraph (b).
 * @returns e.g. 0.1182; disclosed with two decimals, accurate within 1/8 of a percentage point (12 CFR 1026.22(a)(2))
 * @throws DomainError `apr_no_root`, `apr_several_roots`
 */
export function usApr(flows: readonly CashFlow[], unitPeriod: UnitPeriod): number {
  const unit = unitPeriod.unit === 'term' ? termOf(flows) : standard(unitPeriod);
  return soleRate(timeFlows(flows, unit.timeOf)) * unit.perYear;
}

interface Unit {
  readonly perYear: number;
  /** Full unit-periods and the odd fraction between two dates, counted back from the later one. */
  readonly timeOf: (start: LocalDate, date: LocalDate) => { periods: number; odd: number };
}

const split = (length: number, unit: number) => {
  const periods = Math.floor(length / unit);
  return { periods, odd: (length - periods * unit) / unit };
};
const daysBetween = (start: LocalDate, date: LocalDate) => date.toEpochDay() - start.toEpochDay();

function standard({ unit, count }: UnitPeriod): Unit {
  switch (unit) {
    case 'day':
      return { perYear: 365 / count, timeOf: (start, date) => split(daysBetween(start, date), count) };
    case 'week':
      return { perYear: 52 / count, timeOf: (start, date) => split(daysBetween(start, date), 7 * count) };
    case 'semimonth':
      return { perYear: 24, timeOf: semimonths };
    default:
      return count === 12 ? { perYear: 1, timeOf: years } : { perYear: 12 / count, timeOf: months(count) };
  }
}

/** Odd time counts a month as 30 days (Appendix J (b)(5)). */
const months = (count: number) => (start: LocalDate, date: LocalDate) => {
  const back = monthsBack(start, date);
  const periods = Math.floor(back.months / count);
  const odd = ((back.months - periods * count) * 30 + back.days) / (30 * count);
  return { periods: periods + Math.floor(odd), odd: odd % 1 };
};

function semimonths(start: LocalDate, date: LocalDate): { periods: number; odd: number } {
  const back = monthsBack(start, date);
  const rest = split(back.days, 15);
  return { periods: back.months * 2 + rest.periods, odd: rest.odd };
}

/** Odd time of a yearly unit: whole months where they fit, else days over 365. */
function years(start: LocalDate, date: LocalDate): { periods: number; odd: number } {
  const back = monthsBack(start, date);
  const periods = Math.floor(back.months / 12);
  if (back.days === 0) return { periods, odd: (back.months % 12) / 12 };
  const odd = daysBetween(start, date.minusYears(periods)) / 365;
  return { periods, odd };
}

/** A single payment makes its own term the unit-period, up to one year (Appendix J (b)(4)(ii), (b)(5)(vi)). */
function termOf(flows: readonly CashFlow[]): Unit {
  const sorted = flows.map(({ date }) => date).sort((a, b) => a.compareTo(b));
  const [start, end] = [sorted[0] as LocalDate, sorted.at(-1) as LocalDate];
  const back = monthsBack(start, end);
  if (back.months >= 12) return { perYear: 1, timeOf: years };
  const perYear =
    back.days === 0 && back.months > 0 ? 12 / back.months : 365 / Math.max(1, daysBetween(start, end));
  return { perYear, timeOf: (_start, date) => ({ periods: date.isAfter(start) ? 1 : 0, odd: 0 }) };
}
