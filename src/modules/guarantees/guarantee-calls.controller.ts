import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { AmendmentsService } from './amendments.service.js';
import { AmendDto, ClaimDto } from './dto/guarantee.dto.js';
import { GuaranteeAmendmentDto, GuaranteeCallDto, GuaranteeCallListDto } from './dto/guarantee-acts.dto.js';
import { toAmendmentDto, toCallDto } from './guarantee-answer.js';
import { GuaranteeCallsRepository } from './guarantee-calls.repository.js';
import { GuaranteeCallsService } from './guarantee-calls.service.js';
import { GuaranteesService } from './guarantees.service.js';

@ApiTags('Guarantees')
@Controller('v1/guarantees/:id')
export class GuaranteeCallsController {
  constructor(
    private readonly guarantees: GuaranteesService,
    private readonly calls: GuaranteeCallsService,
    private readonly repository: GuaranteeCallsRepository,
    private readonly amendments: AmendmentsService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  /** For the beneficiary. The bank examines it within five working days and pays, wholly or in part, or says why not. */
  @Post('calls')
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Call a guarantee, wholly or in part' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: GuaranteeCallDto })
  @PartnerProblems(
    'not_found',
    'customer_erased',
    'state_conflict',
    'call_exceeds_guarantee',
    'claim_documents_missing',
    'claim_repeated',
    'too_many_calls',
  )
  claim(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Body() body: ClaimDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => ({
      status: 201,
      body: toCallDto(await this.calls.claim(tx, actor, id, body)),
    }));
  }

  /** Newest first, with the bank’s answer to each. */
  @Get('calls')
  @RequireScope('guarantees:read')
  @ApiOperation({ summary: 'List the claims on a guarantee' })
  @ApiOkResponse({ type: GuaranteeCallListDto })
  @PartnerProblems('not_found')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
  ): Promise<GuaranteeCallListDto> {
    const calls = await this.database.read(actor, async (tx) =>
      this.repository.ofGuarantee(tx, await this.guarantees.get(tx, actor, id)),
    );
    return { data: calls.map((call) => toCallDto(call)) };
  }

  /** Nothing changes before the bank agrees; what it costs stands in the answer. */
  @Post('amendments')
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Ask for another amount or another last day' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: GuaranteeAmendmentDto })
  @PartnerProblems(
    'not_found',
    'customer_erased',
    'state_conflict',
    'amendment_unfit',
    'consent_of_beneficiary_missing',
    'amendment_open',
  )
  amend(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Body() body: AmendDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => {
      const amendment = await this.amendments.request(tx, actor, id, body);
      const { currency } = await this.guarantees.get(tx, actor, id);
      return { status: 201, body: toAmendmentDto(amendment, currency) };
    });
  }
}

@ApiTags('Guarantees')
@Controller('v1/guarantee-calls/:id/withdraw')
export class WithdrawCallController {
  constructor(
    private readonly calls: GuaranteeCallsService,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * The beneficiary no longer demands the money. A claim that the bank has paid or rejected can no longer be
   * withdrawn.
   */
  @Post()
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Take a claim back before the bank has answered' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: GuaranteeCallDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict')
  withdraw(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guaranteeCall')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 200,
      body: toCallDto(await this.calls.withdraw(tx, actor, id)),
    }));
  }
}
