/** When an amount is out of a customer's usual. */
export interface AmountRules {
  /** With fewer earlier purchases nothing is usual yet. */
  readonly purchasesMin: number;
  /** The modified z-score from which an amount is unusual. */
  readonly scoreMin: number;
  /** It must also be so many times the median: who always pays the same is not suspect when a price rises. */
  readonly timesMedianMin: number;
}

export const AMOUNT_RULES: AmountRules = { purchasesMin: 8, scoreMin: 3.5, timesMedianMin: 3 };

export interface UnusualAmount {
  /** Modified z-score of the logarithm. */
  readonly score: number;
  readonly timesMedian: number;
  /** Of the earlier amounts, geometrically between the two in the middle; minor units. */
  readonly medianMinor: number;
  readonly purchases: number;
}

/** Φ⁻¹(3/4): makes the median absolute deviation of normal data their standard deviation. */
const NORMAL_MAD = 0.6745;
/** Spread of the logarithms below which it is not believed: about a tenth up or down. */
const SPREAD_MIN = 0.1;

/**
 * Whether an amount is far above what the same customer spends in the same scene. Modified z-score 0.6745·(x − median)/MAD
 * (Iglewicz & Hoaglin 1993), taken of logarithms, because amounts are skewed; neither median nor MAD moves with the one
 * large purchase that came before.
 * @param amountMinor of the event, minor units, above 0
 * @param earlierMinor amounts of his earlier purchases in the scene and currency, minor units, in any order
 * @returns undefined when it is usual, or when too little is known
 */
export function unusualAmount(
  amountMinor: number,
  earlierMinor: readonly number[],
  rules: AmountRules = AMOUNT_RULES,
): UnusualAmount | undefined {
  const logs = earlierMinor.filter((amount) => amount > 0).map(Math.log);
  if (amountMinor <= 0 || logs.length < rules.purchasesMin) return undefined;
  const middle = medianOf(logs);
  const spread = Math.max(SPREAD_MIN, medianOf(logs.map((log) => Math.abs(log - middle))));
  const distance = Math.log(amountMinor) - middle;
  const found = {
    score: (NORMAL_MAD * distance) / spread,
    timesMedian: Math.exp(distance),
    medianMinor: Math.round(Math.exp(middle)),
    purchases: logs.length,
  };
  return found.score >= rules.scoreMin && found.timesMedian >= rules.timesMedianMin ? found : undefined;
}

/** @param values at least one */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}
