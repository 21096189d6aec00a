import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseId, type Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { ApiJsonOrPage } from '../../platform/http/html-page.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerInPhases, answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { Binding } from './binding.js';
import {
  CancelDto,
  CreateGuaranteeDto,
  GuaranteeQueryDto,
  ReleaseDto,
  SignDto,
} from './dto/guarantee.dto.js';
import { GuaranteeDto, GuaranteePageDto, PaperQueryDto } from './dto/guarantee-answer.dto.js';
import { OneTimeCodeDto, PaperDto } from './dto/paper.dto.js';
import { toGuaranteeDto } from './guarantee-answer.js';
import { GuaranteeLifeService } from './guarantee-life.service.js';
import { GuaranteesRepository } from './guarantees.repository.js';
import { GuaranteesService } from './guarantees.service.js';
import { paperAnswer } from './paper-page.js';

@ApiTags('Guarantees')
@Controller('v1/guarantees')
export class GuaranteesController {
  constructor(
    private readonly guarantees: GuaranteesService,
    private readonly binding: Binding,
    private readonly life: GuaranteeLifeService,
    private readonly repository: GuaranteesRepository,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  /** Writes the text for the applicant to sign. The bank promises nothing before he has. */
  @Post()
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Make a guarantee of an approved application' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: GuaranteeDto })
  @PartnerProblems(
    'not_found',
    'application_not_approved',
    'no_guarantee_product',
    'guarantee_exists',
    'limit_not_held',
  )
  create(
    @CurrentPartner() { actor }: PartnerCall,
    @Body() body: CreateGuaranteeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => ({
      status: 201,
      body: toGuaranteeDto(await this.guarantees.create(tx, actor, body)),
    }));
  }

  /** By customer or status, if you like. A cursor belongs to the filters that it was made with. */
  @Get()
  @RequireScope('guarantees:read')
  @ApiOperation({ summary: 'List your guarantees, newest first' })
  @ApiOkResponse({ type: GuaranteePageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: GuaranteeQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GuaranteePageDto> {
    const { status, customer } = query;
    const filter = { status, customerId: customer === undefined ? undefined : parseId('customer', customer) };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'guarantees',
        filters: { status, customer },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.repository.list(tx, actor, filter, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toGuaranteeDto) };
  }

  /** With its amount, expiry, terms of claim, commission, and what may be done with it now. */
  @Get(':id')
  @RequireScope('guarantees:read')
  @ApiOperation({ summary: 'Read a guarantee' })
  @ApiOkResponse({ type: GuaranteeDto })
  @PartnerProblems('not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
  ): Promise<GuaranteeDto> {
    return toGuaranteeDto(await this.database.read(actor, (tx) => this.guarantees.get(tx, actor, id)));
  }

  /**
   * Show it as it is, and send its hash with the signature. Once amended it is the amended text; older ones stay. As HTML
   * to show and print when `Accept` prefers text/html, else as JSON.
   */
  @Get(':id/document')
  @RequireScope('guarantees:read')
  @ApiOperation({ summary: 'Read the text that the applicant signs' })
  @ApiJsonOrPage(PaperDto, 'The text.')
  @PartnerProblems('not_found')
  async document(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Query() query: PaperQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PaperDto | string> {
    const paper = await this.database.read(actor, async (tx) =>
      this.guarantees.document(tx, actor, await this.guarantees.get(tx, actor, id), query.version),
    );
    return paperAnswer(request, reply, paper);
  }

  /** The code goes to the applicant’s phone; in the sandbox it stands in the answer. */
  @Post(':id/one-time-code')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Send the applicant a code to sign with' })
  @ApiOkResponse({ type: OneTimeCodeDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict', 'too_many_codes', 'no_message_gateway')
  async sendCode(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
  ): Promise<OneTimeCodeDto> {
    return this.binding.sendCode(actor, (tx) => this.guarantees.toSign(tx, actor, id));
  }

  /** With it the applicant owes commission and margin, and the bank stands for him. */
  @Post(':id/sign')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Sign with the code, and issue the guarantee' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: GuaranteeDto })
  @PartnerProblems(
    'not_found',
    'customer_erased',
    'state_conflict',
    'one_time_code_wrong',
    'document_changed',
    'evidence_missing',
    'limit_not_held',
  )
  async sign(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Body() body: SignDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerInPhases(
      this.idempotency,
      actor,
      { request, reply },
      { creates: 'obligation' },
      {
        first: (tx) => this.guarantees.toSign(tx, actor, id),
        between: () => this.binding.tryCode(actor, id, body.code),
        answer: async (tx, challengeId) => {
          const signed = await this.guarantees.sign(tx, actor, id, body, challengeId);
          return { status: 200, body: toGuaranteeDto(signed) };
        },
      },
    );
  }

  /** Before the applicant has signed. Nothing was promised yet, and what was reserved is free again. */
  @Post(':id/cancel')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Give up a guarantee that is not signed' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: GuaranteeDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict')
  cancel(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Body() body: CancelDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 200,
      body: toGuaranteeDto(await this.guarantees.cancel(tx, actor, id, body.reason)),
    }));
  }

  /** The beneficiary needs it no more: the bank stands for nothing, and what is left of the margin goes back. */
  @Post(':id/release')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Give a guarantee back early' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: GuaranteeDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict', 'calls_open')
  release(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Body() body: ReleaseDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => ({
      status: 200,
      body: toGuaranteeDto(await this.life.release(tx, actor, id, body)),
    }));
  }
}
