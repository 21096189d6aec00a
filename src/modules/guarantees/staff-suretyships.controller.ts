import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { SubmittedDto } from '../scenarios/index.js';
import {
  ApprovalsService,
  CurrentStaff,
  RecordsReading,
  Repeatable,
  Roles,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import {
  ReasonDto,
  StaffSuretyshipQueryDto,
  SuretyshipDto,
  SuretyshipPageDto,
} from './dto/suretyship.dto.js';
import { OFFICERS } from './guarantee-approvals.js';
import { toSuretyshipDto } from './suretyship-answer.js';
import { CALL_SURETYSHIP, suretyshipView } from './suretyship-approvals.js';
import { SuretyshipActs } from './suretyship-acts.js';
import { SuretyshipCallsService } from './suretyship-calls.service.js';
import { SuretyshipsRepository } from './suretyships.repository.js';
import { SuretyshipsService } from './suretyships.service.js';

@ApiTags('Suretyships')
@Roles(...OFFICERS)
@Controller('staff/v1/suretyships')
export class StaffSuretyshipsController {
  constructor(
    private readonly database: Database,
    private readonly suretyships: SuretyshipsService,
    private readonly repository: SuretyshipsRepository,
    private readonly acts: SuretyshipActs,
    private readonly calls: SuretyshipCallsService,
    private readonly approvals: ApprovalsService,
    private readonly lists: Lists,
  ) {}

  /** By status. A page at a time. */
  @Get()
  @Roles('viewer')
  @ApiOperation({ summary: 'List suretyships, newest first' })
  @ApiOkResponse({ type: SuretyshipPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: StaffSuretyshipQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SuretyshipPageDto> {
    const { environment } = actor;
    const { status } = query;
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'suretyships',
        filters: { status },
        load: (before, limit) =>
          this.database.read(actor, (tx) =>
            this.repository.list(tx, { environment }, { status }, before, limit),
          ),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toSuretyshipDto) };
  }

  /** With what the guarantor has signed and what is left of his promise. */
  @Get(':id')
  @RecordsReading('borrower', 'guarantor')
  @Roles('viewer')
  @ApiOperation({ summary: 'Read a suretyship' })
  @ApiOkResponse({ type: SuretyshipDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() { environment, ...actor }: StaffActor,
    @Param('id', publicId('suretyship')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<SuretyshipDto> {
    return toSuretyshipDto(
      await this.database.read({ environment, ...actor }, (tx) =>
        this.suretyships.get(tx, { environment }, id),
      ),
    );
  }

  @Post(':id/call')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({
    summary: 'Make the guarantor pay what is overdue',
    description: 'After the notice and its window only; he owes when a second person approves.',
  })
  @ApiAcceptedResponse({ type: SubmittedDto })
  @StaffProblems('not_found', 'customer_erased', 'state_conflict', 'nothing_to_call', 'too_many_open_changes')
  async call(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('suretyship')) id: Uuid,
    @Body() { reason }: ReasonDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    const { environment } = actor;
    const approval = await this.database.run(actor, async (tx) => {
      const held = await this.acts.hold(tx, { environment }, id);
      const minor = this.calls.callableNow(held);
      const view = suretyshipView(held.suretyship);
      const after = { ...view, status: 'called', calledMinor: view.calledMinor + Number(minor) };
      const subject = formatId('suretyship', id);
      return this.approvals.submit(tx, actor, {
        kind: CALL_SURETYSHIP,
        subject,
        environment,
        payload: { reason },
        after,
        reason,
      });
    });
    return { approval: formatId('approval', approval) };
  }
}
