import { LocalDate } from '../../../kernel/calendar-date.js';

/** Years, months, weeks and days, then hours, minutes and seconds (ISO 8601-1); at least one of them. */
export const SPAN =
  /^P(?=.)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/;
const DAY_MS = 86_400_000;

/**
 * An instant and a span later, in UTC: months first (the last day of a shorter month when there is no such day), then
 * days, then time.
 * @param span as `SPAN` has it, e.g. P1M, P30D, P1Y6M, PT45M
 */
export function later(instantMs: number, span: string): number {
  const match = SPAN.exec(span);
  if (!match) throw new RangeError(`${span} is no span`);
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const epochDay = Math.floor(instantMs / DAY_MS);
  const day = LocalDate.ofEpochDay(epochDay)
    .plusMonths(years * 12 + months)
    .plusDays(weeks * 7 + days);
  const time = instantMs - epochDay * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  return day.toEpochDay() * DAY_MS + time;
}
