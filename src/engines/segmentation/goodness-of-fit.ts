import { type BgNbdParameters, purchaseCountProbabilities, type PurchaseHistory } from './bg-nbd.js';

const BINS = 7;

export interface GoodnessOfFit {
  /** Customers with 0, 1 … 6 and with 7 or more repeat purchases. */
  readonly actual: readonly number[];
  readonly expected: readonly number[];
  /** Pearson's, over bins with at least 5 expected customers. */
  readonly chiSquare: number;
  /** Bins − 1 − the four parameters; not above 0 means that the test says nothing. */
  readonly degreesOfFreedom: number;
}

/** The fit histogram of Fader, Hardie & Lee (2005): how many customers should and do have each number of repeats. */
export function goodnessOfFit(
  parameters: BgNbdParameters,
  histories: readonly PurchaseHistory[],
): GoodnessOfFit {
  const actual = new Array<number>(BINS + 1).fill(0);
  const expected = new Array<number>(BINS + 1).fill(0);
  const byT = new Map<number, number>();
  for (const { x, T } of histories) {
    actual[Math.min(BINS, x)]! += 1;
    byT.set(T, (byT.get(T) ?? 0) + 1);
  }
  for (const [T, customers] of byT) {
    const probabilities = T > 0 ? purchaseCountProbabilities(parameters, T, BINS) : [1];
    probabilities.forEach((probability, bin) => (expected[bin]! += probability * customers));
  }
  const counted = expected.flatMap((count, bin) => (count >= 5 ? [bin] : []));
  return {
    actual,
    expected,
    chiSquare: counted.reduce((sum, bin) => sum + (actual[bin]! - expected[bin]!) ** 2 / expected[bin]!, 0),
    degreesOfFreedom: counted.length - 5,
  };
}
