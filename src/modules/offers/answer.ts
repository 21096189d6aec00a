import { familyMember, formatId, type Uuid } from '../../kernel/ids.js';
import { rounded } from '../../kernel/rounded.js';
import type { Ranked } from '../../engines/ranking/index.js';
import {
  type Condition,
  firmnessOf,
  openConditions,
  type PublishedProduct,
  type VariantCandidate,
} from '../products/index.js';
import type { PublishedScenario } from '../scenarios/index.js';
import type { AnswerJson, NotOfferedJson, OfferJson } from './answer.types.js';
import type { Decision, NotOffered } from './decide.js';
import { membersText } from './members-text.js';
import { partnerActions } from './offers.states.js';
import { pricedTermsText } from './priced-terms.js';
import type { Situation } from './situation.js';

const OPEN_ACTIONS = partnerActions('open');

export interface AnswerFrame {
  readonly id: Uuid;
  readonly environment: string;
  readonly subjectToken: string | undefined;
}

type OfferHead = Pick<OfferJson, 'id' | 'status' | 'rank' | 'product' | 'job' | 'firmness' | 'conditions'>;
type OfferRanking = Pick<OfferJson, 'termOptions' | 'score' | 'reasons'>;
type OfferEnd = Pick<OfferJson, 'expiresAt' | 'allowedActions'>;

/**
 * The answer that a partner may see, as the JSON text of an `AnswerJson`. Most of it is the same for many requests (the
 * instalments of a price, the disclosures of a scene), so it is put together from texts instead of being built as one
 * large object each time.
 */
export function answerText(decision: Decision, { id, environment, subjectToken }: AnswerFrame): string {
  const { recognition, scenario, businessMs, parties } = decision.situation;
  const head: Pick<AnswerJson, 'id' | 'scenario' | 'customer'> = {
    id: formatId('decision', id),
    scenario: {
      path: recognition.path,
      version: scenario.number,
      confidence: rounded(recognition.confidence, 4),
      runnerUp: recognition.runnerUp
        ? { ...recognition.runnerUp, confidence: rounded(recognition.runnerUp.confidence, 4) }
        : null,
      evidence: recognition.evidence,
    },
    customer: parties.borrower ? formatId('customer', parties.borrower.customerId) : null,
  };
  const rest: Omit<AnswerJson, keyof typeof head | 'offers'> = {
    notOffered: decision.notOffered.map(toNotOffered),
    subjectToken: subjectToken ?? null,
    degraded: false,
    environment,
    decidedAt: instant(businessMs),
  };
  return `{${membersText(head)},"offers":[${offersText(decision, id)}],${membersText(rest)}}`;
}

function offersText(decision: Decision, id: Uuid): string {
  const { businessMs, scenario } = decision.situation;
  const end: OfferEnd = {
    expiresAt: instant(businessMs + scenario.definition.policy.offerLifeMinutes * 60_000),
    allowedActions: OPEN_ACTIONS,
  };
  const endText = membersText(end);
  let text = '';
  decision.ranked.forEach((ranked, index) => {
    const { variant, product } = ranked.candidate;
    const { definition } = decision.products.get(product) as PublishedProduct;
    const head = membersText(offerHead(decision, ranked, index + 1, id));
    const ranking = membersText(offerRanking(decision, ranked));
    const disclosures = disclosuresText(decision.situation, definition.isCredit);
    text += `${index > 0 ? ',' : ''}{${head},${pricedTermsText(variant)},${ranking},${disclosures},${endText}}`;
  });
  return text;
}

function offerHead(
  decision: Decision,
  { candidate }: Ranked<VariantCandidate>,
  rank: number,
  decisionId: Uuid,
): OfferHead {
  const { situation } = decision;
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
  };
}

function offerRanking(decision: Decision, ranked: Ranked<VariantCandidate>): OfferRanking {
  const { probability, valueBaseMinor, fit } = ranked.candidate;
  return {
    termOptions: ranked.termOptions.map(({ option }) => option),
    score: {
      probability: rounded(probability, 4),
      value: Math.round(valueBaseMinor),
      fit: {
        order: rounded(fit.order ?? 1, 4),
        need: rounded(fit.need ?? 1, 4),
        headroom: rounded(fit.headroom ?? 1, 4),
        attitude: rounded(fit.attitude ?? 1, 4),
        lever: ranked.lever,
      },
    },
    reasons: reasonsFor(decision, ranked),
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

const disclosureTexts = new WeakMap<PublishedScenario, Map<string, string>>();

/** The member `disclosures`; a scene's and a jurisdiction's are the same for everybody who reads one language. */
function disclosuresText({ scenario, pack, asked }: Situation, isCredit: boolean): string {
  let texts = disclosureTexts.get(scenario);
  if (!texts) disclosureTexts.set(scenario, (texts = new Map<string, string>()));
  const name = isCredit ? `${pack?.versionId} ${asked.locale}` : '';
  let text = texts.get(name);
  if (text === undefined) {
    const all = isCredit ? [...scenario.definition.disclosures, ...(pack?.pack.disclosures ?? [])] : [];
    const disclosures: OfferJson['disclosures'] = all.map(({ code, version, languages }) => ({
      code,
      version,
      text: languages[asked.locale],
    }));
    texts.set(name, (text = membersText({ disclosures })));
  }
  return text;
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
