import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import {
  WebhookDeliveryDto,
  WebhookDeliveryListQueryDto,
  WebhookDeliveryPageDto,
} from './dto/delivery.dto.js';
import { ResendWebhooksDto } from './dto/endpoint.dto.js';
import { ResentWebhooksDto, WebhookSelfTestDto, WebhookTestDto } from './dto/endpoint-answer.dto.js';
import type { Endpoint } from './endpoint.js';
import { EndpointsService } from './endpoints.service.js';
import { ResendingService } from './resending.service.js';
import { SelfTestService } from './self-test.service.js';
import { toDeliveryDto, toTestDto } from './webhook-answer.js';

@ApiTags('Webhook deliveries')
@Controller('v1')
export class WebhookDeliveriesController {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly deliveries: DeliveriesRepository,
    private readonly resending: ResendingService,
    private readonly selfTests: SelfTestService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  /** Each with its attempts and what the receiver answered, for 60 days at least. */
  @Get('webhook-endpoints/:id/deliveries')
  @RequireScope('webhooks:read')
  @ApiOperation({ summary: 'List what was sent to an endpoint, newest first' })
  @ApiOkResponse({ type: WebhookDeliveryPageDto })
  @PartnerProblems('not_found', 'invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) endpointId: Uuid,
    @Query() query: WebhookDeliveryListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookDeliveryPageDto> {
    const filters = { endpointId, status: query.status };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'webhookDeliveries',
        filters,
        load: (before, limit) =>
          this.database.read(actor, async (tx) => {
            await this.endpoints.get(tx, actor, endpointId);
            return this.deliveries.list(tx, actor, filters, before, limit);
          }),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toDeliveryDto) };
  }

  /** What was tried when, how long it took, and the beginning of each answer. */
  @Get('deliveries/:id')
  @RequireScope('webhooks:read')
  @ApiOperation({ summary: 'Read a delivery with its attempts' })
  @ApiOkResponse({ type: WebhookDeliveryDto })
  @PartnerProblems('not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookDelivery')) id: Uuid,
  ): Promise<WebhookDeliveryDto> {
    const row = await this.database.read(actor, (tx) => this.deliveries.find(tx, actor, id));
    if (!row) throw notFound('webhook delivery');
    return toDeliveryDto(row);
  }

  /** It becomes a delivery of its own, with the same `webhook-id`. */
  @Post('deliveries/:id/resend')
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Send one message again' })
  @IdempotencyKey('optional')
  @ApiCreatedResponse({ type: WebhookDeliveryDto })
  @PartnerProblems('not_found', 'webhook_endpoint_disabled')
  resendOne(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookDelivery')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 201,
      body: toDeliveryDto(await this.resending.one(tx, actor, id)),
    }));
  }

  /** Also what was told while it was disabled. Only what it is subscribed to now. */
  @Post('webhook-endpoints/:id/resend')
  @HttpCode(200)
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Send a range of the feed again' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: ResentWebhooksDto })
  @PartnerProblems('not_found', 'webhook_endpoint_disabled', 'resend_range_too_long')
  resendRange(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
    @Body() { from, to }: ResendWebhooksDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 200,
      body: { deliveries: await this.resending.range(tx, actor, id, from, to) },
    }));
  }

  /** The message has the type `webhookEndpoint.test`; the receiver has two seconds. */
  @Post('webhook-endpoints/:id/test')
  @HttpCode(200)
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Send a test message and see the answer' })
  @ApiOkResponse({ type: WebhookTestDto })
  @PartnerProblems('not_found')
  async test(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
  ): Promise<WebhookTestDto> {
    return toTestDto(await this.selfTests.test(await this.endpoint(actor, id)));
  }

  /**
   * A good message, the same again, one with a wrong signature, one an hour old, two in the wrong order: says how the
   * receiver took each.
   */
  @Post('webhook-endpoints/:id/self-test')
  @HttpCode(200)
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'See whether a receiver checks what it must' })
  @ApiOkResponse({ type: WebhookSelfTestDto })
  @PartnerProblems('not_found')
  async selfTest(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
  ): Promise<WebhookSelfTestDto> {
    return this.selfTests.run(await this.endpoint(actor, id));
  }

  private endpoint(actor: PartnerActor, id: Uuid): Promise<Endpoint> {
    return this.database.read(actor, (tx) => this.endpoints.get(tx, actor, id));
  }
}
