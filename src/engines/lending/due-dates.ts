import { type LocalDate } from '../../kernel/calendar-date.js';

/** How often an instalment falls due. */
export interface Frequency {
  readonly unit: 'months' | 'weeks' | 'days';
  readonly every: number;
}

/** Where a due date goes whose day the month does not have: the month's last day, or the first of the next month. */
export type MissingDay = 'clamp' | 'nextMonthFirst';

/**
 * The date k steps after an anchor, always counted from the anchor itself: 31 January, 28 February, 31 March.
 * Counting from the previous due date would drift to the 28th for good.
 * @param steps whole number of frequency steps, may be negative
 */
export function stepDate(
  anchor: LocalDate,
  frequency: Frequency,
  steps: number,
  missingDay: MissingDay = 'clamp',
): LocalDate {
  const count = frequency.every * steps;
  if (frequency.unit === 'days') return anchor.plusDays(count);
  if (frequency.unit === 'weeks') return anchor.plusDays(count * 7);
  const date = anchor.plusMonths(count);
  const isMissing = date.dayOfMonth() < anchor.dayOfMonth();
  return isMissing && missingDay === 'nextMonthFirst' ? date.plusDays(1) : date;
}

/** Whole calendar months from one date to a later one, and the days left after them (counted forward, clamped at month ends). */
export function monthsAndDays(start: LocalDate, end: LocalDate): { months: number; days: number } {
  let months = (end.year() - start.year()) * 12 + end.monthValue() - start.monthValue();
  let reached = start.plusMonths(months);
  if (reached.isAfter(end)) reached = start.plusMonths(--months);
  return { months, days: end.toEpochDay() - reached.toEpochDay() };
}
