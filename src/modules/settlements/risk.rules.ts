/** What the bank puts up with from a partner, and what it holds back of his money. Shares in 1/10,000. */
export interface RiskTerms {
  /** With fewer agreements than this no share means anything. */
  readonly agreementsMin: number;
  readonly firstPaymentDefaultMaxBps: number;
  readonly late30MaxBps: number;
  readonly refundMaxBps: number;
  readonly disputeMaxBps: number;
  readonly reserveShareBps: number;
  readonly reserveDays: number;
}

/** For a partner whose terms nobody has set. */
export const DEFAULT_RISK_TERMS: RiskTerms = {
  agreementsMin: 50,
  firstPaymentDefaultMaxBps: 500,
  late30MaxBps: 1_000,
  refundMaxBps: 3_000,
  disputeMaxBps: 200,
  reserveShareBps: 0,
  reserveDays: 0,
};

/** How a partner's agreements went, in numbers of agreements that were drawn. */
export interface RiskCounts {
  readonly agreements: number;
  /** Their first instalment fell due more than 30 days ago: only they can have been late by so much. */
  readonly matured: number;
  /** The first instalment itself was more than 30 days late. */
  readonly firstPaymentDefaults: number;
  /** Were ever more than 30 days late. */
  readonly late30: number;
  /** Refunded or withdrawn from, in whole or in part. */
  readonly refunded: number;
  /** A payment was charged back. */
  readonly disputed: number;
}

export const RISK_MEASURES = ['firstPaymentDefault', 'late30', 'refund', 'dispute'] as const;
export type RiskMeasure = (typeof RISK_MEASURES)[number];

export interface RiskShare {
  readonly measure: RiskMeasure;
  /** Rounded down; null while too few agreements are there to tell. */
  readonly bps: number | null;
  readonly maxBps: number;
  readonly isBreached: boolean;
}

/** Each measure as a share of the agreements that could show it, against what is put up with. */
export function riskShares(counts: RiskCounts, terms: RiskTerms): RiskShare[] {
  const share = (measure: RiskMeasure, count: number, of: number, maxBps: number): RiskShare => {
    const bps = of === 0 || of < terms.agreementsMin ? null : Math.floor((count * 10_000) / of);
    // Compared exactly, so that a share just above the threshold is not rounded onto it.
    return { measure, bps, maxBps, isBreached: bps !== null && count * 10_000 > maxBps * of };
  };
  const { agreements, matured } = counts;
  return [
    share('firstPaymentDefault', counts.firstPaymentDefaults, matured, terms.firstPaymentDefaultMaxBps),
    share('late30', counts.late30, matured, terms.late30MaxBps),
    share('refund', counts.refunded, agreements, terms.refundMaxBps),
    share('dispute', counts.disputed, agreements, terms.disputeMaxBps),
  ];
}

const NO_COUNTS: RiskCounts = {
  agreements: 0,
  matured: 0,
  firstPaymentDefaults: 0,
  late30: 0,
  refunded: 0,
  disputed: 0,
};

export function sumCounts(all: readonly RiskCounts[]): RiskCounts {
  return all.reduce(
    (sum, one) => ({
      agreements: sum.agreements + one.agreements,
      matured: sum.matured + one.matured,
      firstPaymentDefaults: sum.firstPaymentDefaults + one.firstPaymentDefaults,
      late30: sum.late30 + one.late30,
      refunded: sum.refunded + one.refunded,
      disputed: sum.disputed + one.disputed,
    }),
    NO_COUNTS,
  );
}
