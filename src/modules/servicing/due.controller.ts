import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dateInZone } from '../../kernel/calendar-date.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import {
  businessTime,
  CurrentPartner,
  type PartnerCall,
  PartnerProblems,
  RequireScope,
} from '../partners/index.js';
import { bankZone, scenariosToken } from '../scenarios/index.js';
import { type DueKey, DueRepository, dueDto, keyOf } from './due.repository.js';
import { DuePageDto, DueQueryDto } from './dto/due.dto.js';

@ApiTags('Repayments')
@Controller('v1/repayments')
export class DueController {
  constructor(
    private readonly database: Database,
    private readonly due: DueRepository,
    private readonly lists: Lists,
  ) {}

  /** Of all your agreements, in the order of their due dates: whom to remind today, and how much is open. */
  @Get('due')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'List the instalments that are due, or overdue' })
  @ApiOkResponse({ type: DuePageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor, snapshot }: PartnerCall,
    @Query() query: DueQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DuePageDto> {
    const { on, which = 'due' } = query;
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'due',
        filters: { on, which },
        load: (after: DueKey | undefined, limit) =>
          this.database.read(actor, async (tx) => {
            const zone = bankZone(snapshot.get(scenariosToken));
            const day = on ?? dateInZone(await businessTime(tx, actor), zone).toString();
            return this.due.list(tx, actor, { day, which, after, limit });
          }),
        keyOf,
      },
    );
    return { ...page, data: page.data.map(dueDto) };
  }
}
