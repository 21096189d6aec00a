/** Amounts are kept as whole ten-thousandths: any order of adding gives the same sum. */
export const UNITS_PER_AMOUNT = 10_000;
const AMOUNT_MAX = 1e9;
const CUSTOMER_MAX = 200;

export interface RawEvent {
  readonly customer?: unknown;
  readonly time?: unknown;
  readonly amount?: unknown;
  readonly id?: unknown;
  readonly type?: unknown;
}

export interface ParsedEvent {
  readonly customer: string;
  readonly atMs: number;
  readonly kind: 'purchase' | 'refund' | 'other';
  /** Ten-thousandths, not negative. */
  readonly amount: number;
  /** Empty when the row has none: it is an occasion of its own. */
  readonly id: string;
}

/** Why a row is not an event. */
export type RowFault =
  'no customer' | 'customer too long' | 'no date or time' | 'no amount' | 'amount too large';

const REFUNDS = new Set(['refund', 'return', 'cancellation', 'chargeback', 'credit_note']);
/** Facts about a customer that are no purchase; a payment or an invoice would count the same purchase twice. */
const OTHERS = new Set([
  'visit',
  'enrolment',
  'invoice',
  'repayment',
  'contact',
  'search',
  'login',
  'message',
]);

/**
 * A row as an event. A negative amount is a refund, whatever the type; without a type the rest are purchases, also
 * those of nothing (a gift is an occasion).
 */
export function parseEvent(row: RawEvent): ParsedEvent | RowFault {
  const customer = textOf(row.customer);
  if (customer === '') return 'no customer';
  if (customer.length > CUSTOMER_MAX) return 'customer too long';
  const atMs = instantOf(textOf(row.time));
  if (atMs === undefined) return 'no date or time';
  const type = textOf(row.type).toLowerCase();
  const amountText = textOf(row.amount);
  if (OTHERS.has(type)) return { customer, atMs, kind: 'other', amount: 0, id: '' };
  if (!AMOUNT.test(amountText)) return 'no amount';
  const units = Math.round(Number(amountText) * UNITS_PER_AMOUNT);
  if (Math.abs(units) > AMOUNT_MAX * UNITS_PER_AMOUNT) return 'amount too large';
  const kind = units < 0 || REFUNDS.has(type) ? 'refund' : 'purchase';
  return { customer, atMs, kind, amount: Math.abs(units), id: textOf(row.id) };
}

const AMOUNT = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i;
const INSTANT =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:\s*(Z|[+-]\d{2}:?\d{2}))?)?$/i;

/**
 * Milliseconds since 1970 of `2011-12-10`, `20111210`, `2011-12-10 09:30[:00[.123]]` with or without an offset; without
 * one it is read as UTC.
 */
export function instantOf(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = match;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), h, m, s);
  const isReal = new Date(ms).getUTCDate() === Number(day) && Number(month) >= 1 && Number(month) <= 12;
  if (!isReal || h > 23 || m > 59 || s > 59 || Number(year) < 1900) return undefined;
  return ms + Math.floor(Number(`0.${fraction}`) * 1000) - offsetMs(offset);
}

function offsetMs(offset: string | undefined): number {
  if (offset === undefined || offset.toUpperCase() === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}
