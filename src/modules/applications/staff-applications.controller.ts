import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { CustomersRepository } from '../customers/index.js';
import { answerInPhases } from '../../platform/idempotency/answer-once.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import {
  CurrentStaff,
  RecordsReading,
  Repeatable,
  Roles,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import type { Application } from './application.js';
import { ApplicationsRepository } from './applications.repository.js';
import { CheckingService } from './checking.service.js';
import { CheckResultsRepository } from './check-results.repository.js';
import {
  ReviewDto,
  ReviewedDto,
  StaffApplicationDetailDto,
  StaffApplicationPageDto,
  StaffApplicationQueryDto,
} from './dto/staff-application.dto.js';
import { ReviewingService } from './reviewing.service.js';
import { toStaffApplicationDto, toStaffDetailDto } from './staff-application.view.js';

@ApiTags('Applications')
@Roles('viewer')
@Controller('staff/v1/applications')
export class StaffApplicationsController {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsRepository,
    private readonly results: CheckResultsRepository,
    private readonly customers: CustomersRepository,
    private readonly reviewing: ReviewingService,
    private readonly checking: CheckingService,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  /** By partner, customer and status. A page at a time. */
  @Get()
  @RecordsReading()
  @ApiOperation({ summary: 'Search applications, newest first' })
  @ApiOkResponse({ type: StaffApplicationPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: StaffApplicationQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffApplicationPageDto> {
    const { status, partner, customer, scenario } = query;
    const filter = {
      environment: actor.environment,
      partnerId: partner === undefined ? undefined : parseId('partner', partner),
      customerId: customer === undefined ? undefined : parseId('customer', customer),
      scenario,
      status,
    };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'applications',
        filters: { status, partner, customer, scenario },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.applications.list(tx, filter, before, limit)),
        keyOf: (row: Application) => row.id,
      },
    );
    return { ...page, data: page.data.map((row) => toStaffApplicationDto(row, actor)) };
  }

  /** Credit reasons are for staff only; the partner is told that it was declined. */
  @Get(':id')
  @RecordsReading('customer')
  @ApiOperation({ summary: 'Read an application with every reason, and what the sources said' })
  @ApiOkResponse({ type: StaffApplicationDetailDto })
  @StaffProblems()
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('application')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<StaffApplicationDetailDto> {
    return this.database.read(actor, async (tx) => {
      const application = await this.applications.findAny(tx, actor.environment, id);
      if (!application) throw notFound('application');
      return toStaffDetailDto(application, actor, {
        checks: await this.results.history(tx, application),
        sealed: await this.applications.assessmentOf(tx, application),
        key: await this.customers.keyOf(tx, application, application.customerId),
      });
    });
  }

  /** Above a limit, and where security has spoken, a second person must agree: then nothing is in force yet. */
  @Post(':id/approve')
  @HttpCode(200)
  @Repeatable()
  @Roles('riskOfficer')
  @ApiOperation({ summary: 'Approve a referred application' })
  @ApiOkResponse({ type: ReviewedDto })
  @StaffProblems('state_conflict', 'checks_lapsed', 'reservation_lapsed', 'too_many_open_changes')
  async approve(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('application')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() { reason }: ReviewDto,
  ): Promise<ReviewedDto> {
    const { application, approval } = await this.database.run(actor, (tx) =>
      this.reviewing.approve(tx, actor, id, reason),
    );
    return {
      application: toStaffApplicationDto(application, actor),
      approval: approval === undefined ? null : formatId('approval', approval),
    };
  }

  /**
   * Asks those sources again that never answered, or whose answer holds no longer; then the rules decide, and refer to a
   * person again what is still unclear.
   */
  @Post(':id/check-again')
  @HttpCode(200)
  @IdempotencyKey('optional')
  @Roles('riskOfficer')
  @ApiOperation({ summary: 'Have the sources of a referred application asked again' })
  @ApiOkResponse({ type: ReviewedDto })
  @StaffProblems('state_conflict', 'reservation_lapsed')
  checkAgain(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('application')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() { reason }: ReviewDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerInPhases(
      this.idempotency,
      actor,
      { request, reply },
      { creates: 'resource' },
      {
        first: (tx) => this.reviewing.checkAgain(tx, actor, id, reason),
        between: (application) => this.checking.complete(actor, application, id),
        answer: async (tx) => {
          const application = await this.applications.findAny(tx, actor.environment, id);
          if (!application) throw notFound('application');
          return {
            status: 200,
            body: { application: toStaffApplicationDto(application, actor), approval: null },
          };
        },
      },
    );
  }

  /** The reason is kept for the customer’s right to know; the partner sees only that it was declined. */
  @Post(':id/decline')
  @HttpCode(200)
  @Repeatable()
  @Roles('riskOfficer')
  @ApiOperation({ summary: 'Decline a referred application' })
  @ApiOkResponse({ type: ReviewedDto })
  @StaffProblems('state_conflict')
  async decline(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('application')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() { reason }: ReviewDto,
  ): Promise<ReviewedDto> {
    const application = await this.database.run(actor, (tx) => this.reviewing.decline(tx, actor, id, reason));
    return { application: toStaffApplicationDto(application, actor), approval: null };
  }
}
