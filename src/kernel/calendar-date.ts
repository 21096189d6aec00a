import { DateTimeParseException, LocalDate } from '@js-joda/core';

export { LocalDate };

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads YYYY-MM-DD (years 1900–2199). Undefined when it is no such date (2025-02-30). */
export function parseDate(text: string): LocalDate | undefined {
  if (!ISO_DATE.test(text)) return undefined;
  try {
    const date = LocalDate.parse(text);
    return date.year() >= 1900 && date.year() < 2200 ? date : undefined;
  } catch (error) {
    if (error instanceof DateTimeParseException) return undefined;
    throw error;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar date that an instant falls on in a zone (IANA name), e.g. (2026-12-01T16:30Z, Asia/Shanghai) → 2026-12-02. */
export function dateInZone(instantMs: number, zone: string): LocalDate {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return LocalDate.parse(formatter.format(instantMs));
}

/** Whole years from birth to a day, as law counts age: the birthday itself completes the year. */
export function ageInYears(birth: LocalDate, on: LocalDate): number {
  return birth.until(on).years();
}
