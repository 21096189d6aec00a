import { Injectable } from '@nestjs/common';
import { ageInYears, type LocalDate } from '../../kernel/calendar-date.js';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import { parseId, type Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import {
  BirthDates,
  customerProblems,
  CustomersRepository,
  CustomersService,
  SCREENING_TAG,
  toRegistration,
} from '../customers/index.js';
import type { PartnerCall } from '../partners/index.js';
import {
  pathIsUnder,
  type Recognition,
  scenarioAt,
  scenariosToken,
  sensitivityOf,
} from '../scenarios/index.js';
import { Acquisitions } from './acquisitions.js';
import {
  type ContextQuery,
  type DecisionContext,
  DecisionGate,
  type KnownCustomer,
} from './decision-gate.js';
import { DecisionsRepository } from './decisions.repository.js';
import type { CustomerReferenceDto, OffersRequestDto, PartyDto } from './dto/offers-request.dto.js';
import { offerProblems } from './offers.errors.js';
import type { Parties, Subject } from './offers-request.js';
import { readSubjectToken } from './subject-token.js';

/** Everybody whom a request names, as the bank knows them. */
export interface Known {
  /** Of who asks: his row, the business time, and what his idempotency key has stored. */
  readonly asker: DecisionContext;
  readonly byRole: ReadonlyMap<PartyDto['role'], { readonly party: PartyDto; readonly known: KnownCustomer }>;
}

/** Who is judged and would owe: the party named as borrower, else who asks. */
export function borrowerOf({ asker, byRole }: Known): KnownCustomer | undefined {
  return byRole.get('borrower')?.known ?? asker.customer;
}

const REGISTER_FIRST = 'is no customer of yours; register him first with POST /v1/customers';
const REGISTER_NOW = 'is new: send `register` with his id, or register him with POST /v1/customers';

/** Says which of the customers of a request is meant, and what to do. */
function unknownCustomer(pointer: string, detail: string): DomainError {
  return notFound('customer', { pointer, code: 'unknown_customer', detail });
}

/** Finds out who is asked about, and registers who is new. */
@Injectable()
export class KnowingService {
  constructor(
    private readonly gate: DecisionGate,
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly customerRows: CustomersRepository,
    private readonly births: BirthDates,
    private readonly acquisitions: Acquisitions,
    private readonly digests: KeyedDigest,
    private readonly decisions: DecisionsRepository,
  ) {}

  /** Loads everybody whom the request names; all of it shares one round trip. */
  async know(
    call: PartnerCall,
    body: OffersRequestDto,
    recognition: Recognition,
    idempotencyDigest: Buffer | undefined,
  ): Promise<Known> {
    const first = this.gate.know(this.queryOf(call, body.customer, idempotencyDigest));
    const others = (body.parties ?? []).map(async (party, i) => {
      const { customer } = await this.gate.know(this.queryOf(call, party.customer));
      if (!customer) throw unknownCustomer(`/parties/${i}/customer`, REGISTER_FIRST);
      assertKept(customer);
      return [party.role, { party, known: customer }] as const;
    });
    const [asker, ...parties] = await Promise.all([first, ...others]);
    assertKept(asker.customer);
    return { asker: await this.updated(call, body, recognition, asker), byRole: new Map(parties) };
  }

  /** The parties as rules see them on a day in a scenario. */
  partiesOn(known: Known, day: LocalDate, path: string): Parties {
    const subject = (customer: KnownCustomer | undefined): Subject | undefined =>
      customer && this.subjectOf(customer, day, path);
    const guarantor = known.byRole.get('guarantor');
    return {
      borrower: subject(borrowerOf(known)),
      guarantor: subject(guarantor?.known),
      hasGuarantorSigned: guarantor?.party.signed === true,
      beneficiary: subject(known.byRole.get('beneficiary')?.known),
    };
  }

  private queryOf(
    { actor }: PartnerCall,
    reference: CustomerReferenceDto | undefined,
    idempotencyDigest?: Buffer,
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
      idempotencyDigest,
    };
  }

  /** Registers a customer who is named but unknown, when the request brings what that takes, and stores his consents. */
  private async updated(
    call: PartnerCall,
    body: OffersRequestDto,
    recognition: Recognition,
    context: DecisionContext,
  ): Promise<DecisionContext> {
    const { customer: reference, consents = [], subjectToken: token } = body;
    if (!reference || context.stored) return context;
    const isNew = !context.customer;
    if (isNew && reference.id !== undefined)
      throw unknownCustomer('/customer/id', 'is not the id of a customer of yours');
    if (isNew && !reference.register) throw unknownCustomer('/customer', REGISTER_NOW);
    if (!isNew && consents.length === 0 && token === undefined) return context;
    await this.database
      .run(call.actor, async (tx) => {
        const id =
          context.customer?.id ?? (await this.register(tx, call, body, recognition, context.businessMs));
        if (!isNew) await this.customers.grantConsents(tx, call.actor, id, consents);
        if (token !== undefined) await this.joinDecision(tx, call, token, id, consents);
      })
      .catch((error: unknown) => {
        // Somebody registered him at the same moment: he is known now.
        if (!(error instanceof DomainError) || error.code !== 'external_id_taken') throw error;
      });
    return this.gate.know(this.queryOf(call, reference));
  }

  private async register(
    tx: Tx,
    call: PartnerCall,
    body: OffersRequestDto,
    { path }: Recognition,
    nowMs: number,
  ): Promise<Uuid> {
    const { register, externalId } = body.customer ?? {};
    if (!register) throw notFound('customer');
    const registration = toRegistration({ ...register, ...(externalId !== undefined && { externalId }) });
    const consents = [...registration.consents, ...(body.consents ?? [])];
    const id = await this.customers.register(tx, call.actor, { ...registration, consents });
    const scenario = scenarioAt(path, call.snapshot.get(scenariosToken)).definition;
    await this.acquisitions.record(tx, call, id, scenario, body.channel ?? 'app', {
      evidence: ['registration'],
      nowMs,
    });
    return id;
  }

  private async joinDecision(
    tx: Tx,
    { actor }: PartnerCall,
    token: string,
    customerId: Uuid,
    consents: readonly { purpose: string }[],
  ): Promise<void> {
    const decisionId = readSubjectToken(this.digests, actor, token);
    if (!decisionId) throw offerProblems.invalid_subject_token();
    if (!consents.some(({ purpose }) => purpose === 'profiling'))
      throw offerProblems.subject_consent_missing();
    if (!(await this.decisions.join(tx, actor, decisionId, customerId)))
      throw offerProblems.subject_token_used();
  }

  /**
   * Without the consent to profile, only what the request itself says and what the bank's own books hold is used. Tags
   * from a sensitive scene are seen in that scene alone.
   */
  private subjectOf(known: KnownCustomer, businessDate: LocalDate, path: string): Subject {
    const birth = this.births.of(known.id, known.personal, known.wrappedKey);
    const mayTag = known.consents.has('profiling/tags');
    const mayProfile = known.consents.has('profiling/profile');
    const tags = mayTag
      ? known.tags.filter(({ tag, scenario }) => !isScreening(tag) && isVisible(scenario, path))
      : [];
    return {
      customerId: known.id,
      kind: known.kind,
      verification: known.verification,
      age: birth && ageInYears(birth, businessDate),
      facts: known.facts,
      tags: tags.map(({ tag }) => tag),
      segments: mayProfile ? known.segments : [],
      profile: mayProfile ? known.profile : {},
      debtAversion: mayProfile ? known.debtAversion : undefined,
      needs: mayProfile ? known.needs : undefined,
      screening: known.tags.flatMap(({ tag }) => (isScreening(tag) ? tag.slice(SCREENING_TAG.length) : [])),
      consents: known.consents,
      exposure: known.exposure,
      standing: known.standing,
    };
  }
}

function isScreening(tag: string): boolean {
  return tag.startsWith(SCREENING_TAG);
}

/** @throws DomainError 410 customer_erased */
function assertKept(customer: KnownCustomer | undefined): void {
  if (customer?.status === 'erased') throw customerProblems.customer_erased();
}

function isVisible(scenario: string, path: string): boolean {
  return sensitivityOf(scenario) === 'normal' || pathIsUnder(path, scenario);
}
