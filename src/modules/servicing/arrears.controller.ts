import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { PARTNER_PAUSE_REASONS } from '../agreements/index.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { ArrearsService } from './arrears.service.js';
import { DelinquencyDto, PauseAgreementDto, ResumeAgreementDto } from './dto/arrears.dto.js';
import { servicingProblems } from './servicing.errors.js';

@ApiTags('Arrears')
@Controller('v1/agreements/:id')
export class ArrearsController {
  constructor(
    private readonly arrears: ArrearsService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  /** The days past due, the bucket they stand for, what is overdue, and every change of bucket so far. */
  @Get('delinquency')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Read how late an agreement is, and was' })
  @ApiOkResponse({ type: DelinquencyDto })
  @PartnerProblems('not_found')
  get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
  ): Promise<DelinquencyDto> {
    return this.database.read(actor, (tx) => this.arrears.get(tx, actor, id));
  }

  /**
   * Until a day within 180 no day counts as late and nothing is charged for it. What is owed stays owed, and can be
   * paid.
   */
  @Post('pause')
  @HttpCode(200)
  @RequireScope('repayments:write')
  @ApiOperation({ summary: 'Pause an agreement whose goods are in dispute' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: DelinquencyDto })
  @PartnerProblems('not_found', 'state_conflict', 'agreement_paused', 'pause_too_long', 'pause_not_allowed')
  pause(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: PauseAgreementDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => {
      if (!PARTNER_PAUSE_REASONS.includes(body.reason)) throw servicingProblems.pause_not_allowed();
      return { status: 200, body: await this.arrears.pause(tx, actor, id, body) };
    });
  }

  /** Days count as late again from today on; those of the pause never will. A pause of the bank's only the bank ends. */
  @Post('resume')
  @HttpCode(200)
  @RequireScope('repayments:write')
  @ApiOperation({ summary: 'End a pause of your own before its day' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: DelinquencyDto })
  @PartnerProblems('not_found', 'agreement_not_paused', 'pause_not_allowed')
  resume(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() { reason }: ResumeAgreementDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 200,
      body: await this.arrears.resume(tx, actor, id, { reason, mayEnd: PARTNER_PAUSE_REASONS }),
    }));
  }
}
