import { CLASSIFICATION_VERSION } from '../../../engines/segmentation/index.js';
import type { RunRules } from './classes.js';
import { classificationProblems } from './classification.errors.js';

/** The thresholds that staff may set for a run, in whole numbers. */
export interface Thresholds {
  /** Share of value in 1/10,000 up to which customers are A, and B. */
  readonly abcShareABps: number;
  readonly abcShareBBps: number;
  /** Silence in percent of the customer's usual interval. */
  readonly slippingPercent: number;
  readonly lostPercent: number;
  readonly clvHorizonMonths: number;
  readonly clvDiscountBps: number;
  /** Where the tiers private, premium and preferred end, from the top, in 1/10,000 of the customers. */
  readonly tierShareBps: readonly number[];
  readonly frequencyTies: 'equal' | 'rank';
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  abcShareABps: 8_000,
  abcShareBBps: 9_500,
  slippingPercent: 200,
  lostPercent: 400,
  clvHorizonMonths: 12,
  clvDiscountBps: 1_000,
  tierShareBps: [100, 500, 2_000],
  frequencyTies: 'equal',
};

const TIERS = ['private', 'premium', 'preferred', 'standard'] as const;
const BPS = 10_000;

/** @throws DomainError 422 thresholds_not_rising */
export function rulesOf(thresholds: Thresholds): RunRules {
  const { abcShareABps, abcShareBBps, slippingPercent, lostPercent, tierShareBps } = thresholds;
  const rising = [
    [abcShareABps, abcShareBBps],
    [slippingPercent, lostPercent],
    [...tierShareBps, BPS],
  ];
  if (rising.some((values) => values.some((value, i) => i > 0 && value <= (values[i - 1] ?? 0))))
    throw classificationProblems.thresholds_not_rising();
  return {
    ...CLASSIFICATION_VERSION,
    abc: { a: abcShareABps / BPS, b: abcShareBBps / BPS },
    lifecycle: {
      ...CLASSIFICATION_VERSION.lifecycle,
      slippingRatio: slippingPercent / 100,
      lostRatio: lostPercent / 100,
    },
    tiers: TIERS.map((tier, i) => ({ tier, untilTopShare: (tierShareBps[i] ?? BPS) / BPS })),
    clvTerms: {
      ...CLASSIFICATION_VERSION.clvTerms,
      horizonMonths: thresholds.clvHorizonMonths,
      discountAnnual: thresholds.clvDiscountBps / BPS,
    },
    frequencyTies: thresholds.frequencyTies,
  };
}

/** The thresholds that a run was made with. */
export function thresholdsOf({ abc, lifecycle, tiers, clvTerms, frequencyTies }: RunRules): Thresholds {
  const bps = (share: number): number => Math.round(share * BPS);
  return {
    abcShareABps: bps(abc.a),
    abcShareBBps: bps(abc.b),
    slippingPercent: Math.round(lifecycle.slippingRatio * 100),
    lostPercent: Math.round(lifecycle.lostRatio * 100),
    clvHorizonMonths: clvTerms.horizonMonths,
    clvDiscountBps: bps(clvTerms.discountAnnual),
    tierShareBps: tiers.slice(0, -1).map(({ untilTopShare }) => bps(untilTopShare)),
    frequencyTies,
  };
}
