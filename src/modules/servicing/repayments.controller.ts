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
import { RecordRepaymentDto, RepaymentDto, RepaymentListDto, ReverseDto } from './dto/repayment.dto.js';
import { RepaymentsService } from './repayments.service.js';

@ApiTags('Repayments')
@Controller('v1/agreements/:id/repayments')
export class RepaymentsController {
  constructor(
    private readonly repayments: RepaymentsService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Books money of the customer. It settles what is past due first, then what is due, then the next instalment; what is
   * left stands to his credit. The same `reference` is booked once: a repeat gets the first answer again.
   */
  @Post()
  @RequireScope('repayments:write')
  @ApiOperation({ summary: 'Report a repayment' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: RepaymentDto })
  @ApiOkResponse({ type: RepaymentDto, description: 'It was booked before under this reference.' })
  @PartnerProblems(
    'not_found',
    'state_conflict',
    'wrong_currency',
    'value_date_out_of_range',
    'reference_taken',
    'too_many_events',
    'more_than_written_off',
  )
  record(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: RecordRepaymentDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, call.actor, { request, reply }, { creates: 'obligation' }, (tx) =>
      this.repayments.record(tx, call.actor, id, body),
    );
  }

  /** Also those that were taken back. `hasMore` says that there are older ones than are shown. */
  @Get()
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'List the repayments of an agreement, newest first' })
  @ApiOkResponse({ type: RepaymentListDto })
  @PartnerProblems('not_found')
  list(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
  ): Promise<RepaymentListDto> {
    return this.database.read(call.actor, (tx) => this.repayments.list(tx, call.actor, id));
  }

  /** With how it was allocated to charges, interest and principal, and to which instalments. */
  @Get(':repayment')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Read a repayment' })
  @ApiOkResponse({ type: RepaymentDto })
  @PartnerProblems('not_found')
  get(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Param('repayment', publicId('repayment')) repayment: Uuid,
  ): Promise<RepaymentDto> {
    return this.database.read(call.actor, (tx) => this.repayments.get(tx, call.actor, id, repayment));
  }

  /** The agreement stands as if the payment had never come: instalments, arrears and interest are computed again. */
  @Post(':repayment/reverse')
  @HttpCode(200)
  @RequireScope('repayments:write')
  @ApiOperation({ summary: 'Take back a repayment that was reported by mistake or bounced' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: RepaymentDto })
  @PartnerProblems('not_found', 'state_conflict', 'paid_by_guarantor')
  reverse(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Param('repayment', publicId('repayment')) repayment: Uuid,
    @Body() { reason }: ReverseDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(
      this.idempotency,
      call.actor,
      { request, reply },
      { creates: 'obligation' },
      async (tx) => ({
        status: 200,
        body: await this.repayments.takeBack(tx, call.actor, { id, repayment, reason, by: 'reverse' }),
      }),
    );
  }
}
