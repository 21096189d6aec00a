import { DAY_COUNTS } from '../../engines/lending/index.js';
import { isCurrency } from '../../kernel/currency.js';
import { BORROWERS, PRODUCT_KINDS } from '../scenarios/index.js';
import { ALLOCATION, CONDITIONS, JOBS, PAYEES, PURPOSES, VERIFICATIONS } from './product-definition.js';
import { ANCHORS } from './product-terms.js';
import {
  boolean,
  type Check,
  decimal,
  integer,
  list,
  number,
  object,
  oneOf,
  record,
  rising,
  text,
  textLike,
  texts,
  union,
} from '../../platform/versions/document-shape.js';

const MAX_MINOR = 1_000_000_000_000;
const minor = integer(0, MAX_MINOR);
const pattern = (shape: RegExp, what: string): Check => textLike((value) => shape.test(value), what);
const slug = pattern(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');
const code = pattern(/^[a-z][a-z0-9_]{1,63}$/, 'a reason code in snake_case');
const anchored = object({ anchor: oneOf(ANCHORS), plusDays: integer(-366, 366) });
const firstDue = object({ afterMonths: integer(1, 12) }, { notBefore: anchored });
const months = rising(integer(1, 360), 12);
const share = decimal(1);
const rate = decimal(10);

const terms = union('shape', {
  instalments: [{ months, firstDue }, { lastDueBy: anchored }],
  payInN: [{ parts: integer(2, 12), everyDays: integer(1, 92), firstToday: boolean }],
  deferred: [{ days: integer(1, 366) }],
  singlePayment: [{ due: anchored, maxMonths: integer(1, 24) }],
  tuitionGrace: [{ graceAfterProgrammeMonths: integer(0, 24), repayMonths: months }],
  termSplit: [{ parts: rising(integer(2, 12), 11) }],
  stages: [{ monthsPerStage: months, firstDue }],
  guarantee: [{ until: oneOf(ANCHORS), plusMonths: integer(0, 24) }, { marginShare: share }],
  balloon: [{ months, firstDue, maxBalloonShare: share }],
  revolving: [{ months: integer(1, 60) }],
  salesShare: [
    {
      shares: list(share, 12, 1),
      maxMarginShare: share,
      floor: object({ share, everyDays: integer(1, 366) }),
      finalMonths: integer(1, 36),
    },
  ],
  premiumTable: [{ months: integer(1, 12) }],
  account: [{}, { cashbackShare: share }],
  savings: [{ hasRoundUp: boolean }],
  fund: [{ riskClass: integer(1, 5) }],
});

const fee = object({ code, amountMinor: minor, due: oneOf(['firstInstalment', 'everyInstalment']) });
const isOption = (name: string): boolean => name.length <= 16;
const priceBook = object(
  {
    rateAnnual: rate,
    acceptance: record(isOption, 'at most 16 characters long', number(0.0001, 1), 12, 1),
    operatingCostMinor: minor,
  },
  {
    minMinor: minor,
    maxMinor: minor,
    merchantYieldAnnual: rate,
    isZeroWhenSubsidised: boolean,
    fees: list(fee, 5, 1),
    minFeeMinor: minor,
    premiums: list(object({ upToMinor: minor, monthlyMinor: minor }), 50, 1),
    monthlyCapMinor: minor,
    otherIncomeMinor: minor,
  },
);

const scopePath = pattern(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*){0,4}$/, 'a scenario path, or any');

// The rule engine looks inside.
const isPresent: Check = () => undefined;

/** The outer form of a product definition; what members mean together is checked after it. */
export const productShape = object(
  {
    v: oneOf([1]),
    slug,
    names: texts(80),
    description: texts(400),
    kind: oneOf(PRODUCT_KINDS),
    job: oneOf(JOBS),
    scope: list(scopePath, 50, 1),
    purposes: list(oneOf(PURPOSES), PURPOSES.length, 1),
    isCredit: boolean,
    minVerification: oneOf(VERIFICATIONS),
    conditions: list(
      object({ condition: oneOf(CONDITIONS), openBelow: oneOf(['phone', 'document', 'bank', 'evidence']) }),
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
    prices: record(isCurrency, 'an ISO 4217 currency', priceBook, 20, 1),
    economics: object({
      fundingRateAnnual: rate,
      expectedLossAnnual: rate,
      commissionRate: share,
      feeShare: share,
    }),
  },
  { waitsFor: text(200) },
);
