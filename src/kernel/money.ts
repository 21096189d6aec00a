import { type CurrencyCode, exponentOf, isCurrency } from './currency.js';

/** An amount in the minor unit of its currency. Arithmetic never mixes currencies and never rounds silently. */
export interface Money {
  readonly minor: bigint;
  readonly currency: CurrencyCode;
}

/** The JSON form of the API: integer minor units within ±(2^53 − 1). */
export interface MoneyJson {
  readonly amount: number;
  readonly currency: string;
}

export function money(minor: bigint | number, currency: string): Money {
  if (!isCurrency(currency)) throw new RangeError(`unknown currency ${currency}`);
  return { minor: BigInt(minor), currency };
}

export function toMoneyJson(value: Money): MoneyJson {
  return { amount: minorToNumber(value.minor), currency: value.currency };
}

/** Throws RangeError beyond ±(2^53 − 1): such an amount cannot be said in JSON without loss. */
export function minorToNumber(minor: bigint): number {
  const amount = Number(minor);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount ${minor} exceeds the safe integers`);
  return amount;
}

function sameCurrency(a: Money, b: Money): CurrencyCode {
  if (a.currency !== b.currency) throw new RangeError(`mixed currencies ${a.currency} and ${b.currency}`);
  return a.currency;
}

export function addMoney(a: Money, b: Money): Money {
  return { currency: sameCurrency(a, b), minor: a.minor + b.minor };
}

export function subtractMoney(a: Money, b: Money): Money {
  return { currency: sameCurrency(a, b), minor: a.minor - b.minor };
}

/** Decimal text in major units, e.g. 129900 CNY → "1299.00", 5 JPY → "5". */
export function formatMinor(minor: bigint, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Reads decimal text in major units, e.g. ("48.20", "GBP") → 4820n. Undefined when it is no amount of this currency. */
export function parseMinor(text: string, currency: string): bigint | undefined {
  const exponent = exponentOf(currency);
  const match = /^(-?)(\d{1,18})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return undefined;
  const minor = BigInt((match[2] as string) + fraction.padEnd(exponent, '0'));
  return match[1] ? -minor : minor;
}
