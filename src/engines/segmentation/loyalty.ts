import { type CustomerSummary } from './customer-summary.js';
import { recentIntervals, usualInterval } from './lifecycle.js';

export interface LoyaltyRules {
  /** Tenure that counts half. */
  readonly halfTenureDays: number;
  /** An interval is kept up to so many usual ones. */
  readonly keptRatio: number;
  /** So many different scenarios or product kinds are full breadth. */
  readonly breadthFull: number;
  /** Each referral adds this share, up to `referralsMax` of them. */
  readonly referralBonus: number;
  readonly referralsMax: number;
}

export const LOYALTY_RULES: LoyaltyRules = {
  halfTenureDays: 365,
  keptRatio: 1.5,
  breadthFull: 4,
  referralBonus: 0.1,
  referralsMax: 3,
};

export interface Loyalty {
  /** 0–100. */
  readonly score: number;
  readonly tenure: number;
  readonly rhythmKept: number;
  readonly breadth: number;
  readonly referrals: number;
}

/**
 * 100 · tenure · rhythm kept · breadth · referrals, at most 100; each factor stands beside the score. Tenure t / (t + half),
 * rhythm the share of the newest intervals, with the one that is open now, that are not much longer than usual, breadth
 * from ½ for one to 1 for four, referrals 1 + 0.1 each.
 */
export function loyaltyOf(
  summary: CustomerSummary,
  facts: { readonly breadth: number; readonly referrals: number },
  asOfDay: number,
  typicalDays: number,
  rules: LoyaltyRules = LOYALTY_RULES,
): Loyalty {
  if (summary.firstDay === null) return { score: 0, tenure: 0, rhythmKept: 0, breadth: 0, referrals: 1 };
  const days = Math.max(0, asOfDay - summary.firstDay);
  const tenure = days / (days + rules.halfTenureDays);
  const intervals = recentIntervals(summary);
  const longest = rules.keptRatio * usualInterval(intervals, typicalDays);
  const all = [Math.max(0, asOfDay - summary.lastDay!), ...intervals];
  const rhythmKept = all.filter((interval) => interval <= longest).length / all.length;
  const breadth = 0.5 + 0.5 * share(facts.breadth - 1, rules.breadthFull - 1);
  const referrals = 1 + rules.referralBonus * Math.min(rules.referralsMax, Math.max(0, facts.referrals));
  return {
    score: Math.min(100, 100 * tenure * rhythmKept * breadth * referrals),
    tenure,
    rhythmKept,
    breadth,
    referrals,
  };
}

function share(part: number, whole: number): number {
  return Math.min(1, Math.max(0, part / whole));
}
