import {
  type ContributionTerms,
  expectedContribution,
  type FitFactors,
  type RankCandidate,
} from '../../engines/ranking/index.js';
import { readRate } from './price-plans.js';
import { type PricedVariant } from './pricing.types.js';
import { type Economics, type PriceBook, type ProductDefinition } from './product-definition.js';

/** A priced variant with what ranking needs to know about it. */
export interface VariantCandidate extends RankCandidate {
  readonly variant: PricedVariant;
}

export interface RankContext {
  /** The customer asked for money: credit stands before everything else. */
  readonly isFinancingAsked: boolean;
  /** Minor units of the base currency for one minor unit of the variant's currency. */
  readonly baseRate: number;
  readonly fit: FitFactors;
  /** What the partner is paid by his enrolment, where that differs from the product. */
  readonly commissionRate?: string | undefined;
  /** The model's probability; absent: the price book's prior. */
  readonly probability?: number;
}

const rates = new WeakMap<Economics, Omit<ContributionTerms, 'operatingCostMinor'>>();

/** Makes a candidate for ranking out of a variant of a product. */
export function rankCandidate(
  product: ProductDefinition,
  variant: PricedVariant,
  { isFinancingAsked, baseRate, fit, probability, commissionRate }: RankContext,
): VariantCandidate {
  const price = product.prices[variant.currency] as PriceBook;
  return {
    product: product.slug,
    option: variant.option,
    job: product.job,
    isAskedFor: isFinancingAsked && product.isCredit,
    payee: variant.payee,
    currency: variant.currency,
    financedMinor: variant.financedMinor,
    dueTodayMinor: variant.dueTodayMinor,
    totalCostMinor: variant.totalCostMinor,
    largestInstalmentMinor: variant.largestInstalmentMinor,
    ...(variant.endDate && { endDate: variant.endDate }),
    probability: probability ?? price.acceptance[variant.option] ?? 0,
    valueBaseMinor: contributionOf(product, price, variant, { baseRate, commissionRate }),
    fit,
    variant,
  };
}

function contributionOf(
  product: ProductDefinition,
  price: PriceBook,
  variant: PricedVariant,
  { baseRate, commissionRate }: Pick<RankContext, 'baseRate' | 'commissionRate'>,
): number {
  const flows = {
    interestMinor: variant.totalInterestMinor,
    feesMinor: variant.totalFeeMinor,
    merchantDiscountMinor: variant.merchantDiscountMinor,
    otherIncomeMinor: BigInt(price.otherIncomeMinor ?? 0),
    commissionedMinor: commissionedMinor(product, variant),
    balanceMinorYears: variant.balanceMinorYears,
  };
  const terms = {
    ...economicsOf(product.economics),
    ...(commissionRate !== undefined && { commissionRate: readRate(commissionRate) }),
    operatingCostMinor: BigInt(price.operatingCostMinor),
  };
  return expectedContribution(flows, terms, baseRate);
}

/** What a commission of the partner is a share of: of a guarantee what the applicant pays for it, as nothing is lent. */
function commissionedMinor({ terms }: ProductDefinition, variant: PricedVariant): bigint {
  return terms.shape === 'guarantee' ? variant.totalFeeMinor : variant.financedMinor;
}

function economicsOf(economics: Economics): Omit<ContributionTerms, 'operatingCostMinor'> {
  let read = rates.get(economics);
  if (!read) {
    read = {
      fundingRateAnnual: readRate(economics.fundingRateAnnual),
      expectedLossAnnual: readRate(economics.expectedLossAnnual),
      commissionRate: readRate(economics.commissionRate),
      feeShare: readRate(economics.feeShare),
    };
    rates.set(economics, read);
  }
  return read;
}
