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
import type { StaffActor } from '../../platform/database/actor.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { SubmittedDto } from '../scenarios/index.js';
import {
  CurrentStaff,
  Repeatable,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import { CreatePauseDto, PauseDto, PausePageDto, ResumeDto } from './dto/pause.dto.js';
import type { Pause } from './pauses.repository.js';
import { PAUSERS, PausesService } from './pauses.service.js';

@ApiTags('Pauses')
@Roles(...PAUSERS)
@Controller('staff/v1/pauses')
export class PausesController {
  constructor(
    private readonly pauses: PausesService,
    private readonly lists: Lists,
  ) {}

  /** Partners, scenarios and products that one person has stopped, with the reason. */
  @Get()
  @Roles('viewer')
  @ApiOperation({ summary: 'List what is stopped now' })
  @ApiOkResponse({ type: PausePageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PausePageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'pauses',
        filters: {},
        load: (before, limit) => this.pauses.list(actor, before, limit),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(pauseDto) };
  }

  @Post()
  @Repeatable()
  @ApiOperation({
    summary: 'Stop a partner, a scenario or a product',
    description: 'One person is enough, and it is in force within a second. Both environments stop.',
  })
  @ApiCreatedResponse({ type: PauseDto })
  @StaffProblems('nothing_to_pause', 'already_paused')
  async pause(
    @CurrentStaff() actor: StaffActor,
    @Body() { kind, subject, reason }: CreatePauseDto,
    @Query() _query: StaffQueryDto,
  ): Promise<PauseDto> {
    return pauseDto(await this.pauses.pause(actor, { kind, subject }, reason));
  }

  /** One person may stop, two must start again: the change waits as an approval. */
  @Post(':id/resume')
  @Repeatable()
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask a second person to start it again' })
  @ApiParam({
    name: 'id',
    description: 'Public id of the pause, as the list shows it.',
    example: 'pau_01jx2m5k3eet7r0e8gx2m9k3v4',
  })
  @ApiAcceptedResponse({ type: SubmittedDto })
  @StaffProblems('not_found', 'too_many_open_changes')
  async resume(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('pause')) id: Uuid,
    @Body() { reason }: ResumeDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    const approval = await this.pauses.requestResume(actor, id, reason);
    return { approval: formatId('approval', approval) };
  }
}

function pauseDto({ id, kind, subject, reason, pausedBy, pausedByName, pausedAt }: Pause): PauseDto {
  return {
    id: formatId('pause', id),
    kind,
    subject,
    reason,
    pausedBy: pausedBy === null ? null : { id: formatId('staffUser', pausedBy), name: pausedByName ?? '' },
    pausedAt: pausedAt.toISOString(),
  };
}
