import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
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
import { AmendmentsRepository } from './amendments.repository.js';
import { AmendmentsService } from './amendments.service.js';
import { GuaranteeAmendmentDto } from './dto/guarantee-acts.dto.js';
import { GuaranteePageDto } from './dto/guarantee-answer.dto.js';
import {
  CallDecisionDto,
  RefuseAmendmentDto,
  StaffCallPageDto,
  StaffCallQueryDto,
  StaffGuaranteeDto,
  StaffGuaranteeQueryDto,
} from './dto/staff-guarantees.dto.js';
import { toAmendmentDto, toCallDto, toGuaranteeDto } from './guarantee-answer.js';
import { AGREE_AMENDMENT, amendmentView, callView, DECIDE_CALL, OFFICERS } from './guarantee-approvals.js';
import { GuaranteeCallsRepository } from './guarantee-calls.repository.js';
import { GuaranteeCallsService, paidMinor } from './guarantee-calls.service.js';
import { GuaranteesRepository } from './guarantees.repository.js';
import { GuaranteesService } from './guarantees.service.js';
import { amendmentStates, callStates } from './guarantees.states.js';

@ApiTags('Guarantees')
@Roles('viewer')
@Controller('staff/v1/guarantees')
export class StaffGuaranteesController {
  constructor(
    private readonly database: Database,
    private readonly guarantees: GuaranteesService,
    private readonly repository: GuaranteesRepository,
    private readonly calls: GuaranteeCallsRepository,
    private readonly amendments: AmendmentsRepository,
    private readonly lists: Lists,
  ) {}

  /** By partner and status. A page at a time. */
  @Get()
  @ApiOperation({ summary: 'List guarantees, newest first' })
  @ApiOkResponse({ type: GuaranteePageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: StaffGuaranteeQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GuaranteePageDto> {
    const { status, partner } = query;
    const partnerId = partner === undefined ? undefined : parseId('partner', partner);
    const scope = { environment: actor.environment, ...(partnerId && { partnerId }) };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'guarantees',
        filters: { status, partner },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.repository.list(tx, scope, { status }, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toGuaranteeDto) };
  }

  /** Also what the partner does not see: who decided, and why. */
  @Get(':id')
  @RecordsReading('customer')
  @ApiOperation({ summary: 'Read a guarantee with its claims and amendments' })
  @ApiOkResponse({ type: StaffGuaranteeDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<StaffGuaranteeDto> {
    return this.database.read(actor, async (tx) => {
      const guarantee = await this.guarantees.get(tx, { environment: actor.environment }, id);
      const calls = await this.calls.ofGuarantee(tx, guarantee);
      const amendments = await this.amendments.ofGuarantee(tx, guarantee);
      return {
        ...toGuaranteeDto(guarantee),
        partner: formatId('partner', guarantee.partnerId),
        calls: calls.map((call) => toCallDto(call, 'staff')),
        amendments: amendments.map((one) => toAmendmentDto(one, guarantee.currency)),
      };
    });
  }
}

@ApiTags('Guarantees')
@Roles(...OFFICERS)
@Controller('staff/v1/guarantee-calls')
export class StaffGuaranteeCallsController {
  constructor(
    private readonly database: Database,
    private readonly repository: GuaranteeCallsRepository,
    private readonly calls: GuaranteeCallsService,
    private readonly approvals: ApprovalsService,
    private readonly lists: Lists,
  ) {}

  /** By status, so that you see what waits for an answer. A page at a time. */
  @Get()
  @Roles('viewer')
  @ApiOperation({ summary: 'List claims, newest first' })
  @ApiOkResponse({ type: StaffCallPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: StaffCallQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffCallPageDto> {
    const { status } = query;
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'guaranteeCalls',
        filters: { status },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.repository.list(tx, actor, status, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map((call) => toCallDto(call, 'staff')) };
  }

  @Post(':id/decision')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({
    summary: 'Say whether a claim complies',
    description: 'It is paid or rejected when a second person approves.',
  })
  @ApiAcceptedResponse({ type: SubmittedDto })
  @StaffProblems('not_found', 'state_conflict', 'call_exceeds_guarantee', 'too_many_open_changes')
  async decide(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('guaranteeCall')) id: Uuid,
    @Body() body: CallDecisionDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    const approval = await this.database.run(actor, async (tx) => {
      const { environment } = actor;
      const call = await this.calls.get(tx, { environment }, id);
      const { decision, amountMinor, reason } = body;
      transition(callStates, call.status, decision);
      const paid = decision === 'pay' ? Number(paidMinor(call, { amountMinor })) : 0;
      const after = {
        ...callView(call),
        status: decision === 'pay' ? 'paid' : 'rejected',
        reason,
        paidMinor: paid,
      };
      const subject = formatId('guaranteeCall', id);
      const payload = { decision, reason, ...(decision === 'pay' && { amountMinor: paid }) };
      return this.approvals.submit(tx, actor, {
        kind: DECIDE_CALL,
        subject,
        environment,
        payload,
        after,
        reason,
      });
    });
    return { approval: formatId('approval', approval) };
  }
}

@ApiTags('Guarantees')
@Roles(...OFFICERS)
@Controller('staff/v1/guarantee-amendments')
export class StaffGuaranteeAmendmentsController {
  constructor(
    private readonly database: Database,
    private readonly amendments: AmendmentsService,
    private readonly guarantees: GuaranteesService,
    private readonly approvals: ApprovalsService,
  ) {}

  @Post(':id/agree')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({
    summary: 'Agree to an amendment',
    description: 'It is in force when a second person approves.',
  })
  @ApiAcceptedResponse({ type: SubmittedDto })
  @StaffProblems('not_found', 'state_conflict', 'too_many_open_changes')
  async agree(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('guaranteeAmendment')) id: Uuid,
    @Body() { reason }: RefuseAmendmentDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    const approval = await this.database.run(actor, async (tx) => {
      const { environment } = actor;
      const amendment = await this.amendments.get(tx, { environment }, id);
      const after = {
        ...amendmentView(amendment),
        status: transition(amendmentStates, amendment.status, 'agree'),
      };
      const subject = formatId('guaranteeAmendment', id);
      return this.approvals.submit(tx, actor, {
        kind: AGREE_AMENDMENT,
        subject,
        environment,
        payload: {},
        after,
        reason,
      });
    });
    return { approval: formatId('approval', approval) };
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Repeatable()
  @ApiOperation({ summary: 'Refuse an amendment', description: 'One person is enough: nothing changes.' })
  @ApiOkResponse({ type: GuaranteeAmendmentDto })
  @StaffProblems('not_found', 'customer_erased', 'state_conflict')
  async refuse(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('guaranteeAmendment')) id: Uuid,
    @Body() { reason }: RefuseAmendmentDto,
    @Query() _query: StaffQueryDto,
  ): Promise<GuaranteeAmendmentDto> {
    return this.database.run(actor, async (tx) => {
      const scope = { environment: actor.environment };
      const amendment = await this.amendments.refuse(tx, scope, id, reason);
      tx.audit({
        action: 'guaranteeAmendment.refused',
        subject: formatId('guaranteeAmendment', id),
        detail: { reason },
      });
      const { currency } = await this.guarantees.get(tx, scope, amendment.guaranteeId);
      return toAmendmentDto(amendment, currency);
    });
  }
}
