import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import {
  CurrentStaff,
  RecordsReading,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import { CustomerOverviewDto } from './dto/overview.dto.js';
import { TimelinePageDto } from './dto/timeline.dto.js';
import { OverviewService } from './overview.service.js';
import { TimelineService, toEntryDto } from './timeline.service.js';

@ApiTags('Profiles')
@Roles('viewer')
@Controller('staff/v1/customers/:id')
export class CustomerOverviewController {
  constructor(
    private readonly database: Database,
    private readonly overview: OverviewService,
    private readonly timeline: TimelineService,
    private readonly lists: Lists,
  ) {}

  /**
   * Everything about one customer in one answer: how he came, what he allows, what is said of him, who he is by what he did
   * and says, what was decided and agreed, what he owes, and what has become of him lately. Who he is at other partners
   * and what security has found need the roles that those parts need elsewhere; `withheld` names what you do not see.
   */
  @Get('overview')
  @RecordsReading('customer', 'party.id', 'party.customers.customer')
  @ApiOperation({ summary: 'See all that is known of any customer' })
  @ApiOkResponse({ type: CustomerOverviewDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<CustomerOverviewDto> {
    return this.database.readByKeys(actor, (tx) => this.overview.of(tx, actor, id));
  }

  /**
   * Events, decisions, applications, agreements and what was done with them, consents, tags, segments and, for identity
   * officers, merges of his party. Sensitive scenes are left out.
   */
  @Get('timeline')
  @RecordsReading()
  @ApiOperation({ summary: 'List what has become of any customer, newest first' })
  @ApiOkResponse({ type: TimelinePageDto })
  @StaffProblems('not_found', 'invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TimelinePageDto> {
    return this.database.readByKeys(actor, async (tx) => {
      const partyId = await this.overview.partyOf(tx, actor, id);
      const list = this.timeline.list(tx, actor, { customerId: id, partyId });
      const page = await this.lists.page({ actor, query, reply }, list);
      return { ...page, data: page.data.map(toEntryDto) };
    });
  }
}
