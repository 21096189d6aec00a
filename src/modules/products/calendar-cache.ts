import {
  type DayCount,
  type Frequency,
  repaymentCalendar,
  type RepaymentCalendar,
} from '../../engines/lending/index.js';
import { type LocalDate } from '../../kernel/calendar-date.js';

const MAX_CALENDARS = 2_000;
const calendars = new Map<string, RepaymentCalendar>();

/**
 * The repayment calendar from a start. Requests of one business day share their calendars, and dates cost more than the
 * arithmetic on them. A calendar follows from the arguments alone, so the cache needs no invalidation.
 * @param firstDue absent: one step after the start
 */
export function calendarFor(
  start: LocalDate,
  frequency: Frequency,
  count: number,
  dayCount: DayCount,
  firstDue?: LocalDate,
): RepaymentCalendar {
  const first = firstDue === undefined ? '' : firstDue.toEpochDay();
  const key = `${start.toEpochDay()}|${first}|${frequency.every}${frequency.unit}|${count}|${dayCount}`;
  let calendar = calendars.get(key);
  if (!calendar) {
    if (calendars.size >= MAX_CALENDARS) calendars.clear();
    calendar = repaymentCalendar({ start, frequency, count, dayCount, ...(firstDue && { firstDue }) });
    calendars.set(key, calendar);
  }
  return calendar;
}
