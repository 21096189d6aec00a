import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInZone } from '../../kernel/calendar-date.js';
import { Database } from '../../platform/database/database.js';
import { addLink, Cursors, nextLink } from '../../platform/http/cursor.js';
import {
  businessTime,
  CurrentPartner,
  type PartnerCall,
  PartnerProblems,
  RequireScope,
} from '../partners/index.js';
import { type DueKey, DueRepository, dueDto, keyOf } from './due.repository.js';
import { DuePageDto, DueQueryDto } from './dto/due.dto.js';

@ApiTags('Repayments')
@Controller('v1/repayments')
export class DueController {
  constructor(
    private readonly database: Database,
    private readonly due: DueRepository,
    private readonly cursors: Cursors,
  ) {}

  /** Of all your agreements, in the order of their due dates: whom to remind today, and how much is open. */
  @Get('due')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'List the instalments that are due, or overdue' })
  @ApiOkResponse({ type: DuePageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() { on, which = 'due', limit, cursor }: DueQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DuePageDto> {
    const scope = {
      list: 'due',
      owner: `${actor.partnerId}:${actor.environment}`,
      filters: { on, which },
    };
    const after = cursor === undefined ? undefined : (this.cursors.read(scope, cursor) as unknown as DueKey);
    const rows = await this.database.read(actor, async (tx) => {
      const day = on ?? dateInZone(await businessTime(tx, actor), 'UTC').toString();
      return this.due.list(tx, actor, { day, which, after, limit: limit + 1 });
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const nextCursor = rows.length > limit && last ? this.cursors.write(scope, keyOf(last)) : undefined;
    if (nextCursor !== undefined) addLink(reply, nextLink(request.url, nextCursor));
    return {
      data: shown.map(dueDto),
      hasMore: nextCursor !== undefined,
      ...(nextCursor !== undefined && { nextCursor }),
    };
  }
}
