import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, instantOf, parseId } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { Lists } from '../../../platform/http/lists.js';
import { ReadingDto, ReadingListQueryDto, ReadingPageDto } from '../dto/reading.dto.js';
import { CurrentStaff, Roles, StaffProblems } from '../staff-access.js';
import { type ReadingRow, ReadingsRepository } from './readings.repository.js';

@ApiTags('Audit')
@Roles('auditor', 'administrator')
@Controller('staff/v1/readings')
export class ReadingsController {
  constructor(
    private readonly database: Database,
    private readonly readings: ReadingsRepository,
    private readonly lists: Lists,
  ) {}

  /**
   * Which member of staff has read about which person, when, by which route and, where he said it, why. One entry stands for
   * all readings of an hour with the same words. Lists over many people are not in it, unless they were asked for one of
   * them. Kept for 24 months.
   */
  @Get()
  @ApiOperation({ summary: 'Search who of the staff has read about whom, newest first' })
  @ApiOkResponse({ type: ReadingPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: ReadingListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReadingPageDto> {
    const { subject, staff } = query;
    const staffId = staff === undefined ? undefined : parseId('staffUser', staff);
    const filter = { environment: actor.environment, subject, staffId };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'readings',
        filters: { subject, staff },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.readings.list(tx, filter, before, limit)),
        keyOf: (row) => row.id,
      },
    );
    return { ...page, data: page.data.map(toReadingDto) };
  }
}

function toReadingDto(row: ReadingRow): ReadingDto {
  const { id, staffId, staffName, environment, subject, route, purpose, requestId } = row;
  return {
    id: formatId('reading', id),
    at: new Date(instantOf(id)).toISOString(),
    staff: { id: formatId('staffUser', staffId), name: staffName },
    environment,
    subject,
    route,
    purpose: purpose === '' ? null : purpose,
    requestId,
  };
}
