import { DAY_COUNTS } from '../../engines/lending/index.js';
import { type Catalogue, checkRule, type Rule, type TagInfo } from '../../engines/rules/index.js';
import { isCurrency } from '../../kernel/currency.js';
import { type FieldError } from '../../kernel/domain-error.js';
import { BORROWERS, CREDIT_KINDS, PRODUCT_KINDS } from '../scenarios/index.js';
import { productCatalogue } from './attributes.js';
import {
  ALLOCATION,
  CONDITIONS,
  JOBS,
  PAYEES,
  type ProductDefinition,
  PURPOSES,
  VERIFICATIONS,
} from './product-definition.js';
import { ANCHORS, termOptions } from './product-terms.js';
import {
  between,
  type Check,
  decimal,
  flag,
  list,
  object,
  oneOf,
  optional,
  pattern,
  record,
  report,
  rising,
  text,
  union,
  whole,
} from './structure.js';

const MAX_MINOR = 1_000_000_000_000;
const minor = whole(0, MAX_MINOR);
const localised = (max: number): Check => object({ en: text(max), zh: text(max) });
const slug = pattern(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Small letters, digits and single hyphens.');
const code = pattern(/^[a-z][a-z0-9_]{1,63}$/, 'A reason code in snake_case.');
const anchored = object({ anchor: oneOf(ANCHORS), plusDays: whole(-366, 366) });
const firstDue = object({ afterMonths: whole(1, 12), notBefore: optional(anchored) });
const months = rising(1, 360, 12);
const share = decimal(1);
const rate = decimal(10);

const terms = union('shape', {
  instalments: { months, firstDue, lastDueBy: optional(anchored) },
  payInN: { parts: whole(2, 12), everyDays: whole(1, 92), firstToday: flag },
  deferred: { days: whole(1, 366) },
  singlePayment: { due: anchored, maxMonths: whole(1, 24) },
  tuitionGrace: { graceAfterProgrammeMonths: whole(0, 24), repayMonths: months },
  termSplit: { parts: rising(2, 12, 11) },
  stages: { monthsPerStage: months, firstDue },
  guarantee: { until: oneOf(ANCHORS), plusMonths: whole(0, 24), marginShare: optional(share) },
  balloon: { months, firstDue, maxBalloonShare: share },
  revolving: { months: whole(1, 60) },
  salesShare: {
    shares: list(share, 1, 12),
    maxMarginShare: share,
    floor: object({ share, everyDays: whole(1, 366) }),
    finalMonths: whole(1, 36),
  },
  premiumTable: { months: whole(1, 12) },
  account: { cashbackShare: optional(share) },
  savings: { hasRoundUp: flag },
  fund: { riskClass: whole(1, 5) },
});

const priceBook = object({
  minMinor: optional(minor),
  maxMinor: optional(minor),
  rateAnnual: rate,
  merchantYieldAnnual: optional(rate),
  isZeroWhenSubsidised: optional(flag),
  fees: optional(
    list(object({ code, amountMinor: minor, due: oneOf(['firstInstalment', 'everyInstalment']) }), 1, 5),
  ),
  minFeeMinor: optional(minor),
  premiums: optional(list(object({ upToMinor: minor, monthlyMinor: minor }), 1, 50)),
  monthlyCapMinor: optional(minor),
  acceptance: record((name) => name.length <= 16, between(0.0001, 1), 1, 12),
  operatingCostMinor: minor,
  otherIncomeMinor: optional(minor),
});

const scopePath = pattern(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*){0,4}$/, 'A scenario path, or any.');

// The rule engine looks inside.
const isPresent: Check = () => undefined;

const product = object({
  v: oneOf([1]),
  slug,
  names: localised(80),
  description: localised(400),
  kind: oneOf(PRODUCT_KINDS),
  job: oneOf(JOBS),
  scope: list(scopePath, 1, 50),
  purposes: list(oneOf(PURPOSES), 1, PURPOSES.length),
  isCredit: flag,
  minVerification: oneOf(VERIFICATIONS),
  conditions: list(
    object({ condition: oneOf(CONDITIONS), openBelow: oneOf(['phone', 'document', 'bank', 'evidence']) }),
    0,
    CONDITIONS.length,
  ),
  borrowers: oneOf(BORROWERS),
  eligibility: isPresent,
  terms,
  dayCount: oneOf(DAY_COUNTS),
  rounding: oneOf(['HALF_UP', 'HALF_EVEN', 'UP', 'DOWN']),
  remainder: oneOf(['first', 'last']),
  refundOrder: oneOf(['financedFirst', 'proRata']),
  allocation: list(oneOf(ALLOCATION), ALLOCATION.length, ALLOCATION.length),
  lateCharge: oneOf(['none', 'pack']),
  payee: object({
    to: oneOf(PAYEES),
    payout: oneOf(['atOnce', 'netOfDiscount', 'perDrawdown', 'perStage', 'onCall', 'none']),
  }),
  prices: record(isCurrency, priceBook, 1, 20),
  economics: object({
    fundingRateAnnual: rate,
    expectedLossAnnual: rate,
    commissionRate: share,
    feeShare: share,
  }),
  waitsFor: optional(text(200)),
});

/** What the eligibility rule may read beside the attributes of products. */
export interface EligibilityOptions {
  /** All attributes of a decision; absent: those of products. */
  readonly catalogue?: Catalogue;
  readonly segments?: ReadonlyMap<string, Rule>;
  readonly tags?: ReadonlyMap<string, TagInfo>;
}

/**
 * Everything that is wrong with an untrusted product definition, at most 20 faults; empty means that it may be stored.
 * Never throws.
 */
export function validateProduct(untrusted: unknown, options: EligibilityOptions = {}): FieldError[] {
  const errors: FieldError[] = [];
  product(untrusted, '', errors);
  if (errors.length > 0) return errors;
  const definition = untrusted as ProductDefinition;
  checkEligibility(definition, options, errors);
  checkAgreement(definition, errors);
  return errors;
}

/** The rule engine checks the language; a product's rule also names every clause and its reason. */
function checkEligibility(
  definition: ProductDefinition,
  options: EligibilityOptions,
  errors: FieldError[],
): void {
  const { catalogue = productCatalogue, ...others } = options;
  const { rule, errors: faults } = checkRule(definition.eligibility, catalogue, {
    ...others,
    scopes: definition.scope,
  });
  for (const fault of faults) report(errors, `/eligibility${fault.pointer}`, fault.code, fault.detail);
  if (!rule) return;
  if (!('all' in rule.when))
    return report(errors, '/eligibility/when', 'not_an_all', 'The top of the rule is an all.');
  rule.when.all.forEach(({ id, code: reason }, index) => {
    const isNamed = id !== undefined && reason !== undefined;
    const at = `/eligibility/when/all/${index}`;
    if (!isNamed) report(errors, at, 'clause_unnamed', 'Every top clause has an id and a reason code.');
  });
}

/** What no single member shows: price books that agree with the terms, bounds in order, one kind with one purpose. */
function checkAgreement(definition: ProductDefinition, errors: FieldError[]): void {
  const options = termOptions(definition.terms);
  if (definition.isCredit !== CREDIT_KINDS.includes(definition.kind)) {
    report(
      errors,
      '/isCredit',
      'kind_differs',
      'True for the kinds by which the bank takes a credit risk, for no other.',
    );
  }
  if (new Set(definition.allocation).size !== definition.allocation.length) {
    report(errors, '/allocation', 'duplicate_member', 'Each kind of claim once.');
  }
  for (const [currency, price] of Object.entries(definition.prices)) {
    const at = `/prices/${currency}`;
    const priors = Object.keys(price.acceptance);
    if (
      priors.length !== options.length ||
      !options.every((option) => Object.hasOwn(price.acceptance, option))
    ) {
      report(
        errors,
        `${at}/acceptance`,
        'options_differ',
        `A prior for each of ${options.join(', ')}, no other.`,
      );
    }
    if (price.minMinor !== undefined && price.maxMinor !== undefined && price.minMinor > price.maxMinor) {
      report(errors, `${at}/maxMinor`, 'bounds_crossed', 'The maximum is not below the minimum.');
    }
    if (definition.isCredit && price.maxMinor === undefined) {
      report(errors, `${at}/maxMinor`, 'maximum_required', 'Credit has a largest amount.');
    }
    if (price.merchantYieldAnnual !== undefined && Number(price.rateAnnual) > 0) {
      report(
        errors,
        `${at}/merchantYieldAnnual`,
        'rate_and_yield',
        'A merchant discount belongs to a zero rate.',
      );
    }
    checkPremiums(definition, currency, errors);
  }
}

function checkPremiums(definition: ProductDefinition, currency: string, errors: FieldError[]): void {
  const premiums = definition.prices[currency]?.premiums;
  const at = `/prices/${currency}/premiums`;
  if ((definition.terms.shape === 'premiumTable') !== (premiums !== undefined)) {
    report(errors, at, 'premiums_differ', 'A premium table has premiums, nothing else does.');
  }
  if (premiums?.some((band, index) => index > 0 && band.upToMinor <= (premiums[index - 1]?.upToMinor ?? 0))) {
    report(errors, at, 'not_rising', 'Bands in rising order.');
  }
}
