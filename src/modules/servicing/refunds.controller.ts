import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import {
  PreviewRefundDto,
  RecordRefundDto,
  RefundDto,
  RefundListDto,
  RefundPreviewDto,
} from './dto/refund.dto.js';
import { ReverseDto } from './dto/repayment.dto.js';
import { RefundsService } from './refunds.service.js';

const REFUND_PROBLEMS = [
  'not_found',
  'state_conflict',
  'wrong_currency',
  'refund_ambiguous',
  'unknown_order_line',
  'refund_exceeds_rest',
] as const;

const AMOUNT = { amount: { amount: 150_000, currency: 'CNY' }, mode: 'shorten' };
const LINES = { lines: [{ id: '2', amount: { amount: 49_900, currency: 'CNY' } }], mode: 'lower' };
const SAID = { reason: 'Returned within the return window.', reference: 'refund-881' };
const PREVIEW_EXAMPLES = {
  amount: { summary: 'An amount', value: AMOUNT },
  lines: { summary: 'An order line', value: LINES },
};
const REFUND_EXAMPLES = {
  amount: { summary: 'An amount', value: { ...AMOUNT, ...SAID } },
  lines: { summary: 'An order line', value: { ...LINES, ...SAID } },
};

@ApiTags('Refunds')
@Controller('v1/agreements/:id/refunds')
export class RefundsController {
  constructor(
    private readonly refunds: RefundsService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  /** The plan before and after, what the merchant gives back, and what is left to refund. Nothing is booked. */
  @Post('preview')
  @HttpCode(200)
  @RequireScope('refunds:write')
  @ApiOperation({ summary: 'See what a refund would do' })
  @ApiBody({ type: PreviewRefundDto, examples: PREVIEW_EXAMPLES })
  @ApiOkResponse({ type: RefundPreviewDto })
  @PartnerProblems(...REFUND_PROBLEMS)
  preview(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: PreviewRefundDto,
  ): Promise<RefundPreviewDto> {
    return this.database.run(actor, (tx) => this.refunds.preview(tx, actor, id, body));
  }

  /**
   * Books goods that came back, by order line or as an amount. The customer owes less; what he has paid too much stands
   * to his credit; the merchant gives back what he was paid for them, less the discount that is not earned.
   */
  @Post()
  @RequireScope('refunds:write')
  @ApiOperation({ summary: 'Report a refund' })
  @IdempotencyKey('required')
  @ApiBody({ type: RecordRefundDto, examples: REFUND_EXAMPLES })
  @ApiCreatedResponse({ type: RefundDto })
  @ApiOkResponse({ type: RefundDto, description: 'It was booked before under this reference.' })
  @PartnerProblems(...REFUND_PROBLEMS, 'reference_taken', 'too_many_events')
  record(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: RecordRefundDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, (tx) =>
      this.refunds.record(tx, actor, id, body),
    );
  }

  /** Also those that were taken back. `hasMore` says that there are older ones than are shown. */
  @Get()
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'List the refunds of an agreement, newest first' })
  @ApiOkResponse({ type: RefundListDto })
  @PartnerProblems('not_found')
  list(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
  ): Promise<RefundListDto> {
    return this.database.read(actor, (tx) => this.refunds.list(tx, actor, id));
  }

  /** With the order lines it covered, what it took off the debt, and what of your discount came back. */
  @Get(':refund')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Read a refund' })
  @ApiOkResponse({ type: RefundDto })
  @PartnerProblems('not_found')
  get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Param('refund', publicId('refund')) refund: Uuid,
  ): Promise<RefundDto> {
    return this.database.read(actor, (tx) => this.refunds.get(tx, actor, id, refund));
  }

  /** The agreement stands as if the refund had never been reported. */
  @Post(':refund/reverse')
  @HttpCode(200)
  @RequireScope('refunds:write')
  @ApiOperation({ summary: 'Take back a refund that was reported by mistake' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: RefundDto })
  @PartnerProblems('not_found', 'state_conflict')
  reverse(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Param('refund', publicId('refund')) refund: Uuid,
    @Body() { reason }: ReverseDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => ({
      status: 200,
      body: await this.refunds.reverse(tx, actor, id, refund, reason),
    }));
  }
}
