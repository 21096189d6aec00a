import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { scenariosToken, SubmittedDto } from '../../scenarios/index.js';
import { CurrentStaff, Repeatable, Roles, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { FrameListDto } from './dto/frame.dto.js';
import { ProposePublicationDto, RunListQueryDto, StartRunDto } from './dto/run-request.dto.js';
import { ClassificationRunDto, ClassificationRunPageDto } from './dto/run.dto.js';
import { isCounted } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { DEFAULT_THRESHOLDS } from './rules.js';
import { toRunDto } from './run-answer.js';
import { RunsRepository } from './runs.repository.js';
import { CLASSIFIERS, RunsService } from './runs.service.js';

@ApiTags('Classification')
@Roles('viewer')
@Controller('staff/v1')
export class StaffClassificationController {
  constructor(
    private readonly database: Database,
    private readonly service: RunsService,
    private readonly runs: RunsRepository,
    private readonly frames: FramesRepository,
    private readonly snapshots: SnapshotService,
    private readonly lists: Lists,
  ) {}

  /** Persons and organisations, kinds of scenes, currencies: customers of different frames are never scored together. */
  @Get('classification-frames')
  @ApiOperation({ summary: 'List the populations, and by which run each is classified' })
  @ApiOkResponse({ type: FrameListDto })
  @StaffProblems()
  async list(@CurrentStaff() actor: StaffActor, @Query() _query: StaffQueryDto): Promise<FrameListDto> {
    const book = this.snapshots.current().get(scenariosToken);
    const frames = await this.database.read(actor, (tx) => this.frames.list(tx, actor.environment));
    return {
      data: frames.map(({ kind, scope, currency, customers, classified, publishedNumber, sweptNumber }) => ({
        kind,
        scope,
        currency,
        isCounted: isCounted({ scope, currency }, book),
        customers,
        classified,
        publishedRun: publishedNumber,
        isUpToDate: publishedNumber !== null && sweptNumber === publishedNumber,
      })),
    };
  }

  /** Cancelled and failed ones too. A page at a time. */
  @Get('classification-runs')
  @ApiOperation({ summary: 'List runs, newest first' })
  @ApiOkResponse({ type: ClassificationRunPageDto })
  @StaffProblems('invalid_cursor')
  async listRuns(
    @CurrentStaff() actor: StaffActor,
    @Query() query: RunListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClassificationRunPageDto> {
    const { status, scope } = query;
    const filters = { ...(status && { status }), ...(scope && { scope }) };
    const load = (before: Uuid | undefined, limit: number) =>
      this.database.read(actor, (tx) => this.runs.list(tx, actor.environment, filters, before, limit));
    const page = await this.lists.page(
      { actor, query, reply },
      { name: 'classificationRuns', filters, load, keyOf: ({ id }) => id },
    );
    return { ...page, data: page.data.map(toRunDto) };
  }

  /**
   * It counts the whole population, freezes its edges and models, and rehearses: nobody is classified otherwise until the
   * run is published. Ask again for its progress.
   */
  @Post('classification-runs')
  @Repeatable()
  @Roles(...CLASSIFIERS)
  @ApiOperation({ summary: 'Start a run over one population' })
  @ApiCreatedResponse({ type: ClassificationRunDto })
  @StaffProblems('frame_not_counted', 'thresholds_not_rising', 'run_in_progress')
  async start(
    @CurrentStaff() actor: StaffActor,
    @Body() { kind, scope, currency, thresholds, note }: StartRunDto,
    @Query() _query: StaffQueryDto,
  ): Promise<ClassificationRunDto> {
    const run = await this.service.start(
      actor,
      { kind, scope, currency },
      thresholds ?? DEFAULT_THRESHOLDS,
      note,
    );
    return toRunDto(run);
  }

  /** With its progress and, once it is computed, the rehearsal: who would move from where to where. */
  @Get('classification-runs/:id')
  @ApiOperation({ summary: 'Read a run' })
  @ApiOkResponse({ type: ClassificationRunDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('classificationRun')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<ClassificationRunDto> {
    return toRunDto(await this.database.read(actor, (tx) => this.service.get(tx, actor.environment, id)));
  }

  /** It stops after its present step, and leaves nothing behind. */
  @Post('classification-runs/:id/cancel')
  @Repeatable()
  @HttpCode(200)
  @Roles(...CLASSIFIERS)
  @ApiOperation({ summary: 'Stop a run' })
  @ApiOkResponse({ type: ClassificationRunDto })
  @StaffProblems('not_found', 'state_conflict')
  async cancel(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('classificationRun')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<ClassificationRunDto> {
    return toRunDto(await this.service.cancel(actor, id));
  }

  /**
   * Of a run that is computed, or of one that was published before: going back is publishing it again. A second person
   * decides; the customers follow within seconds.
   */
  @Post('classification-runs/:id/publish')
  @Repeatable()
  @HttpCode(202)
  @Roles(...CLASSIFIERS)
  @ApiOperation({ summary: 'Propose to classify customers by a run' })
  @ApiAcceptedResponse({ type: SubmittedDto })
  @StaffProblems('not_found', 'state_conflict', 'too_many_open_changes')
  async publish(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('classificationRun')) id: Uuid,
    @Body() { reason }: ProposePublicationDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    return { approval: formatId('approval', await this.service.propose(actor, id, reason)) };
  }
}
