import {
  type Change,
  type Clause,
  type ClauseClass,
  type CompiledRule,
  explain,
  type Outcome,
  type Reason,
  smallestChange,
  T,
} from '../../engines/rules/index.js';
import { type PublishedProduct, verificationVerdict } from '../products/index.js';
import { allowedPayees, packForbids } from '../scenarios/index.js';
import type { Situation } from './situation.js';
import { isLentNoMore } from './standing.js';

/** The one thing that would turn a "no", as data: the field, what must become of it, and the bound. */
export interface SmallestChange {
  readonly field: string;
  readonly change: Change['change'];
  readonly value?: Change['value'];
}

/** Why a product is not offered, and what would turn it. Who may see it follows from the class (SCENARIOS §7). */
export interface Refusal {
  readonly code: string;
  readonly class: ClauseClass;
  readonly detail: string;
  readonly change?: SmallestChange;
}

/** One product on its way through the gates, with the receipt of its eligibility rule. */
export interface Verdict {
  readonly product: PublishedProduct;
  readonly refusal: Refusal | undefined;
  /** Bit i: top-level clause i of the eligibility rule was false, or unknown. */
  readonly failed: number;
  readonly unknown: number;
}

type Gate = (product: PublishedProduct, situation: Situation) => Refusal | undefined;

/**
 * The gates before pricing, in an order that none may overrule: scenario, kind, currency and ticket → legal basis →
 * policy pack → who asks → the scenario's guards → eligibility → headroom. The first that closes gives the reason.
 */
const GATES: readonly Gate[] = [
  pauseGate,
  enrolmentGate,
  kindGate,
  currencyGate,
  ticketGate,
  basisGate,
  packGate,
  payeeGate,
  subsidyGate,
  ageGate,
  borrowerGate,
  identityGate,
  guardGate,
];

export function judge(product: PublishedProduct, situation: Situation): Verdict {
  for (const gate of GATES) {
    const refusal = gate(product, situation);
    if (refusal) return { product, refusal, failed: 0, unknown: 0 };
  }
  const outcome = product.eligibility.evaluate(situation.facts);
  const refusal =
    outcome.truth === T
      ? (arrearsGate(product, situation) ?? exposureGate(product, situation))
      : ruleRefusal(product.eligibility, situation, outcome);
  return { product, refusal, failed: outcome.failed, unknown: outcome.unknown };
}

/** Whether a product answers what was asked, or may stand beside it as cross-sell. */
export function isCandidate({ definition }: PublishedProduct, { asked, scenario }: Situation): boolean {
  if (definition.purposes.includes(asked.purpose)) return true;
  return (
    definition.purposes.includes('crossSell') &&
    asked.purpose !== 'guarantee' &&
    scenario.definition.policy.crossSellAllowed
  );
}

/** What is sold here for another purpose than the one that was asked for: told where nothing else is offered. */
export function purposeRefusal(product: PublishedProduct, situation: Situation): Refusal | undefined {
  const purposes = product.definition.purposes.filter((purpose) => purpose !== 'crossSell');
  const isSold = situation.enrolment && !kindGate(product, situation) && !pauseGate(product, situation);
  if (!isSold || purposes.length === 0 || isCandidate(product, situation)) return undefined;
  return {
    ...request('purpose_not_served', `It answers the purposes: ${purposes.join(', ')}.`),
    change: { field: 'purpose', change: 'oneOf', value: purposes },
  };
}

function pauseGate({ definition }: PublishedProduct, situation: Situation): Refusal | undefined {
  if (situation.isScenarioPaused) return offer('scenario_paused', 'The bank has paused this scenario.');
  return situation.pausedProducts.has(definition.slug)
    ? offer('product_paused', 'The bank has paused this product.')
    : undefined;
}

function enrolmentGate(_: PublishedProduct, { enrolment }: Situation): Refusal | undefined {
  return enrolment
    ? undefined
    : offer('scenario_not_enrolled', 'The partner is not enrolled in this scenario.');
}

function kindGate({ definition }: PublishedProduct, { scenario }: Situation): Refusal | undefined {
  const { policy } = scenario.definition;
  if (!policy.kinds.includes(definition.kind)) {
    return offer(
      'kind_not_allowed_in_scenario',
      `Products of the kind "${definition.kind}" are not sold in this scenario.`,
    );
  }
  if (!definition.isCredit || policy.creditAllowed) return undefined;
  return offer('credit_not_allowed_in_scenario', 'The bank gives no credit in this scenario.');
}

/** The product has a price in it, and both the scenario and the jurisdiction serve it. */
function currencyGate(
  { definition }: PublishedProduct,
  { asked, scenario, pack }: Situation,
): Refusal | undefined {
  if (asked.currency === undefined) return undefined;
  const isServed = (currency: string): boolean =>
    [scenario.definition.currencies, pack?.pack.currencies].every(
      (currencies) => !currencies || currencies.includes(currency),
    );
  if (isServed(asked.currency) && Object.hasOwn(definition.prices, asked.currency)) return undefined;
  const served = Object.keys(definition.prices).filter(isServed);
  const detail =
    served.length > 0
      ? `Not sold in ${asked.currency}, but in ${served.join(', ')}.`
      : `Not sold in ${asked.currency}.`;
  return request('currency_not_served', detail);
}

/** Caps of the scenario, the jurisdiction and the partner; the product's own bounds are checked with its price. */
function ticketGate({ definition }: PublishedProduct, situation: Situation): Refusal | undefined {
  const { asked, scenario, enrolment, financedMinor } = situation;
  if (!definition.isCredit) return undefined;
  if (financedMinor === undefined || asked.currency === undefined)
    return request('amount_required', 'Credit needs an amount.');
  if (financedMinor === 0)
    return request('nothing_to_finance', 'The customer’s own money covers the amount.');
  const caps = scenario.definition.policy.caps[asked.currency];
  const least = caps?.ticketMinMinor ?? 0;
  if (financedMinor < least) return amountRefusal('amount_below_minimum', 'atLeast', least);
  const most = Math.min(
    caps?.ticketMaxMinor ?? Infinity,
    enrolment?.limits[asked.currency]?.ticketMaxMinor ?? Infinity,
  );
  return financedMinor > most ? amountRefusal('amount_above_maximum', 'atMost', most) : undefined;
}

export function amountRefusal(
  code: 'amount_below_minimum' | 'amount_above_maximum',
  change: 'atLeast' | 'atMost',
  value: number,
): Refusal {
  const detail =
    change === 'atLeast'
      ? 'The amount is below the least that is financed here.'
      : 'The amount is above the most that is financed here.';
  return { ...request(code, detail), change: { field: 'amount', change, value } };
}

/** What the bank starts by itself needs the customer's consent to be spoken to; what he asks for does not. */
function basisGate(_: PublishedProduct, { asked, scenario, parties }: Situation): Refusal | undefined {
  if (asked.initiative === 'customer') return undefined;
  if (!scenario.definition.policy.contact.bankInitiatedAllowed || asked.context['urgent'] === true) {
    return offer('contact_not_allowed', 'The bank does not speak first in this scenario.');
  }
  if (parties.borrower?.consents.has('marketing/contact')) return undefined;
  return {
    ...request('consent_missing', 'The customer has not agreed to be spoken to.'),
    change: { field: 'consents', change: 'provide', value: 'marketing' },
  };
}

function packGate(
  { definition }: PublishedProduct,
  { asked, pack, parties, recognition }: Situation,
): Refusal | undefined {
  if (!pack)
    return offer('jurisdiction_not_served', 'No policy pack is in force for the partner’s jurisdiction.');
  const barred = packForbids(pack.pack, recognition.path, definition.kind, parties.borrower?.kind);
  return barred && offer(barred.code, barred.reason[asked.locale]);
}

/** Credit is paid out to those whom the scene names, and the jurisdiction can name fewer. */
function payeeGate(
  { definition }: PublishedProduct,
  { pack, scenario, recognition }: Situation,
): Refusal | undefined {
  const { to } = definition.payee;
  if (!definition.isCredit || to === 'none' || !pack) return undefined;
  const roles: readonly string[] = allowedPayees(
    pack.pack,
    recognition.path,
    definition.kind,
    scenario.definition.policy.payee.roles,
  );
  return roles.includes(to)
    ? undefined
    : offer('payee_not_allowed_in_scenario', `Nothing is paid out to "${to}" in this scenario.`);
}

/** A plan without interest is sold where somebody pays the bank for it: the merchant's discount, by his enrolment. */
function subsidyGate({ definition }: PublishedProduct, { asked, enrolment }: Situation): Refusal | undefined {
  const price = asked.currency === undefined ? undefined : definition.prices[asked.currency];
  if (price?.merchantYieldAnnual === undefined || enrolment?.subsidy[definition.slug]) return undefined;
  return offer('subsidy_missing', 'The partner does not pay the interest of this plan.');
}

function ageGate({ definition }: PublishedProduct, { pack, parties }: Situation): Refusal | undefined {
  const { borrower } = parties;
  if (!definition.isCredit || borrower?.kind !== 'person' || borrower.age === undefined || !pack)
    return undefined;
  if (borrower.age >= pack.pack.ageOfMajority) return undefined;
  return request('borrower_under_age', 'A borrower must be of age; a child can be the beneficiary.');
}

function borrowerGate(
  { definition }: PublishedProduct,
  { scenario, parties }: Situation,
): Refusal | undefined {
  const kind = parties.borrower?.kind;
  if (kind === undefined) return undefined;
  const wanted = kind === 'person' ? 'persons' : 'organisations';
  const serves = (who: 'persons' | 'organisations' | 'both'): boolean => who === 'both' || who === wanted;
  if (serves(definition.borrowers) && serves(scenario.definition.policy.borrowers)) return undefined;
  return request('borrower_kind_not_served', `Not sold to ${wanted} here.`);
}

function identityGate({ definition }: PublishedProduct, { parties }: Situation): Refusal | undefined {
  const code = verificationVerdict(definition, parties.borrower?.verification ?? 'none');
  if (!code) return undefined;
  const detail =
    code === 'identity_unknown'
      ? 'The bank must know who asks: name the customer, or register him in the same request.'
      : 'The bank must know the customer better.';
  return {
    ...request(code, detail),
    change: { field: 'customer.verification', change: 'atLeast', value: definition.minVerification },
  };
}

/** The scenario's own rules stand over every product sold in it. */
function guardGate(product: PublishedProduct, situation: Situation): Refusal | undefined {
  const rule = situation.scenario.guards;
  if (!rule) return undefined;
  const facts = situation.guardFacts(product);
  const outcome = rule.evaluate(facts);
  if (outcome.truth === T) return undefined;
  const guard = situation.scenario.definition.guards[decidingClause(outcome)];
  if (!guard) throw new Error('a guard that closed has no name');
  return {
    code: guard.code,
    class: guard.class,
    detail: guard.says[situation.asked.locale],
    ...changeOf(rule, facts),
  };
}

/** The first clause, in the author's order, that is false; else the first that is unknown. */
function decidingClause({ failed, unknown }: Outcome): number {
  const mask = failed || unknown;
  return 31 - Math.clz32(mask & -mask);
}

function ruleRefusal(rule: CompiledRule, { facts }: Situation, outcome: Outcome): Refusal {
  const clause = rule.clauses[decidingClause(outcome)];
  if (!clause) throw new Error('a rule that is not true names no clause');
  const detail = outcome.failed
    ? `A condition of this product is not met: ${clause.code.replaceAll('_', ' ')}.`
    : lackText(rule, facts, clause);
  return { code: clause.code, class: clause.class, detail, ...changeOf(rule, facts) };
}

/** What a partner left out is named, so that he can send it; what else the bank does not know is not his to send. */
function lackText(rule: CompiledRule, facts: Situation['facts'], { bit, class: visibleTo }: Clause): string {
  const lacking =
    visibleTo === 'request' ? lackedBy(explain(rule, facts).filter(({ clause }) => clause === bit)) : [];
  const isOfRequest = lacking.every((field) => rule.catalogue.byName.get(field)?.class === 'request');
  return lacking.length > 0 && isOfRequest
    ? `The request must say ${[...new Set(lacking)].join(' and ')} for this product.`
    : 'The bank lacks what it must know for this product.';
}

function lackedBy(reasons: readonly Reason[]): readonly string[] {
  return reasons.flatMap((reason) =>
    reason.kind === 'comparison' ? reason.missing : reason.alternatives.flatMap(lackedBy),
  );
}

function changeOf(rule: CompiledRule, facts: Situation['facts']): { change?: SmallestChange } {
  // A hint must not tell a partner of credit or security clauses, not even by its absence.
  const found = smallestChange(rule, facts, 'offer');
  if (!found) return {};
  const { field, change, value } = found;
  return { change: { field, change, ...(value !== undefined && { value }) } };
}

/** A product may be stricter, none is laxer. */
function arrearsGate({ definition }: PublishedProduct, { parties }: Situation): Refusal | undefined {
  if (!definition.isCredit || !parties.borrower || !isLentNoMore(parties.borrower.standing)) return undefined;
  return { code: 'in_arrears', class: 'credit', detail: 'The customer does not pay what he owes.' };
}

/** Headroom as it stands now; only acceptance reserves. */
function exposureGate({ definition }: PublishedProduct, situation: Situation): Refusal | undefined {
  const { parties, financedMinor } = situation;
  const { currency } = situation.asked;
  if (!definition.isCredit || !parties.borrower || currency === undefined || financedMinor === undefined)
    return undefined;
  const open = parties.borrower.exposure[currency] ?? 0;
  if (open + financedMinor <= exposureCap(situation, currency)) return undefined;
  return {
    code: 'exposure_exceeded',
    class: 'credit',
    detail: 'The customer would owe more than the bank allows.',
  };
}

/** The most that one customer may owe in this scenario and jurisdiction, minor units. */
export function exposureCap(
  { scenario, pack }: Pick<Situation, 'scenario' | 'pack'>,
  currency: string,
): number {
  return Math.min(
    scenario.definition.policy.caps[currency]?.perCustomerOpenMinor ?? Infinity,
    pack?.pack.limitsPerBorrower[currency]?.openMinor ?? Infinity,
  );
}

export function request(code: string, detail: string): Refusal {
  return { code, class: 'request', detail };
}

function offer(code: string, detail: string): Refusal {
  return { code, class: 'offer', detail };
}
