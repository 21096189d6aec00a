import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { AcceptingService } from './accepting.service.js';
import { ActingService } from './acting.service.js';
import type { OfferJson } from './answer.types.js';
import { DecidingOnce } from './deciding-once.js';
import { DecisionDto, OfferDto } from './dto/offers-answer.dto.js';
import { FromDto, FromQueryDto } from './dto/from.dto.js';
import { AcceptDto, ChoiceDto, DeclineDto, OffersRequestDto, ViewDto } from './dto/offers-request.dto.js';
import { priceFrom } from './from.js';
import { DOCUMENTED_EXAMPLES } from './offers-request.examples.js';

@ApiTags('Offers')
@Controller('v1/offers')
export class OffersController {
  constructor(
    private readonly deciding: DecidingOnce,
    private readonly acting: ActingService,
    private readonly accepting: AcceptingService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Says who, what situation and how much; the answer is the products that fit, priced, explained and ready to accept,
   * and those that do not, with the reason. Every answer is recorded as a decision.
   */
  @Post()
  @HttpCode(200)
  @RequireScope('offers:write')
  @ApiOperation({ summary: 'Ask for offers' })
  @IdempotencyKey('optional')
  @ApiBody({ type: OffersRequestDto, examples: DOCUMENTED_EXAMPLES })
  @ApiOkResponse({ type: DecisionDto })
  @PartnerProblems(
    'not_found',
    'customer_erased',
    'unknown_scenario',
    'scenario_not_enrolled',
    'scenario_not_in_key',
    'context_invalid',
    'mixed_currencies',
    'stages_differ_from_amount',
    'balance_exceeds_amount',
    'ambiguous_customer',
    'invalid_subject_token',
    'subject_token_used',
    'subject_consent_missing',
  )
  decide(
    @CurrentPartner() call: PartnerCall,
    @Body() body: OffersRequestDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    return this.deciding.answer(call, body, request, reply);
  }

  /** Needs no customer and stores nothing; may be cached for a minute. */
  @Get('from')
  @RequireScope('offers:read')
  @ApiOperation({ summary: 'Say "from … a month" for an amount' })
  @ApiOkResponse({ type: FromDto })
  @PartnerProblems('unknown_scenario', 'scenario_not_enrolled')
  from(
    @CurrentPartner() call: PartnerCall,
    @Query() query: FromQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FromDto> {
    reply.header('cache-control', 'private, max-age=60');
    return priceFrom(call, query, this.database);
  }

  /** Its price never changes until it expires; `status` and `allowedActions` say what can be done with it now. */
  @Get(':id')
  @RequireScope('offers:read')
  @ApiOperation({ summary: 'Read an offer as it stands now' })
  @ApiOkResponse({ type: OfferDto })
  @PartnerProblems()
  get(@CurrentPartner() call: PartnerCall, @Param('id', publicId('offer')) id: Uuid): Promise<OfferJson> {
    return this.database.read(call.actor, (tx) => this.acting.get(tx, call, id));
  }

  /**
   * Say what he saw, in which language and for how long: the evidence that the law asks for later. Viewing again is
   * recorded again.
   */
  @Post(':id/view')
  @HttpCode(200)
  @RequireScope('offers:write')
  @ApiOperation({ summary: 'Record that the customer has seen an offer' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: OfferDto })
  @PartnerProblems('state_conflict')
  view(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('offer')) id: Uuid,
    @Body() body: ViewDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(
      this.idempotency,
      call.actor,
      { request, reply },
      { creates: 'resource' },
      async (tx) => ({
        status: 200,
        body: await this.acting.view(tx, call, id, body),
      }),
    );
  }

  /** Has no effect: the offer itself stays as it was. */
  @Post(':id/quote')
  @HttpCode(200)
  @RequireScope('offers:write')
  @ApiOperation({ summary: 'Price an offer with another term or amount' })
  @ApiOkResponse({ type: OfferDto })
  @PartnerProblems('state_conflict', 'option_not_offered', 'receipt_erased')
  quote(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('offer')) id: Uuid,
    @Body() body: ChoiceDto,
  ): Promise<OfferJson> {
    return this.database.read(call.actor, (tx) => this.acting.quote(tx, call, id, body));
  }

  /** States the customer's choice and holds budget and exposure for 15 minutes. It binds nobody yet. */
  @Post(':id/accept')
  @HttpCode(200)
  @RequireScope('offers:write')
  @ApiOperation({ summary: 'Accept an offer' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: OfferDto })
  @PartnerProblems(
    'state_conflict',
    'customer_erased',
    'offer_not_bindable',
    'offer_withdrawn',
    'limit_reached',
    'order_in_application',
    'option_not_offered',
  )
  accept(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('offer')) id: Uuid,
    @Body() body: AcceptDto,
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
        body: await this.accepting.accept(tx, call, id, body),
      }),
    );
  }

  /**
   * A reason helps the bank to offer better. An offer that is declined cannot be accepted any more; ask for new ones
   * instead.
   */
  @Post(':id/decline')
  @HttpCode(200)
  @RequireScope('offers:write')
  @ApiOperation({ summary: 'Decline an offer; what it held is free again' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: OfferDto })
  @PartnerProblems('state_conflict')
  decline(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('offer')) id: Uuid,
    @Body() body: DeclineDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(
      this.idempotency,
      call.actor,
      { request, reply },
      { creates: 'resource' },
      async (tx) => ({
        status: 200,
        body: await this.acting.decline(tx, call, id, body),
      }),
    );
  }
}
