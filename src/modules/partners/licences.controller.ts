import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StaffActor } from '../../platform/database/actor.js';
import { Lists } from '../../platform/http/lists.js';
import {
  CurrentStaff,
  Repeatable,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import { AddLicenceDto, LicenceDto, LicencePageDto } from './dto/licence.dto.js';
import { SLUG } from './partners.controller.js';
import { PartnersService } from './partners.service.js';
import { licenceDto } from './partners.view.js';

@ApiTags('Partners')
@Roles('viewer')
@Controller('staff/v1/partners/:slug/licences')
export class LicencesController {
  constructor(
    private readonly partners: PartnersService,
    private readonly lists: Lists,
  ) {}

  /** A partner that brokers credit needs one. The day after the last one ends its live keys stop. */
  @Post()
  @Repeatable()
  @SLUG
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Record a licence of a partner; live keys work as long as one holds' })
  @StaffProblems('not_found', 'licence_exists', 'too_many_licences')
  async add(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Body() body: AddLicenceDto,
    @Query() _query: StaffQueryDto,
  ): Promise<LicenceDto> {
    return licenceDto(await this.partners.addLicence(actor, slug, body));
  }

  /** Also those that have ended. A page at a time. */
  @Get()
  @SLUG
  @ApiOperation({ summary: 'List the licences of a partner, newest first' })
  @StaffProblems('not_found', 'invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LicencePageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'licences',
        filters: { slug },
        load: (before, limit) => this.partners.listLicences(actor, slug, before, limit),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(licenceDto) };
  }
}
