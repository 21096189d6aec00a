import { familyMember, formatId, type Uuid } from '../../kernel/ids.js';
import type { Ranked } from '../../engines/ranking/index.js';
import {
  type Condition,
  firmnessOf,
  openConditions,
  type PublishedProduct,
  type VariantCandidate,
} from '../products/index.js';
import type { AnswerJson, NotOfferedJson, OfferJson } from './answer.types.js';
import type { Decision, NotOffered } from './decide.js';
import { partnerActions } from './offers.states.js';
import { toPricedTerms } from './priced-terms.js';

export interface AnswerFrame {
  readonly id: Uuid;
  readonly environment: string;
  readonly subjectToken: string | undefined;
}

/** The answer that a partner may see. */
export function toAnswer(decision: Decision, { id, environment, subjectToken }: AnswerFrame): AnswerJson {
  const { situation } = decision;
  const { recognition, scenario, businessMs, parties } = situation;
  return {
    id: formatId('decision', id),
    scenario: {
      path: recognition.path,
      version: scenario.number,
      confidence: round(recognition.confidence, 4),
      runnerUp: recognition.runnerUp
        ? { ...recognition.runnerUp, confidence: round(recognition.runnerUp.confidence, 4) }
        : null,
      evidence: recognition.evidence,
    },
    customer: parties.borrower ? formatId('customer', parties.borrower.customerId) : null,
    offers: decision.ranked.map((ranked, index) => toOffer(decision, ranked, index + 1, id)),
    notOffered: decision.notOffered.map((one) => toNotOffered(one)),
    subjectToken: subjectToken ?? null,
    degraded: false,
    environment,
    decidedAt: instant(businessMs),
  };
}

function toOffer(
  decision: Decision,
  ranked: Ranked<VariantCandidate>,
  rank: number,
  decisionId: Uuid,
): OfferJson {
  const { situation } = decision;
  const { candidate } = ranked;
  const { variant } = candidate;
  const product = decision.products.get(candidate.product) as PublishedProduct;
  const { definition } = product;
  const verification = situation.parties.borrower?.verification ?? 'none';
  const conditions = openConditions(definition, verification, evidenceOf(decision));
  return {
    id: formatId('offer', familyMember(decisionId, rank)),
    status: 'open',
    rank,
    product: {
      code: definition.slug,
      version: product.number,
      kind: definition.kind,
      name: definition.names[situation.asked.locale],
    },
    job: definition.job,
    firmness: firmnessOf(verification, conditions),
    conditions,
    ...toPricedTerms(variant),
    termOptions: ranked.termOptions.map(({ option }) => option),
    score: {
      probability: round(candidate.probability, 4),
      value: Math.round(candidate.valueBaseMinor),
      fit: {
        order: 1,
        need: 1,
        headroom: 1,
        attitude: 1,
        ...definedFactors(candidate.fit),
        lever: ranked.lever,
      },
    },
    reasons: reasonsFor(decision, ranked),
    disclosures: disclosuresFor(decision, definition.isCredit),
    expiresAt: instant(situation.businessMs + situation.scenario.definition.policy.offerLifeMinutes * 60_000),
    allowedActions: partnerActions('open'),
  };
}

/** What a partner may see of a refusal: request and offer reasons with their change, of the others only that it is so. */
export function toNotOffered({ product, option, refusal }: NotOffered): NotOfferedJson {
  const name = { product: product.definition.slug, ...(option !== undefined && { option }) };
  if (refusal.class === 'credit' || refusal.class === 'security') {
    return { ...name, code: 'not_available', detail: 'Not available to this customer now.' };
  }
  const { code, detail, change } = refusal;
  return { ...name, code, detail, ...(change && refusal.class === 'request' && { smallestChange: change }) };
}

function evidenceOf({ situation }: Decision): ReadonlySet<Condition> {
  return new Set<Condition>(situation.parties.hasGuarantorSigned ? ['guarantorSignature'] : []);
}

/** Few words that a till can show: why this offer stands where it stands. */
function reasonsFor({ ranked, situation }: Decision, { candidate }: Ranked<VariantCandidate>): string[] {
  const rivals = ranked.map((other) => other.candidate).filter(({ job }) => job === candidate.job);
  const isLeast = (of: (one: VariantCandidate) => bigint): boolean =>
    rivals.length > 1 && rivals.every((rival) => of(candidate) <= of(rival));
  return [
    candidate.isAskedFor ? 'answers_what_was_asked' : 'fits_the_situation',
    ...(candidate.isAskedFor && candidate.totalCostMinor === 0n ? ['costs_nothing_extra'] : []),
    ...(isLeast((one) => one.totalCostMinor) ? ['lowest_cost'] : []),
    ...(isLeast((one) => one.largestInstalmentMinor) ? ['lowest_instalment'] : []),
    ...(situation.downPaymentMinor > 0 && candidate.isAskedFor ? ['covers_the_shortfall'] : []),
  ];
}

function disclosuresFor({ situation }: Decision, isCredit: boolean): OfferJson['disclosures'] {
  const { scenario, pack, asked } = situation;
  const all = [
    ...(isCredit ? scenario.definition.disclosures : []),
    ...(isCredit && pack ? pack.pack.disclosures : []),
  ];
  return all.map(({ code, version, languages }) => ({ code, version, text: languages[asked.locale] }));
}

function definedFactors(factors: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(factors).map(([name, value]) => [name, round(value as number, 4)]),
  );
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
