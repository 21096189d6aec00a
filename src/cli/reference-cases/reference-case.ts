import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import {
  compareFractions,
  divideRounded,
  type Fraction,
  fraction,
  parseDecimal,
} from '../../kernel/fraction.js';
import { parseMinor } from '../../kernel/money.js';

/** One case of a reference file: what goes in, what must come out, and where the figures are from. */
export interface ReferenceCase {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** The case needs a rule that the engine does not offer; the message says which. */
export class Unsupported extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null)
    throw new Unsupported('not an object where one was expected');
  return value as Fields;
}

export function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unsupported('not a list where one was expected');
  return value;
}

/** A rule that a case names in words which are not known here must not be guessed. */
export function known<T>(table: Readonly<Record<string, T>>, name: unknown, what: string): T {
  const text = String(name);
  if (!Object.hasOwn(table, text)) throw new Unsupported(`${what} "${text}"`);
  return table[text] as T;
}

export function onlyKnownFields(fields: Fields, names: readonly string[]): void {
  const stranger = Object.keys(fields).find((name) => !names.includes(name));
  if (stranger !== undefined) throw new Unsupported(`term "${stranger}"`);
}

export function dateOf(value: unknown): LocalDate {
  const date = typeof value === 'string' ? parseDate(value) : undefined;
  if (!date) throw new Unsupported(`date ${JSON.stringify(value)}`);
  return date;
}

/** Reference amounts have two decimals; none of the files deals in another kind of currency. */
export function minorOf(value: unknown): bigint {
  const minor = typeof value === 'string' ? parseMinor(value, 'USD') : undefined;
  if (minor === undefined) throw new Unsupported(`amount ${JSON.stringify(value)}`);
  return minor;
}

/** "0.06/12", "401/4380" or a plain decimal. */
export function ratioOf(value: unknown): Fraction {
  const [top = '', bottom = '1', ...rest] = String(value).split('/');
  const [num, den] = [parseDecimal(top), parseDecimal(bottom)];
  if (!num || !den || den.num === 0n || rest.length > 0)
    throw new Unsupported(`number ${JSON.stringify(value)}`);
  return fraction(num.num * den.den, num.den * den.num);
}

export function percentRateOf(value: unknown): Fraction {
  const { num, den } = ratioOf(value);
  return fraction(num, den * 100n);
}

/** Whether both numbers are the same text at so many decimals. */
export function agreesTo(decimals: number, actual: Fraction, expected: unknown): boolean {
  const scale = 10n ** BigInt(decimals);
  const rounded = ({ num, den }: Fraction) => divideRounded(num * scale, den, 'HALF_UP');
  return rounded(actual) === rounded(longDecimal(String(expected)));
}

/** Decimals longer than a contract's rate may be. */
function longDecimal(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Unsupported(`number "${text}"`);
  const digits = match[3] ?? '';
  const num = BigInt((match[2] as string) + digits);
  return fraction(match[1] ? -num : num, 10n ** BigInt(digits.length));
}

export const isEqual = (a: Fraction, b: Fraction): boolean => compareFractions(a, b) === 0;

export function isWithin(tolerance: unknown, actual: number, expected: unknown): boolean {
  return Math.abs(actual - Number(expected)) <= Number(tolerance);
}
