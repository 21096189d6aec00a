import { type Catalogue, checkRule, type Rule, type TagInfo } from '../../engines/rules/index.js';
import { type FieldError } from '../../kernel/domain-error.js';
import { add, runCheck } from '../../platform/versions/document-shape.js';
import { CREDIT_KINDS } from '../scenarios/index.js';
import { productCatalogue } from './attributes.js';
import { type PriceBook, type ProductDefinition } from './product-definition.js';
import { productShape } from './product-shape.js';
import { termOptions } from './product-terms.js';

/** What the eligibility rule may read beside the attributes of products. */
export interface EligibilityOptions {
  /** All attributes of a decision; absent: those of products. */
  readonly catalogue?: Catalogue;
  readonly segments?: ReadonlyMap<string, Rule>;
  readonly tags?: ReadonlyMap<string, TagInfo>;
}

/**
 * Everything that is wrong with an untrusted product definition; empty means that it may be stored.
 * Never throws.
 */
export function validateProduct(untrusted: unknown, options: EligibilityOptions = {}): FieldError[] {
  const errors = runCheck(productShape, untrusted);
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
  for (const fault of faults) add(errors, `/eligibility${fault.pointer}`, fault.code, fault.detail);
  if (!rule) return;
  if (!('all' in rule.when))
    return add(errors, '/eligibility/when', 'not_an_all', 'The top of the rule is an all.');
  rule.when.all.forEach(({ id, code: reason }, index) => {
    const isNamed = id !== undefined && reason !== undefined;
    const at = `/eligibility/when/all/${index}`;
    if (!isNamed) add(errors, at, 'clause_unnamed', 'Every top clause has an id and a reason code.');
  });
}

/** What no single member shows: price books that agree with the terms, bounds in order, credit by its kind. */
function checkAgreement(definition: ProductDefinition, errors: FieldError[]): void {
  if (definition.isCredit !== CREDIT_KINDS.includes(definition.kind)) {
    add(errors, '/isCredit', 'kind_differs', 'True for the kinds of credit, for no other.');
  }
  for (const [currency, price] of Object.entries(definition.prices)) {
    checkPrice(definition, price, `/prices/${currency}`, errors);
    checkPremiums(definition, price, `/prices/${currency}/premiums`, errors);
  }
}

function checkPrice(definition: ProductDefinition, price: PriceBook, at: string, errors: FieldError[]): void {
  const { minMinor = 0, maxMinor, merchantYieldAnnual, rateAnnual, acceptance } = price;
  const options = termOptions(definition.terms);
  const isComplete = options.every((option) => Object.hasOwn(acceptance, option));
  if (!isComplete || Object.keys(acceptance).length !== options.length) {
    add(errors, `${at}/acceptance`, 'options_differ', `A prior for each of ${options.join(', ')}, no other.`);
  }
  if (maxMinor !== undefined && minMinor > maxMinor) {
    add(errors, `${at}/maxMinor`, 'bounds_crossed', 'The maximum is not below the minimum.');
  }
  if (definition.isCredit && maxMinor === undefined) {
    add(errors, `${at}/maxMinor`, 'maximum_required', 'Credit has a largest amount.');
  }
  if (merchantYieldAnnual !== undefined && Number(rateAnnual) > 0) {
    add(errors, `${at}/merchantYieldAnnual`, 'rate_and_yield', 'A discount belongs to a zero rate.');
  }
}

function checkPremiums(
  definition: ProductDefinition,
  { premiums }: PriceBook,
  at: string,
  errors: FieldError[],
): void {
  if ((definition.terms.shape === 'premiumTable') !== (premiums !== undefined)) {
    add(errors, at, 'premiums_differ', 'A premium table has premiums, nothing else does.');
  }
  if (premiums?.some((band, index) => index > 0 && band.upToMinor <= (premiums[index - 1]?.upToMinor ?? 0))) {
    add(errors, at, 'not_rising', 'Bands in rising order.');
  }
}
