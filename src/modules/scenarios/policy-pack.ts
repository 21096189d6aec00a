import { readdirSync, readFileSync } from 'node:fs';
import { isCurrency } from '../../kernel/currency.js';
import { type FieldError } from '../../kernel/domain-error.js';
import { compareFractions, fraction, parseDecimal } from '../../kernel/fraction.js';
import {
  BORROWERS,
  type Borrowers,
  PAYEE_ROLES,
  type PayeeRole,
  PRODUCT_KINDS,
  type ProductKind,
  type Texts,
} from './scenario-definition.js';
import { isScenarioPath, pathIsUnder } from './scenario-path.js';
import { isCode } from './scenario-validation.js';
import {
  add,
  and,
  type Check,
  integer,
  list,
  object,
  oneOf,
  record,
  runCheck,
  textLike,
  texts,
} from '../../platform/versions/document-shape.js';

export const COST_METHODS = ['eu-aprc', 'us-actuarial', 'cn-irr-compound', 'cn-simple'] as const;
/** How the yearly all-in cost is computed (LENDING.md §4.3). */
export type CostMethod = (typeof COST_METHODS)[number];

export interface PackDisclosure {
  readonly code: string;
  readonly version: number;
  /** The customer's confirmation counts only after the document was open for this long. */
  readonly minimumReadingSeconds: number;
  readonly languages: Texts;
}

export interface BorrowerLimits {
  /** Everything one borrower may owe the bank through this platform, minor units. */
  readonly openMinor: number;
  /** New credit within 24 hours, minor units. */
  readonly perDayMinor: number;
  readonly agreements: number;
}

/** One line that several products draw on: together a borrower may owe no more than this with them. */
export interface CreditLine {
  readonly code: string;
  /** Product slugs. */
  readonly products: readonly string[];
  /** Minor units by currency. */
  readonly openMinor: Readonly<Record<string, number>>;
}

/** No product of these kinds at or below `under`, for these borrowers. */
export interface Barred {
  readonly under: string;
  readonly kinds: readonly ProductKind[];
  readonly borrowers: Borrowers;
  readonly code: string;
  readonly reason: Texts;
}

/** At or below `under`, products of these kinds pay these payees only, whatever the scenario says. */
export interface PayeeException {
  readonly under: string;
  readonly kinds: readonly ProductKind[];
  readonly onlyRoles: readonly PayeeRole[];
  readonly reason: Texts;
}

export interface LateChargeCeiling {
  /** Decimal string of a year on the overdue amount. */
  readonly rateAnnual: string;
  /** Highest single charge, minor units by currency. */
  readonly perChargeMinor: Readonly<Record<string, number>>;
}

export const RIGHTS = [
  'humanReview',
  'complaintBody',
  'withdrawal',
  'earlyRepayment',
  'dataAccess',
  'erasure',
  'reasons',
] as const;
export interface Right {
  readonly right: (typeof RIGHTS)[number];
  readonly says: Texts;
}

/** A jurisdiction's rules as data. A pack can only forbid or tighten what scenarios and products allow. */
export interface PolicyPack {
  readonly v: 1;
  readonly jurisdiction: string;
  readonly version: number;
  readonly names: Texts;
  readonly notice: Texts;
  readonly currencies: readonly string[];
  readonly costMethod: CostMethod;
  /** Ceiling of the yearly all-in cost under `costMethod`, a decimal string: "0.24". */
  readonly costCeilingAnnual: string;
  readonly withdrawalDays: number;
  readonly disclosures: readonly PackDisclosure[];
  readonly limitsPerBorrower: Readonly<Record<string, BorrowerLimits>>;
  readonly creditLines?: readonly CreditLine[];
  readonly ageOfMajority: number;
  readonly maxAge?: number;
  readonly barred: readonly Barred[];
  readonly payeeExceptions: readonly PayeeException[];
  readonly lateChargeCeiling: LateChargeCeiling;
  readonly rights: readonly Right[];
}

const isRate = (value: string): boolean => {
  const rate = parseDecimal(value);
  return (
    rate !== undefined &&
    compareFractions(rate, fraction(0)) >= 0 &&
    compareFractions(rate, fraction(10)) <= 0
  );
};
const isSlug = (value: string): boolean => /^[a-z][a-z0-9-]{0,63}$/.test(value);
const code = textLike(isCode, 'a snake_case code');
const rate = textLike(isRate, 'a decimal of a year such as "0.24"');
const under = textLike(isScenarioPath, 'a scenario path');
const kinds = list(oneOf(PRODUCT_KINDS), PRODUCT_KINDS.length, 1);
const byCurrency = (item: Check): Check => record(isCurrency, 'an ISO 4217 currency', item, 20);

const pack = and<PolicyPack>(
  object(
    {
      v: oneOf([1]),
      jurisdiction: textLike((value) => /^[A-Z]{2}$/.test(value), 'a country code such as CN'),
      version: integer(1, 9999),
      names: texts(60),
      notice: texts(300),
      currencies: list(textLike(isCurrency, 'an ISO 4217 currency'), 20, 1),
      costMethod: oneOf(COST_METHODS),
      costCeilingAnnual: rate,
      withdrawalDays: integer(0, 90),
      disclosures: list(
        object({
          code,
          version: integer(1, 9999),
          minimumReadingSeconds: integer(0, 600),
          languages: texts(2000),
        }),
        50,
      ),
      limitsPerBorrower: byCurrency(
        object({ openMinor: integer(1), perDayMinor: integer(1), agreements: integer(1, 1000) }),
      ),
      ageOfMajority: integer(14, 25),
      barred: list(object({ under, kinds, borrowers: oneOf(BORROWERS), code, reason: texts(300) }), 200),
      payeeExceptions: list(
        object({
          under,
          kinds,
          onlyRoles: list(oneOf(PAYEE_ROLES), PAYEE_ROLES.length, 1),
          reason: texts(300),
        }),
        200,
      ),
      lateChargeCeiling: object({ rateAnnual: rate, perChargeMinor: byCurrency(integer(0)) }),
      rights: list(object({ right: oneOf(RIGHTS), says: texts(300) }), RIGHTS.length),
    },
    {
      maxAge: integer(40, 120),
      creditLines: list(
        object({
          code,
          products: list(textLike(isSlug, 'a product slug'), 50, 1),
          openMinor: byCurrency(integer(1)),
        }),
        20,
      ),
    },
  ),
  checkCurrencies,
);

/** Checks an untrusted pack; empty when it may be stored. */
export function validatePack(untrusted: unknown): FieldError[] {
  return runCheck(pack, untrusted);
}

/** A currency without a limit would be a currency without a brake. */
function checkCurrencies(value: PolicyPack, pointer: string, errors: FieldError[]): void {
  const served = [...value.currencies].sort().join();
  for (const [name, keyed] of [
    ['limitsPerBorrower', value.limitsPerBorrower],
    ['lateChargeCeiling/perChargeMinor', value.lateChargeCeiling.perChargeMinor],
  ] as const) {
    if (Object.keys(keyed).sort().join() !== served) {
      add(errors, `${pointer}/${name}`, 'wrong_currencies', `must have exactly ${served}`);
    }
  }
}

/**
 * Whether a pack bars a kind of product in a scene.
 * @param borrower left out while nobody knows whether a person or an organisation asks: then the stricter holds
 * @returns the entry that bars it, with its reason; undefined when none does
 */
export function packForbids(
  rules: Pick<PolicyPack, 'barred'>,
  scenarioPath: string,
  kind: ProductKind,
  borrower?: 'person' | 'organisation',
): Barred | undefined {
  return rules.barred.find(
    (entry) =>
      pathIsUnder(scenarioPath, entry.under) &&
      entry.kinds.includes(kind) &&
      concerns(entry.borrowers, borrower),
  );
}

function concerns(borrowers: Borrowers, borrower: 'person' | 'organisation' | undefined): boolean {
  return borrowers === 'both' || borrower === undefined || borrowers === `${borrower}s`;
}

/**
 * Who may be paid after the pack's exceptions: what the scenario allows, cut down by every exception that applies.
 * Empty means that nobody may, and the product is refused.
 */
export function allowedPayees(
  rules: Pick<PolicyPack, 'payeeExceptions'>,
  scenarioPath: string,
  kind: ProductKind,
  scenarioRoles: readonly PayeeRole[],
): PayeeRole[] {
  const applying = rules.payeeExceptions.filter(
    (entry) => pathIsUnder(scenarioPath, entry.under) && entry.kinds.includes(kind),
  );
  return scenarioRoles.filter((role) => applying.every((entry) => entry.onlyRoles.includes(role)));
}

const DATA = new URL('./data/packs/', import.meta.url);

/** The packs that the bank starts with: examples for the sandbox, not legal advice. */
export function loadSeedPacks(): PolicyPack[] {
  const files = readdirSync(DATA)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.map((name) => JSON.parse(readFileSync(new URL(name, DATA), 'utf8')) as PolicyPack);
}
