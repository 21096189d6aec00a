import { divideRounded, type RoundingMode } from '../../kernel/fraction.js';

/**
 * Who takes what is left over when an amount does not divide: one minor unit each to the first or to the last parts,
 * or every part rounded and the very last one takes the difference.
 */
export type Remainder = 'first' | 'last' | 'rounded';

export interface SplitTerms {
  readonly remainder: Remainder;
  readonly rounding: RoundingMode;
  /** Parts are multiples of this many minor units (whole units); only with `rounded`. */
  readonly multipleMinor?: bigint;
}

/** The part that the row `index` (from 0) of `count` takes of an amount in minor units. The last row takes what is left. */
export function partOf(amountMinor: bigint, count: number, index: number, terms: SplitTerms): bigint {
  const n = BigInt(count);
  if (terms.remainder === 'rounded') {
    const multiple = terms.multipleMinor ?? 1n;
    return divideRounded(amountMinor, n * multiple, terms.rounding) * multiple;
  }
  const base = amountMinor / n;
  const left = Number(amountMinor - base * n);
  const takesOneMore = terms.remainder === 'first' ? index < left : index >= count - left;
  return takesOneMore ? base + 1n : base;
}
