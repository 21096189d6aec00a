import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { etagOf, versionFromIfMatch } from '../../platform/http/etag.js';
import { Lists } from '../../platform/http/lists.js';
import { SubmittedDto } from '../scenarios/index.js';
import { CurrentStaff, Repeatable, Roles, StaffProblems, StaffQueryDto } from '../staff/index.js';
import {
  CreatePartnerDto,
  PartnerDto,
  PartnerListQueryDto,
  PartnerPageDto,
  PartnerReasonDto,
  UpdatePartnerDto,
} from './dto/partner.dto.js';
import type { PartnerRecord } from './partners.repository.js';
import { PartnersService } from './partners.service.js';
import { partnerDto } from './partners.view.js';

/** The path parameter of every route on one partner. */
export const SLUG = ApiParam({
  name: 'slug',
  description: 'Short name of the partner.',
  schema: {
    type: 'string',
    pattern: '^[a-z][a-z0-9-]{1,39}$',
    maxLength: 40,
    example: 'eastlake-university',
  },
});

@ApiTags('Partners')
@Roles('viewer')
@Controller('staff/v1/partners')
export class PartnersController {
  constructor(
    private readonly partners: PartnersService,
    private readonly lists: Lists,
  ) {}

  /** Its slug is its name for staff and never changes. */
  @Post()
  @Repeatable()
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Add a partner; it can do nothing until it has a key and an enrolment' })
  @StaffProblems('partner_exists')
  async create(
    @CurrentStaff() actor: StaffActor,
    @Body() body: CreatePartnerDto,
    @Query() _query: StaffQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    return withEtag(reply, await this.partners.create(actor, body));
  }

  /** With their status and industry, a page at a time. */
  @Get()
  @ApiOperation({ summary: 'List partners, newest first' })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: PartnerListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerPageDto> {
    const { status } = query;
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'partners',
        filters: { status },
        load: (before, limit) => this.partners.list(actor, status, before, limit),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(partnerDto) };
  }

  /** With the `ETag` that a change must name as `If-Match`. */
  @Get(':slug')
  @SLUG
  @ApiOperation({ summary: 'Read a partner' })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Query() _query: StaffQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    return withEtag(reply, await this.partners.get(actor, slug));
  }

  /** The change is for the version that `If-Match` names; when somebody else was faster it is refused. */
  @Patch(':slug')
  @SLUG
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Change name or industry; what is left out stays' })
  @ApiHeader({ name: 'if-match', required: true, description: 'The ETag that you read.', example: '"v1"' })
  @StaffProblems('not_found', 'precondition_required', 'stale_version')
  async update(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Body() body: UpdatePartnerDto,
    @Query() _query: StaffQueryDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    const version = versionFromIfMatch(ifMatch);
    return withEtag(reply, await this.partners.update(actor, slug, version, body));
  }

  /** One person may stop, two must start again. Agreements go on: customers keep what they signed. */
  @Post(':slug/suspend')
  @Repeatable()
  @HttpCode(200)
  @SLUG
  @Roles('partnerManager', 'riskOfficer', 'administrator')
  @ApiOperation({ summary: 'Stop a partner at once, in both environments: no key of it works any more' })
  @StaffProblems('not_found', 'state_conflict')
  async suspend(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Body() { reason }: PartnerReasonDto,
    @Query() _query: StaffQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    return withEtag(reply, await this.partners.suspend(actor, slug, reason));
  }

  /** The change waits as an approval; until it is decided nothing works. */
  @Post(':slug/reinstate')
  @Repeatable()
  @HttpCode(202)
  @SLUG
  @Roles('partnerManager', 'riskOfficer', 'administrator')
  @ApiOperation({ summary: 'Ask to start a suspended partner again; a second person decides' })
  @StaffProblems('not_found', 'state_conflict', 'too_many_open_changes')
  async reinstate(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Body() { reason }: PartnerReasonDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    const approval = await this.partners.proposeReinstatement(actor, slug, reason);
    return { approval: formatId('approval', approval) };
  }
}

function withEtag(reply: FastifyReply, partner: PartnerRecord): PartnerDto {
  reply.header('etag', etagOf(partner.version));
  return partnerDto(partner);
}
