/** How a quotient becomes whole minor units. A term of the contract (LENDING.md §3). */
export type RoundingMode = 'HALF_UP' | 'HALF_EVEN' | 'UP' | 'DOWN';

/** An exact ratio, denominator positive. Rates and year fractions are ratios, so no cent is lost before the rounding. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  const n = BigInt(num);
  const d = BigInt(den);
  if (d === 0n) throw new RangeError('denominator 0');
  return d < 0n ? { num: -n, den: -d } : { num: n, den: d };
}

/**
 * Reads a decimal, e.g. "0.0720" → 72/1000. At most 30 digits.
 * @returns undefined when the text is not a plain decimal
 */
export function parseDecimal(text: string): Fraction | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text);
  if (!match) return undefined;
  const fractionDigits = match[3] ?? '';
  const num = BigInt((match[2] as string) + fractionDigits);
  return reduce({ num: match[1] ? -num : num, den: 10n ** BigInt(fractionDigits.length) });
}

export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function reduce(f: Fraction): Fraction {
  const divisor = gcd(f.num, f.den);
  return divisor <= 1n ? f : { num: f.num / divisor, den: f.den / divisor };
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return reduce({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return reduce({ num: a.num * b.num, den: a.den * b.den });
}

/** Negative, zero or positive as a is smaller than, equal to or larger than b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** num / den as a whole number. UP and DOWN are away from and towards zero. den must be positive. */
export function divideRounded(num: bigint, den: bigint, mode: RoundingMode): bigint {
  if (den <= 0n) throw new RangeError('denominator must be positive');
  const quotient = num / den;
  const remainder = num % den;
  if (remainder === 0n) return quotient;
  const away = num < 0n ? -1n : 1n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  switch (mode) {
    case 'DOWN':
      return quotient;
    case 'UP':
      return quotient + away;
    case 'HALF_UP':
      return twice >= den ? quotient + away : quotient;
    case 'HALF_EVEN':
      return twice > den || (twice === den && quotient % 2n !== 0n) ? quotient + away : quotient;
  }
}

export function toNumber(f: Fraction): number {
  return Number(f.num) / Number(f.den);
}
