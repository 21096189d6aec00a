import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import { etagOf, versionFromIfMatch } from '../../platform/http/etag.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { WebhookListQueryDto } from './dto/delivery.dto.js';
import {
  CreateWebhookEndpointDto,
  RotateWebhookSecretDto,
  UpdateWebhookEndpointDto,
} from './dto/endpoint.dto.js';
import {
  DeletedWebhookEndpointDto,
  WebhookEndpointDto,
  WebhookEndpointPageDto,
  WebhookEndpointWithSecretDto,
} from './dto/endpoint-answer.dto.js';
import type { Endpoint } from './endpoint.js';
import { EndpointsService } from './endpoints.service.js';
import { toEndpointDto } from './webhook-answer.js';

@ApiTags('Webhook endpoints')
@Controller('v1/webhook-endpoints')
export class WebhookEndpointsController {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
    private readonly clock: SystemClock,
  ) {}

  /** The secret that signs its messages is in this answer and never again. */
  @Post()
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Set up an endpoint' })
  @IdempotencyKey('optional')
  @ApiCreatedResponse({ type: WebhookEndpointWithSecretDto })
  @PartnerProblems(
    'webhook_url_refused',
    'webhook_url_taken',
    'unknown_event_type',
    'too_many_webhook_endpoints',
  )
  create(
    @CurrentPartner() { actor }: PartnerCall,
    @Body() body: CreateWebhookEndpointDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { url, types, description = null, payload = 'thin', apiVersion = 'v1' } = body;
    const order = { url, types, description, payload, apiVersion };
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) =>
      this.shownOnce(201, await this.endpoints.create(tx, actor, order)),
    );
  }

  /** There are 20 at most. */
  @Get()
  @RequireScope('webhooks:read')
  @ApiOperation({ summary: 'List your endpoints, newest first' })
  @ApiOkResponse({ type: WebhookEndpointPageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: WebhookListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookEndpointPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'webhookEndpoints',
        filters: {},
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.endpoints.list(tx, actor, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map((endpoint) => this.dto(endpoint)) };
  }

  /** With the `ETag` that a change must name as `If-Match`. Its secret is not shown again. */
  @Get(':id')
  @RequireScope('webhooks:read')
  @ApiOperation({ summary: 'Read an endpoint' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @PartnerProblems('not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookEndpointDto> {
    const endpoint = await this.database.read(actor, (tx) => this.endpoints.get(tx, actor, id));
    reply.header('etag', etagOf(endpoint.version));
    return this.dto(endpoint);
  }

  /** Fields that are left out keep their value. */
  @Patch(':id')
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Change an endpoint' })
  @ApiHeader({ name: 'if-match', required: true, description: 'The ETag that you read.', example: '"v1"' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @PartnerProblems('not_found', 'webhook_url_refused', 'webhook_url_taken', 'unknown_event_type')
  async update(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
    @Body() body: UpdateWebhookEndpointDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookEndpointDto> {
    const version = versionFromIfMatch(ifMatch);
    const endpoint = await this.database.run(actor, (tx) =>
      this.endpoints.update(tx, actor, id, version, { ...body }),
    );
    reply.header('etag', etagOf(endpoint.version));
    return this.dto(endpoint);
  }

  /** What waits for it is not sent any more. */
  @Delete(':id')
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Delete an endpoint' })
  @ApiOkResponse({ type: DeletedWebhookEndpointDto })
  @PartnerProblems('not_found')
  async delete(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
  ): Promise<DeletedWebhookEndpointDto> {
    await this.database.run(actor, (tx) => this.endpoints.delete(tx, actor, id));
    return { id: formatId('webhookEndpoint', id), deleted: true };
  }

  /** During the overlap both secrets sign, so that receivers can be changed one by one. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Give an endpoint a new secret' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: WebhookEndpointWithSecretDto })
  @PartnerProblems('not_found')
  rotateSecret(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
    @Body() { overlapSeconds }: RotateWebhookSecretDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) =>
      this.shownOnce(200, await this.endpoints.rotate(tx, actor, id, overlapSeconds)),
    );
  }

  /** What waits for it is let go; the feed keeps everything. */
  @Post(':id/disable')
  @HttpCode(200)
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Stop sending messages' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @PartnerProblems('not_found', 'state_conflict')
  async disable(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
  ): Promise<WebhookEndpointDto> {
    return this.dto(await this.database.run(actor, (tx) => this.endpoints.disable(tx, actor, id, 'partner')));
  }

  /** What it missed stands in the feed, and can be sent again. */
  @Post(':id/enable')
  @HttpCode(200)
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Let messages be sent again' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @PartnerProblems('not_found', 'state_conflict')
  async enable(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
  ): Promise<WebhookEndpointDto> {
    return this.dto(await this.database.run(actor, (tx) => this.endpoints.enable(tx, actor, id)));
  }

  private dto(endpoint: Endpoint): WebhookEndpointDto {
    return toEndpointDto(endpoint, this.clock.nowMs());
  }

  private shownOnce(
    status: number,
    { endpoint, secret }: { endpoint: Endpoint; secret: string },
  ): { status: number; body: object; kept: object } {
    const kept = this.dto(endpoint);
    return { status, body: { ...kept, secret }, kept };
  }
}
