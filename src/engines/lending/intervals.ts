import { type LocalDate } from '../../kernel/calendar-date.js';

/**
 * Whole months counted back from the later date, and the days left before them. A due date that is the start's own day
 * clamped to a shorter month (31 January, 29 February) is a whole number of months away.
 */
export function monthsBack(
  start: LocalDate,
  end: LocalDate,
): { months: number; days: number; remainderEnd: LocalDate } {
  let months = (end.year() - start.year()) * 12 + end.monthValue() - start.monthValue();
  const [startDay, endDay] = [start.dayOfMonth(), end.dayOfMonth()];
  const isWhole = endDay === startDay || (endDay < startDay && endDay === end.lengthOfMonth());
  if (isWhole) return { months, days: 0, remainderEnd: start };
  let remainderEnd = end.minusMonths(months);
  if (remainderEnd.isBefore(start)) remainderEnd = end.minusMonths(--months);
  return { months, days: remainderEnd.toEpochDay() - start.toEpochDay(), remainderEnd };
}
