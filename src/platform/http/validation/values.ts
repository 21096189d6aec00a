import { parseDate } from '../../../kernel/calendar-date.js';
import { parseDecimal } from '../../../kernel/fraction.js';

/** RFC 3339 in UTC, to the microsecond at most, as PostgreSQL keeps it. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/;
const EXTERNAL_ID_MAX = 128;
/** Nearly every id, and ten times faster to read than the general form. */
const EXTERNAL_ID_ASCII = /^[!-~]{1,128}$/;
/** Letters, digits, marks, punctuation, symbols and inner spaces; no control, format or unassigned characters. */
const EXTERNAL_ID = /^[\p{L}\p{N}\p{M}\p{P}\p{S}]+(?: [\p{L}\p{N}\p{M}\p{P}\p{S}]+)*$/u;
/** A yearly rate of 1,000 %: far above any lawful price, far below an overflow. */
const RATE_MAX = 10;

export function isDateOnly(value: unknown): boolean {
  return typeof value === 'string' && parseDate(value) !== undefined;
}

export function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  // The calendar's part must be a real date; Date alone would let 02-30 roll over.
  return parseDate(value.slice(0, 10)) !== undefined && !Number.isNaN(Date.parse(value));
}

/** A decimal text of a year, "0.0599" for 5.99 %; never a number, which could not hold it exactly. */
export function isRate(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const rate = parseDecimal(value);
  return rate !== undefined && rate.num >= 0n && rate.num <= rate.den * BigInt(RATE_MAX);
}

/** 1–128 printable characters without spaces at the ends. */
export function isExternalId(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (EXTERNAL_ID_ASCII.test(value)) return true;
  if (value.length > 2 * EXTERNAL_ID_MAX || !EXTERNAL_ID.test(value)) return false;
  return value.length <= EXTERNAL_ID_MAX || [...value].length <= EXTERNAL_ID_MAX;
}
