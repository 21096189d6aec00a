import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { toAgreementDto, toEventDto, toScheduleDto } from './agreement-view.js';
import { AgreementsService } from './agreements.service.js';
import { AgreementDto, AgreementPageDto } from './dto/agreement-answer.dto.js';
import { AgreementEventListDto, ScheduleDto } from './dto/agreement-history.dto.js';
import {
  AgreementQueryDto,
  CaptureDto,
  MakeAgreementDto,
  VoidDto,
  WithdrawDto,
} from './dto/agreement-request.dto.js';
import { ReadingService } from './reading.service.js';

@ApiTags('Agreements')
@Controller('v1/agreements')
export class AgreementsController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly reading: ReadingService,
    private readonly database: Database,
  ) {}

  /** Draws up the contract, which waits for its signature; asked again, it is the same one. */
  @Post()
  @RequireScope('agreements:write')
  @ApiOperation({ summary: 'Make the agreement of an approved application' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: AgreementDto })
  @PartnerProblems('not_found', 'application_not_approved', 'product_without_agreement', 'reservation_lost')
  make(
    @CurrentPartner() { actor }: PartnerCall,
    @Body() { application }: MakeAgreementDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.agreements.make(actor, application, { request, reply });
  }

  /** By customer or status, if you like. A cursor belongs to the filters that it was made with. */
  @Get()
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'List your agreements, newest first' })
  @ApiOkResponse({ type: AgreementPageDto })
  @PartnerProblems('invalid_cursor')
  list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: AgreementQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgreementPageDto> {
    return this.agreements.list(actor, query, { request, reply });
  }

  /** The newest one, where an order was agreed on again. */
  @Get('by-order/:orderId')
  @RequireScope('agreements:read')
  @ApiParam({
    name: 'orderId',
    description: 'Your id of the order.',
    schema: { type: 'string', minLength: 1, maxLength: 128, example: 'order-88131' },
  })
  @ApiOperation({ summary: 'Find the agreement that pays an order' })
  @ApiOkResponse({ type: AgreementDto })
  @PartnerProblems()
  byOrder(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('orderId') orderId: string,
  ): Promise<AgreementDto> {
    const { partnerId, environment } = actor;
    return this.database.read(actor, async (tx) =>
      toAgreementDto(await this.reading.byOrder(tx, { partnerId, environment }, orderId)),
    );
  }

  /**
   * Balances are those of the business day that it is for you now; `allowedActions` says what may be done,
   * `drawdowns` what is still to be paid out.
   */
  @Get(':id')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Read an agreement as it stands today' })
  @ApiOkResponse({ type: AgreementDto })
  @PartnerProblems()
  get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
  ): Promise<AgreementDto> {
    return this.database.read(actor, async (tx) => toAgreementDto(await this.reading.get(tx, actor, id)));
  }

  /**
   * Every instalment with principal, interest and charges, what is paid of it, and whether it is planned, due,
   * overdue or paid.
   */
  @Get(':id/schedule')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Read what is owed when, and what it becomes with the payouts that are open' })
  @ApiOkResponse({ type: ScheduleDto })
  @PartnerProblems()
  schedule(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
  ): Promise<ScheduleDto> {
    return this.database.read(actor, async (tx) => toScheduleDto(await this.reading.get(tx, actor, id)));
  }

  /**
   * Payouts, repayments, refunds, charges and corrections in the order in which they were booked. Nothing is ever
   * deleted from it: a correction is a further entry.
   */
  @Get(':id/events')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Read the history from which everything else follows' })
  @ApiOkResponse({ type: AgreementEventListDto })
  @PartnerProblems()
  events(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
  ): Promise<AgreementEventListDto> {
    return this.database.read(actor, async (tx) => {
      const { events, currency } = await this.reading.get(tx, actor, id);
      return { data: events.map((event) => toEventDto(currency, event)) };
    });
  }

  /** Pays a planned drawdown or a part of it, because what it is for was delivered. Interest runs from this day. */
  @Post(':id/capture')
  @HttpCode(200)
  @RequireScope('agreements:write')
  @ApiOperation({ summary: 'Capture: pay out' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: AgreementDto })
  @PartnerProblems(
    'state_conflict',
    'drawdown_required',
    'drawdown_not_open',
    'drawdown_too_early',
    'amount_exceeds_drawdown',
    'evidence_required',
    'too_many_events',
  )
  capture(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: CaptureDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.agreements.capture(actor, id, body, { request, reply });
  }

  /** What is not needed any more is let go and never owed. Without any payout the agreement is cancelled. */
  @Post(':id/void')
  @HttpCode(200)
  @RequireScope('agreements:write')
  @ApiOperation({ summary: 'Void: let go of what is not needed' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: AgreementDto })
  @PartnerProblems('state_conflict', 'drawdown_not_open')
  void(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: VoidDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.agreements.void(actor, id, body, { request, reply });
  }

  /** The customer's right, for as many days as the jurisdiction gives. The principal comes back from whoever was paid. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @RequireScope('agreements:write')
  @ApiOperation({ summary: 'Withdraw from a signed agreement' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: AgreementDto })
  @PartnerProblems('state_conflict', 'withdrawal_period_over', 'too_many_events')
  withdraw(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() { reference }: WithdrawDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.agreements.withdraw(actor, id, reference, { request, reply });
  }
}
