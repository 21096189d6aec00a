import { type LocalDate } from '../../kernel/calendar-date.js';
import { type DayCount, dayCountParts, partsPerYear } from './day-count.js';
import { type Frequency, type MissingDay, stepDate } from './due-dates.js';
import { termsInvalid } from './lending-errors.js';

/** No product of a bank needs more rows; the limit keeps a hostile request from asking for endless work. */
export const MAX_INSTALMENTS = 1200;

export interface CalendarTerms {
  /** Day of the first payout; interest runs from here. */
  readonly start: LocalDate;
  readonly frequency: Frequency;
  /** Number of instalments, 1 to MAX_INSTALMENTS. */
  readonly count: number;
  readonly dayCount: DayCount;
  /** First due date when it is not one step after the start: the start itself (pay-in-n) or a stub. It becomes the anchor. */
  readonly firstDue?: LocalDate;
  readonly missingDay?: MissingDay;
  /** Due dates fall on this day of the month (31 is its last) instead of the anchor's own. Only with months. */
  readonly dueDay?: number;
  /** With `dueDay`: the first due date is at least so many days after the start; default 1. */
  readonly shortestFirstDays?: number;
}

/** One instalment's interval: interest runs from `start` to `due`, `parts` of a year of the calendar's `partsPerYear`. */
export interface Period {
  readonly start: LocalDate;
  readonly due: LocalDate;
  /** When the payment is expected, where `due` is no business day. */
  readonly adjustedDue?: LocalDate;
  readonly parts: number;
}

export interface RepaymentCalendar {
  readonly dayCount: DayCount;
  /** The month ratio measures weeks and days by other parts than months. */
  readonly unit: Frequency['unit'];
  readonly partsPerYear: number;
  readonly periods: readonly Period[];
}

/** As far as dates are read anywhere in the platform. */
const LAST_YEAR = 2199;

/**
 * Due dates and interest intervals of a contract. Dates are anchored on the original date, never on the previous one.
 * @throws DomainError `lending_terms_invalid` for a count or frequency out of range or a first due date before the start
 */
export function repaymentCalendar(terms: CalendarTerms): RepaymentCalendar {
  const { start, frequency, count, dayCount, firstDue, missingDay } = terms;
  checkCalendar(terms);
  const calendar = { dayCount, unit: frequency.unit, partsPerYear: partsPerYear(dayCount) };
  const regular = regularParts(terms);
  const first = firstDue ?? firstOnDueDay(terms);
  const anchor = first ?? start;
  const firstStep = first ? 0 : 1;
  const periods: Period[] = [];
  let previous = start;
  for (let k = 0; k < count; k++) {
    const due = onDueDay(stepDate(anchor, frequency, k + firstStep, missingDay), k, terms);
    const isRegular = k > 0 || first === undefined;
    const parts = (isRegular ? regular : undefined) ?? partsBetween(calendar, previous, due);
    periods.push({ start: previous, due, parts });
    previous = due;
  }
  if (previous.year() > LAST_YEAR) throw termsInvalid('count');
  return { ...calendar, periods };
}

/**
 * A calendar over given due dates (a moved calendar, a payday list): every interval is measured as it is.
 * @param dueDates ascending, none before start
 * @throws DomainError `lending_terms_invalid`
 */
export function calendarOver(
  start: LocalDate,
  dueDates: readonly LocalDate[],
  dayCount: DayCount,
): RepaymentCalendar {
  if (dueDates.length < 1 || dueDates.length > MAX_INSTALMENTS) throw termsInvalid('dueDates');
  let previous = start;
  const periods = dueDates.map((due) => {
    if (due.isBefore(previous)) throw termsInvalid('dueDates');
    const period = { start: previous, due, parts: dayCountParts(dayCount, previous, due) };
    previous = due;
    return period;
  });
  return { dayCount, unit: 'months', partsPerYear: partsPerYear(dayCount), periods };
}

/** Length of any interval in the calendar's parts: weeks are 7/360 and days 1/360 under the month ratio, however many. */
export function partsBetween(
  { dayCount, unit }: Pick<RepaymentCalendar, 'dayCount' | 'unit'>,
  start: LocalDate,
  end: LocalDate,
): number {
  const isInDays = dayCount === '30/360' && unit !== 'months';
  return isInDays ? end.toEpochDay() - start.toEpochDay() : dayCountParts(dayCount, start, end);
}

/** The first due day of the month that is late enough after the start. */
function firstOnDueDay({ start, dueDay, shortestFirstDays = 1 }: CalendarTerms): LocalDate | undefined {
  if (dueDay === undefined) return undefined;
  const earliest = start.plusDays(shortestFirstDays);
  const sameMonth = withDay(earliest, dueDay);
  return sameMonth.isBefore(earliest) ? withDay(earliest.withDayOfMonth(1).plusMonths(1), dueDay) : sameMonth;
}

/** A first due date that the caller gave stays as it is. */
function onDueDay(date: LocalDate, k: number, { dueDay, firstDue }: CalendarTerms): LocalDate {
  return dueDay === undefined || (k === 0 && firstDue) ? date : withDay(date, dueDay);
}

const withDay = (date: LocalDate, day: number): LocalDate =>
  date.withDayOfMonth(Math.min(day, date.lengthOfMonth()));

/**
 * The parts of a period that have passed on a day, as a ratio. Under the month ratio a period's interest is spread over
 * its real days, so that it grows every day and reaches the whole on the due date; otherwise by the day count.
 */
export function partsElapsed(
  calendar: Pick<RepaymentCalendar, 'dayCount' | 'unit'>,
  { start, due, parts }: Period,
  date: LocalDate,
): { num: number; den: number } {
  if (!date.isAfter(start)) return { num: 0, den: 1 };
  if (!date.isBefore(due)) return { num: parts, den: 1 };
  const days = date.toEpochDay() - start.toEpochDay();
  if (isMonthRatio(calendar)) return { num: parts * days, den: due.toEpochDay() - start.toEpochDay() };
  return { num: Math.min(parts, partsBetween(calendar, start, date)), den: 1 };
}

export function isMonthRatio({ dayCount, unit }: Pick<RepaymentCalendar, 'dayCount' | 'unit'>): boolean {
  return dayCount === '30/360' && unit === 'months';
}

function checkCalendar(terms: CalendarTerms): void {
  const { start, frequency, count, firstDue, dueDay, shortestFirstDays = 1 } = terms;
  const isWithin = (value: number) => Number.isInteger(value) && value >= 1 && value <= MAX_INSTALMENTS;
  if (!isWithin(count)) throw termsInvalid('count');
  if (!isWithin(frequency.every)) throw termsInvalid('frequency');
  if (firstDue?.isBefore(start)) throw termsInvalid('firstDue');
  const isDay = dueDay === undefined || (Number.isInteger(dueDay) && dueDay >= 1 && dueDay <= 31);
  if (!isDay || (dueDay !== undefined && frequency.unit !== 'months')) throw termsInvalid('dueDay');
  if (!Number.isInteger(shortestFirstDays) || shortestFirstDays < 0 || shortestFirstDays > 366)
    throw termsInvalid('shortestFirstDays');
}

/** Under the month ratio every regular period is equally long; conventions that look at real dates have no such number. */
function regularParts({ dayCount, frequency: { unit, every } }: CalendarTerms): number | undefined {
  if (dayCount !== '30/360') return undefined;
  return unit === 'months' ? every * 30 : unit === 'weeks' ? every * 7 : every;
}
