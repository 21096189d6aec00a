import { pAlive, purchasesExpected } from './bg-nbd.js';
import { type ClvFit, type ClvHistory } from './clv.js';
import { expectedValue, type SpendHistory } from './gamma-gamma.js';

export interface ClvTerms {
  /** Days of one unit of the histories: 7 or 1. */
  readonly unitDays: number;
  /** How far into the future the value counts. */
  readonly horizonMonths: number;
  /** Yearly discount rate, 0.1 is 10 %. */
  readonly discountAnnual: number;
}

export const CLV_TERMS: ClvTerms = { unitDays: 7, horizonMonths: 12, discountAnnual: 0.1 };
const MONTH_DAYS = 365.25 / 12;

export interface ClvScore {
  readonly pAlive: number;
  /** In the hold-out span where there is one, else in the horizon. */
  readonly expectedPurchases: number;
  /** Mean value of a further purchase. */
  readonly expectedValue: number;
  /** Discounted value of the purchases in the horizon: each month's at its end. */
  readonly clv: number;
}

/** A customer by an accepted fit; undefined when it was refused. */
export function clvScore(
  { status, bgNbd, gammaGamma }: Pick<ClvFit, 'status' | 'bgNbd' | 'gammaGamma'>,
  history: ClvHistory,
  terms: ClvTerms = CLV_TERMS,
  holdoutSpan?: number,
): ClvScore | undefined {
  if (status !== 'accepted' || !bgNbd || !gammaGamma) return undefined;
  const value = expectedValue(gammaGamma, spendOf(history));
  const expected = purchasesExpected(bgNbd, history);
  let [bought, discounted] = [0, 0];
  for (let month = 1; month <= terms.horizonMonths; month += 1) {
    const until = expected((month * MONTH_DAYS) / terms.unitDays);
    discounted += (until - bought) / (1 + terms.discountAnnual) ** (month / 12);
    bought = until;
  }
  return {
    pAlive: pAlive(bgNbd, history),
    expectedPurchases: holdoutSpan === undefined ? bought : expected(holdoutSpan),
    expectedValue: value,
    clv: discounted * value,
  };
}

/** Repeat purchases of no value say nothing about the value of the next. */
function spendOf({ x, meanValue }: SpendHistory): SpendHistory {
  return meanValue > 0 ? { x, meanValue } : { x: 0, meanValue: 0 };
}
