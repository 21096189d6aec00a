import { Injectable } from '@nestjs/common';
import { dateInZone, type LocalDate } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, familyRoot, newUuid, parseId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { KeyRing } from '../../platform/security/secret-box.js';
import { ageOn, CustomersRepository, CustomersService, toRegistration } from '../customers/index.js';
import { enrolmentFor, partnersPart, type PartnerCall } from '../partners/index.js';
import { productsToken } from '../products/index.js';
import { pathIsUnder, scenariosToken, sensitivityOf, TextModel } from '../scenarios/index.js';
import { Acquisitions } from './acquisitions.js';
import { type AnswerJson, toAnswer } from './answer.js';
import {
  type ContextQuery,
  type DecisionContext,
  DecisionGate,
  type KnownCustomer,
  type StoredDecision,
} from './decision-gate.js';
import { sealReceipt } from './receipt.js';
import { decide, type Decision } from './decide.js';
import type { CustomerReferenceDto, OffersRequestDto, PartyDto } from './dto/offers-request.dto.js';
import { offerProblems } from './offers.errors.js';
import type { Asked, Parties, Recognition, Subject } from './offers-request.js';
import { readRequest } from './read-request.js';
import { recognise, scenarioAt } from './recognise.js';
import { readSubjectToken, subjectToken } from './subject-token.js';

/** What names a repeat of this request; undefined without an `Idempotency-Key`. */
export interface Repeat {
  readonly digest: Buffer;
  readonly fingerprint: Buffer;
}

export interface DecidedAnswer {
  readonly body: string;
  readonly stored: StoredDecision | undefined;
}

interface Loaded {
  readonly customer: DecisionContext;
  readonly byRole: ReadonlyMap<PartyDto['role'], { party: PartyDto; known: KnownCustomer }>;
}

/** The main job: from a request to a recorded answer. */
@Injectable()
export class DecidingService {
  constructor(
    private readonly gate: DecisionGate,
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly customerRows: CustomersRepository,
    private readonly acquisitions: Acquisitions,
    private readonly classifier: TextModel,
    private readonly keys: KeyRing,
    private readonly digests: KeyedDigest,
    private readonly clock: SystemClock,
  ) {}

  async decide(
    call: PartnerCall,
    body: OffersRequestDto,
    repeat: Repeat | undefined,
  ): Promise<DecidedAnswer> {
    const asked = readRequest(body);
    const recognition = this.recognise(call, body, asked);
    const { customer, byRole } = await this.know(call, body, recognition, repeat);
    if (customer.stored) return { body: customer.stored.answer, stored: customer.stored };

    // The decision belongs to the borrower, who is judged and would owe; its offers share its id but for the last four bits.
    const owner = byRole.get('borrower')?.known ?? customer.customer;
    const id = familyRoot(newUuid(this.clock.nowMs(), owner && bucketOf(owner.id)));
    const decision = this.judge(call, asked, recognition, customer, byRole, id);
    const token = owner ? undefined : subjectToken(this.digests, call.actor, id);
    const answer = toAnswer(decision, { id, environment: call.actor.environment, subjectToken: token });
    return this.record(call, decision, answer, { id, body, customer: owner, repeat });
  }

  /** The situation, and whether this partner and key may use it. */
  private recognise(
    { key, snapshot, actor }: PartnerCall,
    body: OffersRequestDto,
    asked: Asked,
  ): Recognition {
    const book = snapshot.get(scenariosToken);
    const allowed = key.partner.enrolledPaths[actor.environment];
    const signals = { scenario: body.scenario, mcc: body.mcc, text: body.text, allowed };
    const recognition = recognise(signals, book, this.classifier);
    if (!recognition)
      throw offerProblems.unknown_scenario(undefined, {
        errors: [{ pointer: '/scenario', code: 'unknown_scenario', detail: 'is not a path of the tree' }],
      });
    if (key.scenarios.length > 0 && !key.scenarios.some((path) => pathIsUnder(recognition.path, path))) {
      throw offerProblems.scenario_not_in_key();
    }
    const isNamed = body.scenario !== undefined;
    if (isNamed && !enrolmentFor(recognition.path, key.partner.enrolments[actor.environment]))
      throw offerProblems.scenario_not_enrolled();
    const faults =
      isNamed || body.context ? scenarioAt(recognition.path, book).contextFaults(asked.context) : [];
    if (faults.length > 0) {
      throw offerProblems.context_invalid(undefined, {
        errors: faults.map((fault) => ({ ...fault, pointer: `/context${fault.pointer}` })),
      });
    }
    return recognition;
  }

  /** Loads everybody whom the request names; all of it shares one round trip. */
  private async know(
    call: PartnerCall,
    body: OffersRequestDto,
    recognition: Recognition,
    repeat: Repeat | undefined,
  ): Promise<Loaded> {
    const first = this.gate.know(this.queryOf(call, body.customer, repeat));
    const others = (body.parties ?? []).map(async (party) => {
      const { customer } = await this.gate.know(this.queryOf(call, party.customer, undefined));
      if (!customer) throw notFound('customer');
      return [party.role, { party, known: customer }] as const;
    });
    const [asker, ...parties] = await Promise.all([first, ...others]);
    const registered = await this.registered(call, body, recognition, asker);
    return { customer: registered, byRole: new Map(parties) };
  }

  private queryOf(
    { actor }: PartnerCall,
    reference: CustomerReferenceDto | undefined,
    repeat: Repeat | undefined,
  ): ContextQuery {
    if (reference?.id !== undefined && reference.externalId !== undefined)
      throw offerProblems.ambiguous_customer();
    return {
      partnerId: actor.partnerId,
      environment: actor.environment,
      customerId: reference?.id === undefined ? undefined : parseId('customer', reference.id),
      externalDigest:
        reference?.externalId === undefined
          ? undefined
          : this.customerRows.externalDigest(actor, reference.externalId),
      idempotencyDigest: repeat?.digest,
    };
  }

  /** A customer who is named but unknown is registered when the request brings what that takes, else there is none. */
  private async registered(
    call: PartnerCall,
    body: OffersRequestDto,
    recognition: Recognition,
    context: DecisionContext,
  ): Promise<DecisionContext> {
    const { customer: reference, consents = [], subjectToken: token } = body;
    const isNew = reference !== undefined && !context.customer;
    if (isNew && (!reference.register || reference.id !== undefined)) throw notFound('customer');
    if (context.stored || (!isNew && consents.length === 0 && token === undefined)) return context;
    if (!reference) return context;
    const { actor } = call;
    await this.database.run(actor, async (tx) => {
      let id = context.customer?.id;
      if (reference.register && !id) {
        const { externalId } = reference;
        const registration = toRegistration({
          ...reference.register,
          ...(externalId !== undefined && { externalId }),
        });
        id = await this.customers.register(tx, actor, {
          ...registration,
          consents: [...registration.consents, ...consents],
        });
        const scenario = scenarioAt(recognition.path, call.snapshot.get(scenariosToken)).definition;
        const proof = { evidence: ['registration'], nowMs: context.businessMs };
        await this.acquisitions.record(tx, call, id, scenario, body.channel ?? 'app', proof);
      } else if (id) {
        await this.customerRows.grantConsents(tx, actor, id, consents);
      }
      if (token !== undefined && id) await this.joinDecision(call, token, id, consents, tx);
    });
    return this.gate.know(this.queryOf(call, reference, undefined));
  }

  private async joinDecision(
    { actor }: PartnerCall,
    token: string,
    customerId: Uuid,
    consents: readonly { purpose: string }[],
    tx: Parameters<Parameters<Database['run']>[1]>[0],
  ): Promise<void> {
    const decisionId = readSubjectToken(this.digests, actor, token);
    if (!decisionId) throw offerProblems.invalid_subject_token();
    if (!consents.some(({ purpose }) => purpose === 'profiling'))
      throw offerProblems.subject_consent_missing();
    await tx.query(
      `insert into customer_decision (decision_id, bucket, customer_id, partner_id, environment)
       values ($1, bucket_of($2), $2, $3, $4) on conflict do nothing`,
      [decisionId, customerId, actor.partnerId, actor.environment],
    );
  }

  private judge(
    { key, actor, snapshot }: PartnerCall,
    asked: Asked,
    recognition: Recognition,
    context: DecisionContext,
    byRole: Loaded['byRole'],
    id: Uuid,
  ): Decision {
    const book = snapshot.get(scenariosToken);
    const { paused } = snapshot.get(partnersPart);
    const scenario = scenarioAt(recognition.path, book);
    const enrolment = enrolmentFor(recognition.path, key.partner.enrolments[actor.environment]);
    const businessDate = dateInZone(context.businessMs, scenario.definition.timeZone);
    const subject = (known: KnownCustomer | undefined): Subject | undefined =>
      known && this.subjectOf(known, businessDate, recognition.path);
    const guarantor = byRole.get('guarantor');
    const parties: Parties = {
      borrower: subject(byRole.get('borrower')?.known ?? context.customer),
      guarantor: subject(guarantor?.known),
      hasGuarantorSigned: guarantor?.party.signed === true,
      beneficiary: subject(byRole.get('beneficiary')?.known),
    };
    const circumstances = {
      asked,
      recognition,
      scenario,
      enrolment,
      parties,
      businessDate,
      pack: enrolment && book.packs.get(enrolment.jurisdiction),
      businessMs: context.businessMs,
      pausedProducts: paused.product,
      isScenarioPaused: [...paused.scenario].some((path) => pathIsUnder(recognition.path, path)),
    };
    return decide(circumstances, snapshot.get(productsToken).candidates(recognition.path), id);
  }

  /**
   * Without the consent to profile, only what the request itself says and what the bank's own books hold is used. Tags
   * from a sensitive scene are seen in that scene alone.
   */
  private subjectOf(known: KnownCustomer, businessDate: LocalDate, path: string): Subject {
    const personal = this.customerRows.personalOf(known.id, known.personal, known.wrappedKey);
    const tags = known.consents.has('profiling')
      ? known.tags.filter(({ scenario }) => isVisible(scenario, path))
      : [];
    return {
      customerId: known.id,
      kind: known.kind,
      verification: known.verification,
      age: ageOn(personal, businessDate),
      facts: known.facts,
      tags: tags.map(({ tag }) => tag),
      consents: known.consents,
      exposure: known.exposure,
    };
  }

  private async record(
    { actor, snapshot }: PartnerCall,
    decision: Decision,
    answer: AnswerJson,
    {
      id,
      body,
      customer,
      repeat,
    }: { id: Uuid; body: OffersRequestDto; customer: KnownCustomer | undefined; repeat: Repeat | undefined },
  ): Promise<DecidedAnswer> {
    const text = JSON.stringify(answer);
    const stored = await this.gate.record({
      id,
      partnerId: actor.partnerId,
      environment: actor.environment,
      customerId: customer?.id,
      scenario: decision.situation.recognition.path,
      purpose: decision.situation.asked.purpose,
      amountMinor: decision.situation.asked.amountMinor,
      currency: decision.situation.asked.currency,
      snapshotVersion: snapshot.version,
      offerCount: answer.offers.length,
      outcome: outcomeOf(decision),
      verdicts: verdictText(decision),
      inputs: sealReceipt(this.keys, id, customer, body, decision),
      answer: text,
      idempotencyDigest: repeat?.digest,
      fingerprint: repeat?.fingerprint,
    });
    return { body: stored?.answer ?? text, stored };
  }
}

function isVisible(scenario: string, path: string): boolean {
  return sensitivityOf(scenario) === 'normal' || pathIsUnder(path, scenario);
}

/** `offered` when something that was asked for is, else the reason of the product that came furthest. */
function outcomeOf({ ranked, notOffered, situation }: Decision): string {
  const isAnswered = ranked.some(
    ({ candidate }) => candidate.isAskedFor || situation.asked.purpose === 'crossSell',
  );
  if (isAnswered) return 'offered';
  return notOffered.at(-1)?.refusal.code ?? 'no_product_in_scope';
}

/** Per candidate: product, version, reason, and the clauses of its rule that were false or unknown, as bit masks. */
function verdictText({ verdicts, notOffered }: Decision): string {
  const codes = new Map(
    notOffered
      .filter(({ option }) => option === undefined)
      .map(({ product, refusal }) => [product, refusal.code]),
  );
  return verdicts
    .map(
      ({ product, failed, unknown }) =>
        `${product.definition.slug}@${product.number}:${codes.get(product) ?? 'ok'}:${failed}:${unknown}`,
    )
    .join(',');
}
