import { divideRounded, type RoundingMode } from '../../../kernel/fraction.js';
import { notNegative, smaller } from './amounts.js';

export interface RefundSplitTerms {
  readonly downPaymentMinor: bigint;
  readonly financedMinor: bigint;
  /** What earlier refunds of the same order gave, all together. */
  readonly refundedBeforeMinor?: bigint;
  /** The loan first, or both in proportion. A product term. */
  readonly order: 'financedFirst' | 'proRata';
  readonly rounding: RoundingMode;
}

export interface RefundSplit {
  /** Goes to the loan, as a `refund` event. */
  readonly toLoanMinor: bigint;
  /** Goes back to where the down payment came from. */
  readonly toDownPaymentMinor: bigint;
  /** More than the order was worth; not to be accepted. */
  readonly excessMinor: bigint;
}

/**
 * Divides a merchant's refund between the loan and the down payment. Computed on the sum of all refunds so far, so that
 * many small refunds give the same as one.
 */
export function splitRefund(amountMinor: bigint, terms: RefundSplitTerms): RefundSplit {
  const { refundedBeforeMinor = 0n } = terms;
  const worth = terms.downPaymentMinor + terms.financedMinor;
  const before = smaller(refundedBeforeMinor, worth);
  const after = smaller(refundedBeforeMinor + amountMinor, worth);
  const toLoanMinor = loanPart(after, terms) - loanPart(before, terms);
  return {
    toLoanMinor,
    toDownPaymentMinor: after - before - toLoanMinor,
    excessMinor: notNegative(amountMinor - (after - before)),
  };
}

function loanPart(
  sumMinor: bigint,
  { order, financedMinor, downPaymentMinor, rounding }: RefundSplitTerms,
): bigint {
  if (order === 'financedFirst') return smaller(sumMinor, financedMinor);
  const worth = financedMinor + downPaymentMinor;
  return worth === 0n ? 0n : divideRounded(sumMinor * financedMinor, worth, rounding);
}
