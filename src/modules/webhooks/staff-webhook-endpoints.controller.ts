import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { PartnersRepository, type ResourceOwner } from '../partners/index.js';
import {
  CurrentStaff,
  Repeatable,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import { WebhookEndpointReasonDto } from './dto/endpoint.dto.js';
import { WebhookEndpointDto, WebhookEndpointPageDto } from './dto/endpoint-answer.dto.js';
import type { Endpoint } from './endpoint.js';
import { EndpointsService } from './endpoints.service.js';
import { toEndpointDto } from './webhook-answer.js';

const SLUG = ApiParam({
  name: 'slug',
  description: 'Short name of the partner.',
  schema: {
    type: 'string',
    pattern: '^[a-z][a-z0-9-]{1,39}$',
    maxLength: 40,
    example: 'eastlake-university',
  },
});

/** What people of the bank see of a partner's endpoints, and that they can stop one. */
@ApiTags('Webhook endpoints')
@Roles('partnerManager', 'auditor', 'administrator')
@Controller('staff/v1/partners/:slug/webhook-endpoints')
export class StaffWebhookEndpointsController {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly endpoints: EndpointsService,
    private readonly lists: Lists,
    private readonly clock: SystemClock,
  ) {}

  /** Where the partner is told, of what, and since when an endpoint fails. Never a secret. */
  @Get()
  @SLUG
  @ApiOperation({ summary: 'List a partner’s webhook endpoints, newest first' })
  @ApiOkResponse({ type: WebhookEndpointPageDto })
  @StaffProblems('not_found', 'invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookEndpointPageDto> {
    const load = (before: Uuid | undefined, limit: number) =>
      this.database.read(actor, async (tx) =>
        this.endpoints.list(tx, await this.owner(tx, actor, slug), before, limit),
      );
    const page = await this.lists.page(
      { actor, query, reply },
      { name: 'webhookEndpoints', filters: { slug }, load, keyOf: ({ id }) => id },
    );
    return { ...page, data: page.data.map((endpoint) => this.dto(endpoint)) };
  }

  /** For a receiver that does harm. The partner is told in his feed, and can enable it again. */
  @Post(':id/disable')
  @Repeatable()
  @HttpCode(200)
  @SLUG
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Stop sending messages to an endpoint' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @StaffProblems('not_found', 'state_conflict')
  disable(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
    @Body() { reason }: WebhookEndpointReasonDto,
    @Query() _query: StaffQueryDto,
  ): Promise<WebhookEndpointDto> {
    return this.act(actor, slug, id, { name: 'disabled', reason }, (tx, owner) =>
      this.endpoints.disable(tx, owner, id, 'bank'),
    );
  }

  /** What it missed stands in the partner’s feed, and can be sent again. */
  @Post(':id/enable')
  @Repeatable()
  @HttpCode(200)
  @SLUG
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Let messages be sent to an endpoint again' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @StaffProblems('not_found', 'state_conflict')
  enable(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Param('id', publicId('webhookEndpoint')) id: Uuid,
    @Body() { reason }: WebhookEndpointReasonDto,
    @Query() _query: StaffQueryDto,
  ): Promise<WebhookEndpointDto> {
    return this.act(actor, slug, id, { name: 'enabled', reason }, (tx, owner) =>
      this.endpoints.enable(tx, owner, id),
    );
  }

  private async act(
    actor: StaffActor,
    slug: string,
    id: Uuid,
    { name, reason }: { readonly name: string; readonly reason: string },
    work: (tx: Tx, owner: ResourceOwner) => Promise<Endpoint>,
  ): Promise<WebhookEndpointDto> {
    return this.database.run(actor, async (tx) => {
      const endpoint = await work(tx, await this.owner(tx, actor, slug));
      const detail = { partner: slug, reason };
      tx.audit({ action: `webhookEndpoint.${name}`, subject: formatId('webhookEndpoint', id), detail });
      return this.dto(endpoint);
    });
  }

  private async owner(tx: ReadTx, { environment }: StaffActor, slug: string): Promise<ResourceOwner> {
    const partner = await this.partners.findPartner(tx, slug);
    if (!partner) throw notFound('partner');
    return { partnerId: partner.id, environment };
  }

  private dto(endpoint: Endpoint): WebhookEndpointDto {
    return toEndpointDto(endpoint, this.clock.nowMs());
  }
}
