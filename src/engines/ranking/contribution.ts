import { type Fraction, toNumber } from '../../kernel/fraction.js';

/** What one variant brings in and ties up, in minor units of its currency. */
export interface ExpectedFlows {
  readonly interestMinor: bigint;
  readonly feesMinor: bigint;
  readonly merchantDiscountMinor: bigint;
  /** Income that no schedule shows: interchange, deposit margin. */
  readonly otherIncomeMinor: bigint;
  /** What the partner's commission is a share of: what is lent, or of a guarantee its fee. */
  readonly commissionedMinor: bigint;
  /** Outstanding balance (or guaranteed amount) over time: minor units × years. */
  readonly balanceMinorYears: number;
}

/** What a product costs the bank. Rates are of a year and of the outstanding balance. */
export interface ContributionTerms {
  readonly fundingRateAnnual: Fraction;
  readonly expectedLossAnnual: Fraction;
  readonly commissionRate: Fraction;
  /** Share of the fees that stays with the bank. */
  readonly feeShare: Fraction;
  readonly operatingCostMinor: bigint;
}

/**
 * V of SCENARIOS §6: interest + fees + merchant discount − funding − expected loss − operating cost − commission.
 * An expectation for ranking, never booked, hence in floating point.
 * @param baseRate minor units of the base currency for one minor unit of the offer's currency
 * @returns minor units of the base currency; negative when the bank loses on the offer
 */
export function expectedContribution(
  flows: ExpectedFlows,
  terms: ContributionTerms,
  baseRate: number,
): number {
  const fees = Number(flows.feesMinor) * toNumber(terms.feeShare);
  const income = Number(flows.interestMinor + flows.merchantDiscountMinor + flows.otherIncomeMinor) + fees;
  const tiedUp =
    (toNumber(terms.fundingRateAnnual) + toNumber(terms.expectedLossAnnual)) * flows.balanceMinorYears;
  const commission = toNumber(terms.commissionRate) * Number(flows.commissionedMinor);
  return (income - tiedUp - commission - Number(terms.operatingCostMinor)) * baseRate;
}
