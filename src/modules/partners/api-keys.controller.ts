import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { httpProblems } from '../../platform/http/http.errors.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import {
  CurrentStaff,
  Repeatable,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import type { IssuedKey } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import {
  ApiKeyDto,
  ApiKeyPageDto,
  IssuedKeyDto,
  IssueKeyDto,
  RotateKeyDto,
  SubmittedKeyDto,
} from './dto/api-key.dto.js';
import { PartnerReasonDto } from './dto/partner.dto.js';
import { LiveKeysService } from './live-keys.service.js';
import { SLUG } from './partners.controller.js';
import { apiKeyDto } from './partners.view.js';

/** The path parameter of every route on one key. */
const KEY_ID = ApiParam({
  name: 'id',
  description: 'Public id of the key, as the list shows it.',
  example: 'key_01jx2m5k3eet7r0e8gx2m9k3v4',
});

@ApiTags('API keys')
@Roles('viewer')
@Controller('staff/v1/partners/:slug/keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly live: LiveKeysService,
    private readonly lists: Lists,
    private readonly clock: SystemClock,
  ) {}

  /**
   * A key belongs to one environment and may be narrowed to scopes, scenarios and networks. A key of the sandbox is
   * issued at once. A live key is proposed: the partner needs a certification run that passed within the last 90 days, and
   * a second person decides; then whoever asked has the secret shown by `reveal`.
   */
  @Post()
  @Repeatable('secret')
  @SLUG
  @Roles('partnerManager', 'administrator')
  @ApiOperation({
    summary: 'Issue a key, whose secret is in this answer and never again, or propose a live one',
  })
  @ApiCreatedResponse({ type: IssuedKeyDto, description: 'A key of the sandbox.' })
  @ApiAcceptedResponse({ type: SubmittedKeyDto, description: 'A live key is proposed.' })
  @StaffProblems(
    'not_found',
    'live_needs_licence',
    'certification_required',
    'too_many_keys',
    'too_many_open_changes',
    'scenario_not_published',
  )
  async issue(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Body() { environment, scenarios = [], cidrs = [], expiresAt, reason, ...order }: IssueKeyDto,
    @Query() _query: StaffQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedKeyDto | SubmittedKeyDto> {
    const key = { ...order, scenarios, cidrs, expiresAt: instant(expiresAt) };
    if (environment === 'sandbox') {
      return this.shownOnce(await this.keys.issue(actor, slug, { ...key, environment }));
    }
    const approval = await this.live.propose(actor, slug, { ...key, environment }, given(reason));
    reply.status(202);
    return { approval: formatId('approval', approval), environment };
  }

  /**
   * The secret is made now, in this answer and nowhere else: neither the approval nor the second person ever sees it.
   * Within 7 days of the approval; after that the key has expired.
   */
  @Post(':id/reveal')
  @Repeatable('secret')
  @HttpCode(200)
  @SLUG
  @KEY_ID
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Have the secret of a live key shown that you asked for; it works from now on' })
  @ApiOkResponse({ type: IssuedKeyDto })
  @StaffProblems('not_found', 'not_your_key', 'state_conflict', 'live_needs_licence')
  async reveal(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Param('id', publicId('apiKey')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<IssuedKeyDto> {
    return this.shownOnce(await this.live.reveal(actor, slug, id));
  }

  /** Without their secrets, of which only the last four characters are kept. A page at a time. */
  @Get()
  @SLUG
  @ApiOperation({ summary: 'List the keys of a partner in one environment, newest first' })
  @StaffProblems('not_found', 'invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'api-keys',
        filters: { slug },
        load: (before, limit) => this.keys.list(actor, slug, before, limit),
        keyOf: ({ id }) => id,
      },
    );
    const nowMs = this.clock.nowMs();
    return { ...page, data: page.data.map((key) => apiKeyDto(key, nowMs)) };
  }

  /**
   * Both work until the overlap is over, so that a partner can change over without a gap; 0 seconds ends the old one
   * at once.
   */
  @Post(':id/rotate')
  @Repeatable('secret')
  @SLUG
  @KEY_ID
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Issue a key in the place of this one, which ends after the overlap' })
  @StaffProblems('not_found', 'state_conflict', 'live_needs_licence', 'too_many_keys')
  async rotate(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Param('id', publicId('apiKey')) id: Uuid,
    @Body() { overlapSeconds, expiresAt }: RotateKeyDto,
    @Query() _query: StaffQueryDto,
  ): Promise<IssuedKeyDto> {
    const rotation = { overlapSeconds, expiresAt: instant(expiresAt) };
    return this.shownOnce(await this.keys.rotate(actor, slug, id, rotation));
  }

  /** A revoked key cannot be brought back; issue a new one. */
  @Post(':id/revoke')
  @Repeatable()
  @HttpCode(200)
  @SLUG
  @KEY_ID
  @Roles('partnerManager', 'riskOfficer', 'administrator')
  @ApiOperation({ summary: 'Take a key back; it stops working within a second and for good' })
  @StaffProblems('not_found', 'state_conflict')
  async revoke(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Param('id', publicId('apiKey')) id: Uuid,
    @Body() { reason }: PartnerReasonDto,
    @Query() _query: StaffQueryDto,
  ): Promise<ApiKeyDto> {
    return apiKeyDto(await this.keys.revoke(actor, slug, id, reason), this.clock.nowMs());
  }

  private shownOnce({ record, secret }: IssuedKey): IssuedKeyDto {
    return { ...apiKeyDto(record, this.clock.nowMs()), secret };
  }
}

function instant(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

/** Whoever decides on a live key reads why it is asked for. */
function given(reason: string | undefined): string {
  if (reason !== undefined) return reason;
  throw httpProblems.invalid_request(undefined, {
    errors: [{ pointer: '/reason', code: 'required', detail: 'is needed for a live key' }],
  });
}
