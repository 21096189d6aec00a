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
}

/** One instalment's interval: interest runs from `start` to `due`, `parts` of a year of the calendar's `partsPerYear`. */
export interface Period {
  readonly start: LocalDate;
  readonly due: LocalDate;
  readonly parts: number;
}

export interface RepaymentCalendar {
  readonly dayCount: DayCount;
  readonly partsPerYear: number;
  readonly periods: readonly Period[];
}

/**
 * Due dates and interest intervals of a contract. Dates are anchored on the original date, never on the previous one.
 * @throws DomainError `lending_terms_invalid` for a count out of range or a first due date before the start
 */
export function repaymentCalendar(terms: CalendarTerms): RepaymentCalendar {
  const { start, frequency, count, dayCount, firstDue, missingDay } = terms;
  if (!Number.isInteger(count) || count < 1 || count > MAX_INSTALMENTS) throw termsInvalid('count');
  if (!Number.isInteger(frequency.every) || frequency.every < 1 || frequency.every > 1200)
    throw termsInvalid('frequency');
  if (firstDue?.isBefore(start)) throw termsInvalid('firstDue');
  const anchor = firstDue ?? start;
  const firstStep = firstDue ? 0 : 1;
  const dueDates = Array.from({ length: count }, (_, k) =>
    stepDate(anchor, frequency, k + firstStep, missingDay),
  );
  return calendarOf(start, dueDates, dayCount, frequency, firstDue === undefined);
}

function calendarOf(
  start: LocalDate,
  dueDates: LocalDate[],
  dayCount: DayCount,
  frequency: Frequency,
  isFirstRegular: boolean,
): RepaymentCalendar {
  const regular = regularParts(dayCount, frequency);
  const periods: Period[] = [];
  let previous = start;
  for (const due of dueDates) {
    const isRegular = isFirstRegular || periods.length > 0;
    const parts =
      isRegular && regular !== undefined ? regular : irregularParts(dayCount, frequency, previous, due);
    periods.push({ start: previous, due, parts });
    previous = due;
  }
  return { dayCount, partsPerYear: partsPerYear(dayCount), periods };
}

/**
 * A calendar over given due dates (a moved calendar, a payday list): every interval is measured as it is.
 * @param dueDates ascending, none before start
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
  return { dayCount, partsPerYear: partsPerYear(dayCount), periods };
}

/** Under the month ratio every regular period is equally long; conventions that look at real dates have no such number. */
function regularParts(dayCount: DayCount, { unit, every }: Frequency): number | undefined {
  if (dayCount !== '30/360') return undefined;
  return unit === 'months' ? every * 30 : unit === 'weeks' ? every * 7 : every;
}

/** The month ratio knows weeks as 7/360 and days as 1/360, however many months they span. */
function irregularParts(dayCount: DayCount, frequency: Frequency, start: LocalDate, end: LocalDate): number {
  if (dayCount === '30/360' && frequency.unit !== 'months') return end.toEpochDay() - start.toEpochDay();
  return dayCountParts(dayCount, start, end);
}
