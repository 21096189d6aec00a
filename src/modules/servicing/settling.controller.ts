import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { RepaymentDto } from './dto/repayment.dto.js';
import {
  CreditBalanceDto,
  PayOutCreditDto,
  PrepayDto,
  SettleDto,
  SettlementQuoteDto,
  SettlementQuoteQueryDto,
} from './dto/settlement.dto.js';
import { SettlingService } from './settling.service.js';

const BOOKING_PROBLEMS = ['not_found', 'state_conflict', 'reference_taken', 'too_many_events'] as const;

@ApiTags('Repayments')
@Controller('v1/agreements/:id')
export class SettlingController {
  constructor(
    private readonly settling: SettlingService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  /** The principal, interest to the day and charges; fees for time that is not used are taken off. */
  @Get('settlement-quote')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Ask what settles an agreement early' })
  @ApiOkResponse({ type: SettlementQuoteDto })
  @PartnerProblems('not_found', 'state_conflict', 'quote_day_out_of_range', 'nothing_owed')
  quote(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Query() { on }: SettlementQuoteQueryDto,
  ): Promise<SettlementQuoteDto> {
    return this.database.run(actor, (tx) => this.settling.quote(tx, actor, id, on));
  }

  /** The quote’s money was paid: the plan ends, and nothing is owed any more. */
  @Post('settle')
  @RequireScope('repayments:write')
  @ApiOperation({ summary: 'Settle an agreement early' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: RepaymentDto })
  @ApiOkResponse({ type: RepaymentDto, description: 'It was booked before under this reference.' })
  @PartnerProblems(...BOOKING_PROBLEMS, 'quote_outdated')
  settle(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: SettleDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, (tx) =>
      this.settling.settle(tx, actor, id, body),
    );
  }

  /** What is due is settled first; the rest lowers the principal, and the instalments become fewer or smaller. */
  @Post('prepayments')
  @RequireScope('repayments:write')
  @ApiOperation({ summary: 'Report a payment ahead of time' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: RepaymentDto })
  @ApiOkResponse({ type: RepaymentDto, description: 'It was booked before under this reference.' })
  @PartnerProblems(...BOOKING_PROBLEMS, 'wrong_currency', 'prepayment_too_large', 'nothing_owed')
  prepay(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: PrepayDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, (tx) =>
      this.settling.prepay(tx, actor, id, body),
    );
  }

  /** The customer has got back what he paid too much. */
  @Post('credit-payouts')
  @RequireScope('repayments:write')
  @ApiOperation({ summary: 'Report that a credit balance was paid out' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: CreditBalanceDto })
  @ApiOkResponse({ type: CreditBalanceDto, description: 'It was booked before under this reference.' })
  @PartnerProblems(...BOOKING_PROBLEMS, 'wrong_currency', 'no_credit_balance')
  payOutCredit(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: PayOutCreditDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, (tx) =>
      this.settling.payOutCredit(tx, actor, id, body),
    );
  }
}
