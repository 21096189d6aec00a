import { DAY_COUNTS } from '../../engines/lending/index.js';
import { isCurrency } from '../../kernel/currency.js';
import { BORROWERS, PRODUCT_KINDS } from '../scenarios/index.js';
import { ALLOCATION, CONDITIONS, JOBS, PAYEES, PURPOSES, VERIFICATIONS } from './product-definition.js';
import { ANCHORS } from './product-terms.js';
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

/** The outer form of a product definition; what members mean together is checked after it. */
export const productShape = object({
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
