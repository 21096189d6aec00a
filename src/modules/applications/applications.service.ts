import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { parseId, type Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { Lists } from '../../platform/http/lists.js';
import { answerInPhases, answerOnce, keyDigestOf } from '../../platform/idempotency/answer-once.js';
import { keyRequired } from '../../platform/idempotency/idempotency-key.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import type { Tenant } from '../customers/index.js';
import type { PartnerCall } from '../partners/index.js';
import type { Application } from './application.js';
import { ApplicationLocks } from './application-locks.js';
import { toApplicationDto } from './application.view.js';
import { ApplicationsRepository } from './applications.repository.js';
import { CheckingService } from './checking.service.js';
import { CounterOffersService } from './counter-offers.service.js';
import type { ApplicationDto, ApplicationPageDto } from './dto/application-answer.dto.js';
import type { AddEvidenceDto, ApplicationQueryDto, OpenApplicationDto } from './dto/application.dto.js';
import { EvidenceService } from './evidence.service.js';
import { LifecycleService } from './lifecycle.service.js';
import { OpeningService } from './opening.service.js';

export interface Http {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a partner does with applications. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
    private readonly applications: ApplicationsRepository,
    private readonly opening: OpeningService,
    private readonly evidence: EvidenceService,
    private readonly locks: ApplicationLocks,
    private readonly checking: CheckingService,
    private readonly lifecycle: LifecycleService,
    private readonly counterOffers: CounterOffersService,
  ) {}

  async open({ actor }: PartnerCall, body: OpenApplicationDto, http: Http): Promise<string> {
    const openedBy = this.digestOf(actor, http);
    const offerId = parseId('offer', body.offer) as Uuid;
    return answerInPhases(
      this.idempotency,
      actor,
      http,
      { creates: 'obligation' },
      {
        first: (tx) => this.opening.open(tx, actor, { offerId, consents: body.consents ?? [], openedBy }),
        between: async ({ id, claim }) => {
          if (claim) return { id, checked: { claim, outcomes: await this.checking.ask(actor, claim) } };
          await this.checking.complete(actor, actor, id);
          return { id, checked: undefined };
        },
        answer: async (tx, { id, checked }) => {
          if (!checked) return { status: 201, body: await this.read(tx, actor, id) };
          const { claim, outcomes } = checked;
          const decided = await this.checking.settle(tx, actor, id, claim, outcomes);
          return { status: 201, body: toApplicationDto(decided) };
        },
      },
    );
  }

  async addEvidence({ actor }: PartnerCall, id: Uuid, body: AddEvidenceDto, http: Http): Promise<string> {
    const given = { evidence: body.evidence ?? [], consents: body.consents ?? [] };
    return answerInPhases(
      this.idempotency,
      actor,
      http,
      { creates: 'resource' },
      {
        first: (tx) => this.evidence.add(tx, actor, id, given),
        between: () => this.checking.complete(actor, actor, id),
        answer: async (tx) => ({ status: 200, body: await this.read(tx, actor, id) }),
      },
    );
  }

  async acceptCounterOffer({ actor }: PartnerCall, id: Uuid, http: Http): Promise<string> {
    const takenBy = this.digestOf(actor, http);
    return answerInPhases(
      this.idempotency,
      actor,
      http,
      { creates: 'obligation' },
      {
        first: async (tx) => this.counterOffers.accept(tx, await this.locks.take(tx, actor, id), takenBy),
        between: () => this.checking.complete(actor, actor, id),
        answer: async (tx) => ({ status: 200, body: await this.read(tx, actor, id) }),
      },
    );
  }

  async refuseCounterOffer({ actor }: PartnerCall, id: Uuid, http: Http): Promise<string> {
    return this.once(actor, http, async (tx) =>
      this.counterOffers.refuse(tx, await this.locks.take(tx, actor, id)),
    );
  }

  async withdraw({ actor }: PartnerCall, id: Uuid, http: Http): Promise<string> {
    return this.once(actor, http, async (tx) =>
      this.lifecycle.withdraw(tx, await this.locks.take(tx, actor, id)),
    );
  }

  get({ actor }: PartnerCall, id: Uuid): Promise<ApplicationDto> {
    return this.database.read(actor, (tx) => this.read(tx, actor, id));
  }

  async list(
    { actor }: PartnerCall,
    query: ApplicationQueryDto,
    { reply }: Http,
  ): Promise<ApplicationPageDto> {
    const { partnerId, environment } = actor;
    const { status, customer } = query;
    const customerId = customer === undefined ? undefined : parseId('customer', customer);
    const filter = { partnerId, environment, status, customerId };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'applications',
        filters: { status, customer },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.applications.list(tx, filter, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toApplicationDto) };
  }

  /** @throws DomainError not_found */
  async read(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<ApplicationDto> {
    const application = await this.applications.find(tx, tenant, id);
    if (!application) throw notFound('application');
    return toApplicationDto(application);
  }

  /** Kept beside the first effect of work that is several transactions, to know a repeat by. */
  private digestOf(actor: PartnerCall['actor'], { request }: Http): Buffer {
    const digest = keyDigestOf(this.idempotency, actor, request);
    if (!digest) throw keyRequired();
    return digest;
  }

  private once(
    actor: PartnerCall['actor'],
    http: Http,
    act: (tx: Tx) => Promise<Application>,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, http, { creates: 'resource' }, async (tx) => ({
      status: 200,
      body: toApplicationDto(await act(tx)),
    }));
  }
}
