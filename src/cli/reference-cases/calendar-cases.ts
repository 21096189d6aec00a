import { multiplyFractions, toNumber } from '../../kernel/fraction.js';
import { type LocalDate } from '../../kernel/calendar-date.js';
import {
  adjustToBusinessDay,
  type BusinessDayConvention,
  type DayCount,
  dayCountParts,
  partsPerYear,
  periodDates,
  type Stub,
  yearFraction,
} from '../../engines/lending/index.js';
import {
  agreesTo,
  dateOf,
  type Fields,
  fieldsOf,
  isEqual,
  isWithin,
  known,
  listOf,
  percentRateOf,
  ratioOf,
  type ReferenceCase,
  Unsupported,
} from './reference-case.js';

const DAY_COUNTS: Readonly<Record<string, DayCount>> = {
  'ACT/ACT ISDA': 'ACT/ACT',
  'ACT/ACT (one leap year, 366)': 'ACT/ACT',
  'Excel basis 1 actual/actual (within one leap year = days/366)': 'ACT/ACT',
  'ACT/365F': 'ACT/365F',
  'ACT/365F (Excel basis 3)': 'ACT/365F',
  'ACT/365 Actual': 'ACT/365A',
  'ACT/360': 'ACT/360',
  'ACT/364': 'ACT/364',
  'NL/365 (no leap)': 'NL/365',
  '30/360 (ISDA 2006 4.16(f) Bond Basis)': '30/360-BOND',
  '30/360 PSA': '30/360-PSA',
  '30E/360 (ISDA 2006 4.16(g) Eurobond)': '30E/360',
  '30E/360 ISDA (ISDA 2006 4.16(h))': '30E/360-ISDA',
  '30U/360 end-of-month rule on (US/SIA, Feb treated as 30)': '30U/360',
};
const ADJUSTMENTS: Readonly<Record<string, BusinessDayConvention>> = {
  NO_ADJUST: 'none',
  FOLLOWING: 'following',
  MODIFIED_FOLLOWING: 'modifiedFollowing',
  MODIFIED_FOLLOWING_BI_MONTHLY: 'modifiedFollowingBiMonthly',
  PRECEDING: 'preceding',
  MODIFIED_PRECEDING: 'modifiedPreceding',
  NEAREST: 'nearest',
};
const STUBS: Readonly<Record<string, Stub>> = {
  none: 'none',
  STUB_NONE: 'none',
  SHORT_INITIAL: 'shortInitial',
  LONG_INITIAL: 'longInitial',
  SHORT_FINAL: 'shortFinal',
  LONG_FINAL: 'longFinal',
};

export function agreesWithYearFraction(reference: ReferenceCase): boolean {
  const { dayCount, start, end, termination } = intervalOf(reference);
  const expected = fieldsOf(reference['expected']);
  const years = yearFraction(dayCount, start, end, termination);
  if (expected['days360'] !== undefined && !hasDays360(reference, expected)) return false;
  if (expected['yearFraction'] !== undefined) return isEqual(years, ratioOf(expected['yearFraction']));
  return isWithin(expected['toleranceAbs'] ?? 0, toNumber(years), expected['yearFractionDecimal']);
}

export function agreesWithDays360(reference: ReferenceCase): boolean {
  return hasDays360(reference, fieldsOf(reference['expected']));
}

function hasDays360(reference: ReferenceCase, expected: Fields): boolean {
  const { dayCount, start, end, termination } = intervalOf(reference);
  return (
    partsPerYear(dayCount) === 360 && dayCountParts(dayCount, start, end, termination) === expected['days360']
  );
}

function intervalOf(reference: ReferenceCase) {
  const { start, end, terminationDate } = fieldsOf(reference['inputs']);
  return {
    dayCount: known(DAY_COUNTS, reference['convention'], 'day count'),
    start: dateOf(start),
    end: dateOf(end),
    termination:
      terminationDate === undefined || terminationDate === null ? undefined : dateOf(terminationDate),
  };
}

/** The rate of one period, e.g. 9.4822 % × 31/365, to the decimals stated. */
export function agreesWithPeriodRate(reference: ReferenceCase): boolean {
  const { dayCount, start, end } = intervalOf(reference);
  const rate = percentRateOf(fieldsOf(reference['inputs'])['annualRatePercent']);
  const expected = String(fieldsOf(reference['expected'])['periodRate']);
  const decimals = expected.split('.')[1]?.length ?? 0;
  return agreesTo(decimals, multiplyFractions(rate, yearFraction(dayCount, start, end)), expected);
}

export function agreesWithAdjustment(reference: ReferenceCase): boolean {
  const { date, calendar } = fieldsOf(reference['inputs']);
  if (calendar !== 'Saturday/Sunday weekends only') throw new Unsupported(`calendar "${String(calendar)}"`);
  const convention = known(ADJUSTMENTS, reference['convention'], 'adjustment');
  const expected = dateOf(fieldsOf(reference['expected'])['date']);
  return adjustToBusinessDay(dateOf(date), convention, isWeekday).equals(expected);
}

const isWeekday = (date: LocalDate): boolean => date.dayOfWeek().value() < 6;

/** Dates of a schedule between two ends, and the same moved off weekends by the modified following rule. */
export function agreesWithPeriodDates(reference: ReferenceCase): boolean {
  const { start, end, everyMonths, stub, roll } = fieldsOf(reference['inputs']);
  if (!String(reference['convention']).endsWith('adjusted modified following on Sat/Sun'))
    throw new Unsupported('adjustment');
  const dates = periodDates({
    start: dateOf(start),
    end: dateOf(end),
    everyMonths: Number(everyMonths),
    stub: known(STUBS, stub, 'stub'),
    ...rollDay(roll),
  });
  const expected = fieldsOf(reference['expected']);
  const adjusted = dates.map((date) => adjustToBusinessDay(date, 'modifiedFollowing', isWeekday));
  return isSame(dates, expected['unadjusted']) && isSame(adjusted, expected['adjusted']);
}

function rollDay(roll: unknown): { rollDay?: number } {
  if (roll === 'implied') return {};
  if (roll === 'EOM') return { rollDay: 31 };
  const day = /^DAY_(\d{1,2})$/.exec(String(roll));
  if (!day) throw new Unsupported(`roll "${String(roll)}"`);
  return { rollDay: Number(day[1]) };
}

function isSame(dates: readonly LocalDate[], expected: unknown): boolean {
  return dates.map((date) => date.toString()).join() === listOf(expected).join();
}
