import { type DayCount } from '../../engines/lending/index.js';
import { type Rule } from '../../engines/rules/index.js';
import { type RoundingMode } from '../../kernel/fraction.js';
import { type Borrowers, PAYEE_ROLES, type ProductKind, type Texts } from '../scenarios/index.js';
import { type ProductTerms } from './product-terms.js';

/** What the customer uses it for: two products of one job compete, two of different jobs do not. */
export const JOBS = ['spread', 'defer', 'bridge', 'guarantee', 'pay', 'save', 'protect', 'invest'] as const;
export type Job = (typeof JOBS)[number];

export const PURPOSES = ['payment', 'financing', 'crossSell', 'guarantee'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** How well the bank knows somebody, in rising order. */
export const VERIFICATIONS = ['none', 'phone', 'document', 'bank'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export const CONDITIONS = [
  'verifyIdentity',
  'creditCheck',
  'incomeEvidence',
  'guarantorSignature',
  'documents',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface OpenCondition {
  readonly condition: Condition;
  /** Open while the customer is verified less than this; `evidence`: only the thing itself closes it. */
  readonly openBelow: Exclude<Verification, 'none'> | 'evidence';
}

export const PAYEES = [...PAYEE_ROLES, 'none'] as const;
export type Payee = (typeof PAYEES)[number];

export interface PayeeRule {
  readonly to: Payee;
  readonly payout: 'atOnce' | 'netOfDiscount' | 'perDrawdown' | 'perStage' | 'onCall' | 'none';
}

export const ALLOCATION = ['penalty', 'fee', 'interest', 'principal'] as const;

export interface Fee {
  readonly code: string;
  readonly amountMinor: number;
  readonly due: 'firstInstalment' | 'everyInstalment';
}

export interface PremiumBand {
  /** Highest value of the insured thing in this band. */
  readonly upToMinor: number;
  readonly monthlyMinor: number;
}

/** What a product costs in one currency. Amounts are integer minor units, rates decimal strings of a year. */
export interface PriceBook {
  readonly minMinor?: number;
  readonly maxMinor?: number;
  readonly rateAnnual: string;
  /** Zero-rate plans: the merchant is paid the present value at this yield (LENDING.md §1.4, SCENARIOS.md §4). */
  readonly merchantYieldAnnual?: string;
  /** The rate falls to zero when a partner's enrolment bears it; the partner's discount is then computed at its yield. */
  readonly isZeroWhenSubsidised?: boolean;
  readonly fees?: readonly Fee[];
  /** Guarantees: the fee is never less. */
  readonly minFeeMinor?: number;
  readonly premiums?: readonly PremiumBand[];
  /** Cashback is capped at this a month. */
  readonly monthlyCapMinor?: number;
  /** Probability of acceptance per term option, by expert judgement until the model has seen 200 (SCENARIOS.md §6). */
  readonly acceptance: Readonly<Record<string, number>>;
  readonly operatingCostMinor: number;
  /** Expected income that no schedule shows: interchange, deposit margin. */
  readonly otherIncomeMinor?: number;
}

/** What the bank expects to earn and lose; used in ranking only, never shown to partners. */
export interface Economics {
  readonly fundingRateAnnual: string;
  readonly expectedLossAnnual: string;
  /** Share of the financed amount that the bank pays to whoever brought the customer, unless he has agreed on another. */
  readonly commissionRate: string;
  /** Share of the fees that stays with the bank: 1, or the agent's part of an insurer's premium. */
  readonly feeShare: string;
}

/** One version of a product: everything that pricing, eligibility and servicing need, as data. */
export interface ProductDefinition {
  readonly v: 1;
  readonly slug: string;
  readonly names: Texts;
  readonly description: Texts;
  readonly kind: ProductKind;
  readonly job: Job;
  /** Scenario paths under which it is a candidate; `any` is everywhere, and the scenario's allowed kinds decide. */
  readonly scope: readonly string[];
  readonly purposes: readonly Purpose[];
  readonly isCredit: boolean;
  readonly minVerification: Verification;
  readonly conditions: readonly OpenCondition[];
  readonly borrowers: Borrowers;
  /** An `all` whose clauses each name themselves (id) and the reason of their failure (code). */
  readonly eligibility: Rule;
  readonly terms: ProductTerms;
  readonly dayCount: DayCount;
  readonly rounding: RoundingMode;
  /** Which instalments of a zero-rate plan take the minor units left over. */
  readonly remainder: 'first' | 'last';
  readonly refundOrder: 'financedFirst' | 'proRata';
  /** What a payment settles first. */
  readonly allocation: readonly (typeof ALLOCATION)[number][];
  /** `pack`: the policy pack of the jurisdiction sets and caps it. */
  readonly lateCharge: 'none' | 'pack';
  readonly payee: PayeeRule;
  readonly prices: Readonly<Record<string, PriceBook>>;
  readonly economics: Economics;
  /** Why it is still a draft; absent means ready to be published. */
  readonly waitsFor?: string;
}

/**
 * The share of what is lent that a partner is paid for having brought it.
 * @param agreed by product, what his enrolment says
 */
export function commissionRateOf(
  { slug, economics }: Pick<ProductDefinition, 'slug' | 'economics'>,
  agreed: Readonly<Record<string, string>> | undefined,
): string {
  return agreed?.[slug] ?? economics.commissionRate;
}

/** Whether a product is a candidate in a scenario: one of its scope paths is the scenario or stands above it. */
export function isInScope(product: ProductDefinition, scenario: string): boolean {
  return product.scope.some((path) => path === 'any' || scenario === path || scenario.startsWith(`${path}.`));
}

export function isVerifiedAtLeast(actual: Verification, wanted: Verification): boolean {
  return VERIFICATIONS.indexOf(actual) >= VERIFICATIONS.indexOf(wanted);
}

/**
 * Why the level of verification rules a product out, if it does.
 * @returns `identity_unknown` when the bank knows nobody, `verification_required` when it knows too little
 */
export function verificationVerdict(
  product: ProductDefinition,
  actual: Verification,
): 'identity_unknown' | 'verification_required' | undefined {
  if (isVerifiedAtLeast(actual, product.minVerification)) return undefined;
  return actual === 'none' ? 'identity_unknown' : 'verification_required';
}

/**
 * The conditions that stay open for a customer.
 * @param evidence what has been handed in already, e.g. a signed undertaking
 */
export function openConditions(
  product: ProductDefinition,
  actual: Verification,
  evidence: ReadonlySet<Condition> = new Set(),
): Condition[] {
  return product.conditions
    .filter(({ condition, openBelow }) => {
      if (evidence.has(condition)) return false;
      return openBelow === 'evidence' || !isVerifiedAtLeast(actual, openBelow);
    })
    .map(({ condition }) => condition);
}

export type Firmness = 'indicative' | 'conditional' | 'firm';

/** SCENARIOS.md §3: indicative when nobody is known, conditional while something is open, else firm. */
export function firmnessOf(actual: Verification, open: readonly Condition[]): Firmness {
  if (actual === 'none') return 'indicative';
  return open.length > 0 ? 'conditional' : 'firm';
}
