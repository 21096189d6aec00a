import { LocalDate } from '@js-joda/core';

export { LocalDate };

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads YYYY-MM-DD (years 1900–2199). Undefined when it is no such date (2025-02-30).
 * Put together from numbers, because LocalDate.parse takes 8 µs and every request carries dates.
 */
export function parseDate(text: string): LocalDate | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year >= 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return LocalDate.of(year, month, day);
}

/**
 * Reads YYYY-MM-DD that we have written ourselves.
 * @throws RangeError when it is no such date
 */
export function storedDate(text: string): LocalDate {
  const date = parseDate(text);
  if (!date) throw new RangeError(`a stored date of ${text}`);
  return date;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Since 1970 every zone's offset has been a whole number of these, so none begins a day inside one. */
const SPAN_MS = 30_000;
const MAX_KNOWN = 1_000;
const known = new Map<string, LocalDate>();

/**
 * The calendar date that an instant falls on in a zone (IANA name), e.g. (2026-12-01T16:30Z, Asia/Shanghai) → 2026-12-02.
 * Formatting takes 7 µs, so the date of the same half minute is remembered.
 */
export function dateInZone(instantMs: number, zone: string): LocalDate {
  if (instantMs < 0) return formattedDate(instantMs, zone);
  const name = `${zone} ${Math.floor(instantMs / SPAN_MS)}`;
  let date = known.get(name);
  if (!date) {
    if (known.size === MAX_KNOWN) known.clear();
    known.set(name, (date = formattedDate(instantMs, zone)));
  }
  return date;
}

function formattedDate(instantMs: number, zone: string): LocalDate {
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
  const text = formatter.format(instantMs);
  return parseDate(text) ?? LocalDate.parse(text);
}

/** Whole years from birth to a day, as law counts age: the birthday itself completes the year. */
export function ageInYears(birth: LocalDate, on: LocalDate): number {
  return birth.until(on).years();
}
