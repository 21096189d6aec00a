import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, instantOf, newUuid, parseId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { CurrentStaff, RecordsReading, Roles, StaffProblems, StaffQueryDto } from '../staff/index.js';
import { DecisionsRepository, type StoredDecisionRow } from './decisions.repository.js';
import {
  DecisionPageDto,
  DecisionQueryDto,
  DecisionSummaryDto,
  ExplanationDto,
  ReplayDto,
  UnservedDemandDto,
  UnservedQueryDto,
} from './dto/staff-decisions.dto.js';
import { explainDecision, replayDecision } from './explain.js';
import { RedecidingService } from './redeciding.service.js';

const DAY_MS = 86_400_000;

@ApiTags('Decisions')
@Roles(
  'viewer',
  'scenarioManager',
  'productManager',
  'riskOfficer',
  'partnerManager',
  'auditor',
  'administrator',
)
@Controller('staff/v1/decisions')
export class StaffDecisionsController {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecisionsRepository,
    private readonly redeciding: RedecidingService,
    private readonly lists: Lists,
    private readonly clock: SystemClock,
  ) {}

  /** By partner, customer, scenario and outcome. A page at a time. */
  @Get()
  @RecordsReading()
  @ApiOperation({ summary: 'Search decisions, newest first' })
  @ApiOkResponse({ type: DecisionPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: DecisionQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionPageDto> {
    const { partner, customer, scenario, outcome } = query;
    const filter = {
      environment: actor.environment,
      partnerId: partner === undefined ? undefined : parseId('partner', partner),
      customerId: customer === undefined ? undefined : parseId('customer', customer),
      scenario,
      outcome,
    };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'decisions',
        filters: { partner, customer, scenario, outcome },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.decisions.search(tx, filter, before, limit)),
        keyOf: (row: StoredDecisionRow) => row.id,
      },
    );
    return { ...page, data: page.data.map(toSummary) };
  }

  /** Demand that the bank met and could not serve: where a product, a limit or a rule stood in the way. */
  @Get('unserved-demand')
  @ApiOperation({ summary: 'Sum up the requests that ended without an offer, by scenario and reason' })
  @ApiOkResponse({ type: UnservedDemandDto })
  @StaffProblems()
  async unserved(
    @CurrentStaff() actor: StaffActor,
    @Query() query: UnservedQueryDto,
  ): Promise<UnservedDemandDto> {
    const nowMs = this.clock.nowMs();
    const [from, to] = [newUuid(nowMs - query.days * DAY_MS, 0), newUuid(nowMs + DAY_MS, 0)];
    return {
      data: await this.database.read(actor, (tx) =>
        this.decisions.unservedDemand(tx, actor.environment, from, to),
      ),
    };
  }

  /** Also what partners never see: credit reasons and scores. Security reasons need the risk role. */
  @Get(':id')
  @RecordsReading('answer.customer')
  @ApiOperation({
    summary: 'Explain a decision: the answer as sent, and each candidate on its way through the gates',
  })
  @ApiOkResponse({ type: ExplanationDto })
  @StaffProblems('receipt_erased')
  async explain(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('decision')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<ExplanationDto> {
    return this.database.read(actor, async (tx) => {
      const row = await this.find(tx, actor, id);
      return explainDecision(row, await this.redeciding.again(tx, row), actor.roles.includes('riskOfficer'));
    });
  }

  /** Nothing is stored and nobody is told. */
  @Post(':id/replay')
  @RecordsReading('sent.customer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decide again on the recorded inputs, and compare' })
  @ApiOkResponse({ type: ReplayDto })
  @StaffProblems('receipt_erased')
  async replay(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('decision')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<ReplayDto> {
    return this.database.read(actor, async (tx) => {
      const row = await this.find(tx, actor, id);
      return replayDecision(row, await this.redeciding.again(tx, row));
    });
  }

  private async find(tx: ReadTx, { environment }: StaffActor, id: Uuid): Promise<StoredDecisionRow> {
    const row = await this.decisions.findAny(tx, environment, id);
    if (!row) throw notFound('decision');
    return row;
  }
}

function toSummary(row: StoredDecisionRow): DecisionSummaryDto {
  return {
    id: formatId('decision', row.id),
    receivedAt: new Date(instantOf(row.id)).toISOString(),
    partner: formatId('partner', row.partnerId),
    customer: row.customerId && formatId('customer', row.customerId),
    scenario: row.scenario,
    purpose: row.purpose,
    outcome: row.outcome,
    offers: row.offerCount,
  };
}
