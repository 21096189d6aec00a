import { LocalDate } from '../../kernel/calendar-date.js';
import { type Fraction, fraction, reduce } from '../../kernel/fraction.js';
import { monthsAndDays } from './due-dates.js';

/**
 * Day count conventions. `30/360` is the month ratio of instalment products (a month is 1/12 whatever its days, a day
 * 1/360); the ISDA formulas on day numbers have names of their own. `ACT/ACT` is ISDA's; `ACT/ACT-DEC31` counts a day
 * at its end, so the year changes one day earlier, on 31 December (Apache Fineract).
 */
export type DayCount = keyof typeof CONVENTIONS;

interface Convention {
  /** A year is this many parts; every interval is a whole number of them, so interest stays an exact ratio. */
  readonly partsPerYear: number;
  readonly parts: (start: LocalDate, end: LocalDate, termination: LocalDate | undefined) => number;
}

const days = (start: LocalDate, end: LocalDate): number => end.toEpochDay() - start.toEpochDay();
const isFebruaryEnd = (date: LocalDate): boolean =>
  date.monthValue() === 2 && date.dayOfMonth() === date.lengthOfMonth();
const isMonthEnd = (date: LocalDate): boolean => date.dayOfMonth() === date.lengthOfMonth();

function days360(start: LocalDate, end: LocalDate, startDay: number, endDay: number): number {
  return (end.year() - start.year()) * 360 + (end.monthValue() - start.monthValue()) * 30 + endDay - startDay;
}

function bondBasis(start: LocalDate, end: LocalDate): number {
  const d1 = Math.min(start.dayOfMonth(), 30);
  const d2 = end.dayOfMonth();
  return days360(start, end, d1, d1 === 30 ? Math.min(d2, 30) : d2);
}

function endOfMonthRule(start: LocalDate, end: LocalDate): number {
  const isStartFebruaryEnd = isFebruaryEnd(start);
  const d1 = isStartFebruaryEnd ? 30 : Math.min(start.dayOfMonth(), 30);
  const d2 = isStartFebruaryEnd && isFebruaryEnd(end) ? 30 : end.dayOfMonth();
  return days360(start, end, d1, d1 === 30 ? Math.min(d2, 30) : d2);
}

function publicSecurities(start: LocalDate, end: LocalDate): number {
  const d1 = isFebruaryEnd(start) ? 30 : Math.min(start.dayOfMonth(), 30);
  const d2 = end.dayOfMonth();
  return days360(start, end, d1, d1 === 30 ? Math.min(d2, 30) : d2);
}

function isdaThirtyE(start: LocalDate, end: LocalDate, termination: LocalDate | undefined): number {
  const d1 = isMonthEnd(start) ? 30 : start.dayOfMonth();
  const isFinalFebruary = isFebruaryEnd(end) && termination !== undefined && end.equals(termination);
  return days360(start, end, d1, isMonthEnd(end) && !isFinalFebruary ? 30 : end.dayOfMonth());
}

function leapDays(start: LocalDate, end: LocalDate): number {
  let count = 0;
  for (let year = start.year(); year <= end.year(); year++) {
    const leapDay = LocalDate.of(year, 3, 1).minusDays(1);
    if (leapDay.dayOfMonth() === 29 && leapDay.isAfter(start) && !leapDay.isAfter(end)) count++;
  }
  return count;
}

const PER_YEAR = 365 * 366;
const daysPart = (count: number, isLeap: boolean): number => count * (isLeap ? 365 : 366);

/** Splits at the turn of each year. `lateDays` is 1 where the last day of December already counts for the new year. */
function actualActual(start: LocalDate, end: LocalDate, lateDays: 0 | 1): number {
  const from = start.toEpochDay() + lateDays;
  const to = end.toEpochDay() + lateDays;
  let date = lateDays ? start.plusDays(1) : start;
  let position = from;
  let parts = 0;
  while (position < to) {
    const next = Math.min(to, position + date.lengthOfYear() - date.dayOfYear() + 1);
    parts += daysPart(next - position, date.isLeapYear());
    position = next;
    date = LocalDate.of(date.year() + 1, 1, 1);
  }
  return parts;
}

const CONVENTIONS = {
  '30/360': {
    partsPerYear: 360,
    parts: (start, end) => {
      const { months, days: rest } = monthsAndDays(start, end);
      return months * 30 + rest;
    },
  },
  'ACT/365F': { partsPerYear: 365, parts: days },
  'ACT/360': { partsPerYear: 360, parts: days },
  'ACT/364': { partsPerYear: 364, parts: days },
  'ACT/ACT': { partsPerYear: PER_YEAR, parts: (start, end) => actualActual(start, end, 0) },
  'ACT/ACT-DEC31': { partsPerYear: PER_YEAR, parts: (start, end) => actualActual(start, end, 1) },
  /** The whole period takes the length of the year in which it starts. */
  'ACT/ACT-START': {
    partsPerYear: PER_YEAR,
    parts: (start, end) => daysPart(days(start, end), start.isLeapYear()),
  },
  /** 366 when a 29 February lies after the start and not after the end, else 365 (ACT/365 Actual). */
  'ACT/365A': {
    partsPerYear: PER_YEAR,
    parts: (start, end) => daysPart(days(start, end), leapDays(start, end) > 0),
  },
  /** 29 February never counts. */
  'NL/365': { partsPerYear: 365, parts: (start, end) => days(start, end) - leapDays(start, end) },
  /** ISDA 2006 section 4.16(f), bond basis. */
  '30/360-BOND': { partsPerYear: 360, parts: bondBasis },
  /** ISDA 2006 section 4.16(g), Eurobond basis. */
  '30E/360': {
    partsPerYear: 360,
    parts: (start, end) =>
      days360(start, end, Math.min(start.dayOfMonth(), 30), Math.min(end.dayOfMonth(), 30)),
  },
  /** ISDA 2006 section 4.16(h); the last day of February is the 30th unless the contract terminates on it. */
  '30E/360-ISDA': { partsPerYear: 360, parts: isdaThirtyE },
  /** US (SIA) rule for securities that pay at month ends. */
  '30U/360': { partsPerYear: 360, parts: endOfMonthRule },
  '30/360-PSA': { partsPerYear: 360, parts: publicSecurities },
} as const satisfies Record<string, Convention>;

export const DAY_COUNTS = Object.keys(CONVENTIONS) as readonly DayCount[];

export function partsPerYear(dayCount: DayCount): number {
  return CONVENTIONS[dayCount].partsPerYear;
}

/**
 * The length of an interval in whole parts of a year (`partsPerYear`).
 * @param start first day, @param end last day, not before start
 * @param termination last day of the contract; only `30E/360-ISDA` looks at it
 */
export function dayCountParts(
  dayCount: DayCount,
  start: LocalDate,
  end: LocalDate,
  termination?: LocalDate,
): number {
  const convention: Convention = CONVENTIONS[dayCount];
  return convention.parts(start, end, termination);
}

/** The length of an interval in years, exact and reduced. Sources: ISDA 2006 section 4.16, README. */
export function yearFraction(
  dayCount: DayCount,
  start: LocalDate,
  end: LocalDate,
  termination?: LocalDate,
): Fraction {
  return reduce(fraction(dayCountParts(dayCount, start, end, termination), partsPerYear(dayCount)));
}
