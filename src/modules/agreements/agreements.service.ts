import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { parseId, type Uuid } from '../../kernel/ids.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { Lists } from '../../platform/http/lists.js';
import { answerInPhases, answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { toAgreementDto, toListedDto, type WholeAgreement } from './agreement-view.js';
import type { LockedAgreement } from './agreement.rows.js';
import { AgreementsRepository } from './agreements.repository.js';
import { agreementProblems } from './agreements.errors.js';
import type { AgreementPageDto } from './dto/agreement-answer.dto.js';
import type {
  AgreementQueryDto,
  CaptureDto,
  SignAgreementDto,
  VoidDto,
} from './dto/agreement-request.dto.js';
import { MakingService } from './making.service.js';
import { OpenAgreement } from './open-agreement.service.js';
import { type Capture, PayoutsService } from './payouts.service.js';
import { ReadingService } from './reading.service.js';
import { OneTimeCodes } from './signing/one-time-codes.service.js';
import { SigningService } from './signing/signing.service.js';
import { WithdrawalService } from './withdrawal.service.js';

export interface Http {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a partner does with agreements. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
    private readonly agreements: AgreementsRepository,
    private readonly reading: ReadingService,
    private readonly opening: OpenAgreement,
    private readonly making: MakingService,
    private readonly signing: SigningService,
    private readonly codes: OneTimeCodes,
    private readonly payouts: PayoutsService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  make(actor: PartnerActor, application: string, http: Http): Promise<string> {
    return answerOnce(this.idempotency, actor, http, { creates: 'obligation' }, async (tx) => {
      const id = await this.making.ofApplication(tx, actor, parseId('application', application) as Uuid);
      return { status: 201, body: toAgreementDto(await this.reading.get(tx, actor, id)) };
    });
  }

  async list(actor: PartnerActor, query: AgreementQueryDto, { reply }: Http): Promise<AgreementPageDto> {
    const { partnerId, environment } = actor;
    const { status, customer } = query;
    const customerId = customer === undefined ? undefined : parseId('customer', customer);
    const filter = { partnerId, environment, status, customerId };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'agreements',
        filters: { status, customer },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.agreements.list(tx, filter, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toListedDto) };
  }

  /** The code is tried in a transaction before the one that signs, so that a wrong one counts though nothing else happens. */
  sign(actor: PartnerActor, id: Uuid, { code, display }: SignAgreementDto, http: Http): Promise<string> {
    return answerInPhases(
      this.idempotency,
      actor,
      http,
      { creates: 'obligation' },
      {
        first: async (tx) => {
          const tried = await this.codes.tryOpen(tx, id, code);
          // Nothing to try is nothing to count, so whose agreement it is may be asked last.
          if (!tried && !(await this.agreements.find(tx, actor, id))) throw notFound('agreement');
          return tried;
        },
        between: (tried) => {
          if (!tried) throw agreementProblems.no_code_open();
          if (!tried.isRight) throw agreementProblems.code_wrong();
          return Promise.resolve(tried.id);
        },
        answer: async (tx, challengeId) => {
          const agreement = await this.opening.open(tx, actor, id);
          const { shownAt, ...shown } = display;
          const seen = { ...shown, shownAtMs: Date.parse(shownAt) };
          const signed = await this.signing.sign(tx, agreement, { id: challengeId, channel: 'code' }, seen);
          return answer(signed);
        },
      },
    );
  }

  refuse(actor: PartnerActor, id: Uuid, reason: string | undefined, http: Http): Promise<string> {
    return this.act(actor, id, http, 'resource', (tx, agreement) =>
      this.signing.refuse(tx, agreement, reason ?? 'refused'),
    );
  }

  capture(actor: PartnerActor, id: Uuid, body: CaptureDto, http: Http): Promise<string> {
    return this.act(actor, id, http, 'obligation', (tx, agreement) =>
      this.payouts.capture(tx, agreement, captureOf(agreement, body)),
    );
  }

  void(actor: PartnerActor, id: Uuid, { drawdown, reason }: VoidDto, http: Http): Promise<string> {
    return this.act(actor, id, http, 'obligation', (tx, agreement) =>
      this.payouts.void(tx, agreement, idOf(drawdown), reason ?? 'voided'),
    );
  }

  withdraw(actor: PartnerActor, id: Uuid, reference: string, http: Http): Promise<string> {
    return this.act(actor, id, http, 'obligation', (tx, agreement) =>
      this.withdrawals.withdraw(tx, agreement, reference),
    );
  }

  private act(
    actor: PartnerActor,
    id: Uuid,
    http: Http,
    creates: 'obligation' | 'resource',
    work: (tx: Tx, agreement: LockedAgreement) => Promise<LockedAgreement>,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, http, { creates }, async (tx) =>
      answer(await work(tx, await this.opening.open(tx, actor, id))),
    );
  }
}

function answer(agreement: WholeAgreement): { status: number; body: object } {
  return { status: 200, body: toAgreementDto(agreement) };
}

function idOf(drawdown: string | undefined): Uuid | undefined {
  return drawdown === undefined ? undefined : parseId('drawdown', drawdown);
}

function captureOf({ currency }: LockedAgreement, { drawdown, amount, evidence }: CaptureDto): Capture {
  if (amount && amount.currency !== currency) {
    throw agreementProblems.amount_exceeds_drawdown(undefined, {
      errors: [{ pointer: '/amount/currency', code: 'wrong_currency', detail: `must be ${currency}` }],
    });
  }
  return {
    drawdownId: idOf(drawdown),
    amountMinor: amount && BigInt(amount.amount),
    evidence,
  };
}
