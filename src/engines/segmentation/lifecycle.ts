import { type CustomerSummary } from './customer-summary.js';
import { medianOf } from './statistics.js';

export const LIFECYCLE_STAGES = [
  'prospect',
  'first_purchase',
  'growing',
  'mature',
  'slipping',
  'lost',
  'won_back',
] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

export interface LifecycleRules {
  /** Silence of so many usual intervals. */
  readonly slippingRatio: number;
  readonly lostRatio: number;
  /** Growing: the newer half of the intervals takes at most this share of the older half. */
  readonly growingRatio: number;
  /** Below so many purchase days a customer who keeps coming is growing. */
  readonly maturePurchaseDays: number;
  /** Won back for so many purchases after the return. */
  readonly wonBackPurchases: number;
}

export const LIFECYCLE_RULES: LifecycleRules = {
  slippingRatio: 2,
  lostRatio: 4,
  growingRatio: 0.8,
  maturePurchaseDays: 4,
  wonBackPurchases: 2,
};

const TYPICAL_WHEN_NOBODY_REPEATS_DAYS = 30;

/**
 * The median of the repeaters' mean intervals: what a run freezes for those who have no rhythm yet.
 * @returns days, at least 1
 */
export function typicalIntervalDays(population: Iterable<CustomerSummary>): number {
  const means: number[] = [];
  for (const { purchaseDays, firstDay, lastDay } of population) {
    if (purchaseDays > 1) means.push((lastDay! - firstDay!) / (purchaseDays - 1));
  }
  return means.length === 0 ? TYPICAL_WHEN_NOBODY_REPEATS_DAYS : Math.max(1, medianOf(means));
}

/** Days between the newest purchase days, newest first. */
export function recentIntervals({ recentDays }: CustomerSummary): number[] {
  return recentDays.slice(1).map((day, index) => recentDays[index]! - day);
}

/**
 * The customer's usual interval in days: the median of his newest ones and of the typical one, which is half of the
 * truth while he has a single interval, and soon counts no more. One long holiday does not change a rhythm.
 */
export function usualInterval(intervals: readonly number[], typicalDays: number): number {
  return Math.max(1, medianOf([...intervals, typicalDays]));
}

/**
 * The stage of a customer by counts, trend and his own rhythm: silence is measured in his usual intervals, so that a
 * weekly customer slips after a fortnight and a yearly one after two years.
 * @param asOfDay days since 1970, in the zone of the frame
 * @param typicalDays `typicalIntervalDays` of the run
 * @param seenDay the day on which he was last known to be a customer, where he is one without buying (he holds a product,
 *   he pays for it); silence counts from it, if it is later than the last purchase
 */
export function lifecycleStage(
  summary: CustomerSummary,
  asOfDay: number,
  typicalDays: number,
  rules: LifecycleRules = LIFECYCLE_RULES,
  seenDay = -Infinity,
): LifecycleStage {
  if (summary.lastDay === null) return 'prospect';
  const intervals = recentIntervals(summary);
  const silentDays = Math.max(0, asOfDay - Math.max(summary.lastDay, seenDay));
  const silence = silentDays / usualInterval(intervals, typicalDays);
  if (silence > rules.lostRatio) return 'lost';
  if (silence > rules.slippingRatio) return 'slipping';
  if (summary.purchaseDays === 1) return 'first_purchase';
  if (hasReturned(intervals, typicalDays, rules)) return 'won_back';
  return isGrowing(summary, intervals, rules) ? 'growing' : 'mature';
}

/** One of the newest intervals was so long that the customer was lost by the rhythm he had before it. */
function hasReturned(intervals: readonly number[], typicalDays: number, rules: LifecycleRules): boolean {
  return intervals
    .slice(0, rules.wonBackPurchases)
    .some((gap, index) => gap > rules.lostRatio * usualInterval(intervals.slice(index + 1), typicalDays));
}

function isGrowing(
  { purchaseDays }: CustomerSummary,
  intervals: readonly number[],
  rules: LifecycleRules,
): boolean {
  if (purchaseDays < rules.maturePurchaseDays) return true;
  const half = Math.floor(intervals.length / 2);
  return medianOf(intervals.slice(0, half)) <= rules.growingRatio * medianOf(intervals.slice(-half));
}
