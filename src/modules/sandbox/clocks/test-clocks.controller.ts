import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseId, type Uuid } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { httpProblems } from '../../../platform/http/http.errors.js';
import { Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { answerInPhases, answerOnce, keyDigestOf } from '../../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { SandboxOnly } from '../sandbox-only.js';
import { toTestClockDto } from './clock-answer.js';
import {
  AdvanceTestClockDto,
  AttachCustomerDto,
  CreateTestClockDto,
  TestClockDto,
  TestClockPageDto,
} from './clock.dto.js';
import { TestClocksService } from './test-clocks.service.js';

const ADVANCE_EXAMPLES = {
  span: { summary: 'By a month', value: { by: 'P1M' } },
  instant: { summary: 'To an instant', value: { to: '2027-06-30T04:00:00Z' } },
};

@ApiTags('Sandbox')
@SandboxOnly()
@Controller('v1/sandbox/clocks')
export class TestClocksController {
  constructor(
    private readonly clocks: TestClocksService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  /**
   * A business time that only the customers have whom you put on it, at any time of their lives. Clocks do not touch one
   * another, so tests run side by side. A partner has at most 1,000.
   */
  @Post()
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Make a test clock' })
  @IdempotencyKey('optional')
  @ApiCreatedResponse({ type: TestClockDto })
  @PartnerProblems('sandbox_only', 'clock_limit_reached', 'clock_move_too_long')
  create(
    @CurrentPartner() { actor }: PartnerCall,
    @Body() { name, now, frozen = true }: CreateTestClockDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const order = { name, nowMs: now === undefined ? undefined : Date.parse(now), frozen };
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 201,
      body: toTestClockDto(await this.clocks.create(tx, actor, order)),
    }));
  }

  /** Each with the time that it says; deleted ones are gone. */
  @Get()
  @RequireScope('sandbox:read')
  @ApiOperation({ summary: 'List your test clocks, newest first' })
  @ApiOkResponse({ type: TestClockPageDto })
  @PartnerProblems('sandbox_only', 'invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: ListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TestClockPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'testClocks',
        filters: {},
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.clocks.list(tx, actor, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toTestClockDto) };
  }

  /**
   * Everything that falls due on the way happens, day by day over all customers of the clock: instalments fall due,
   * offers and applications expire, arrears grow, guarantees end; and you are notified in that order. A long way is
   * answered with 202 and goes on by itself: read the clock until it is `ready`. What your partner is paid follows the
   * partner’s own clock (`PUT /v1/sandbox/clock`), not this one.
   */
  @Post(':id/advance')
  @HttpCode(200)
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Advance a test clock' })
  @IdempotencyKey('optional')
  @ApiBody({ type: AdvanceTestClockDto, examples: ADVANCE_EXAMPLES })
  @ApiOkResponse({ type: TestClockDto })
  @ApiAcceptedResponse({ type: TestClockDto, description: 'It is on its way.' })
  @PartnerProblems('sandbox_only', 'not_found', 'state_conflict', 'clock_only_forward', 'clock_move_too_long')
  async advance(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('testClock')) id: Uuid,
    @Body() body: AdvanceTestClockDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const to = targetOf(body);
    const under = keyDigestOf(this.idempotency, actor, request);
    return answerInPhases(
      this.idempotency,
      actor,
      { request, reply },
      { creates: 'resource' },
      {
        first: (tx) => this.clocks.depart(tx, actor, id, to, under),
        between: async (isOurs) => {
          // What a process left over that died, a job goes on with.
          if (isOurs) await this.clocks.walk(actor, id);
        },
        answer: async (tx) => {
          const clock = await this.clocks.get(tx, actor, id);
          return { status: clock.status === 'ready' ? 200 : 202, body: toTestClockDto(clock) };
        },
      },
    );
  }

  /** From now on it is for him the time that the clock says, and what is due by then has happened when this answers. */
  @Post(':id/customers')
  @HttpCode(200)
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Put a customer on a test clock' })
  @ApiOkResponse({ type: TestClockDto })
  @PartnerProblems('sandbox_only', 'not_found', 'state_conflict', 'clock_limit_reached', 'clock_behind_books')
  async attach(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('testClock')) id: Uuid,
    @Body() { customer }: AttachCustomerDto,
  ): Promise<TestClockDto> {
    return toTestClockDto(await this.clocks.attach(actor, id, [parseId('customer', customer) as Uuid]));
  }

  /** While it is `advancing`, `move` says how much of the way is made. */
  @Get(':id')
  @RequireScope('sandbox:read')
  @ApiOperation({ summary: 'Read a test clock and how far it has come' })
  @ApiOkResponse({ type: TestClockDto })
  @PartnerProblems('sandbox_only', 'not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('testClock')) id: Uuid,
  ): Promise<TestClockDto> {
    return toTestClockDto(await this.database.read(actor, (tx) => this.clocks.get(tx, actor, id)));
  }

  /** Its customers stand still at the time that it has, and may be put on another clock. */
  @Delete(':id')
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Delete a test clock' })
  @ApiOkResponse({ type: TestClockDto, description: 'It is gone; this is how it stood.' })
  @PartnerProblems('sandbox_only', 'not_found', 'state_conflict')
  async delete(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('testClock')) id: Uuid,
  ): Promise<TestClockDto> {
    return toTestClockDto(await this.database.run(actor, (tx) => this.clocks.delete(tx, actor, id)));
  }
}

function targetOf({ by, to }: AdvanceTestClockDto): { span: string } | { ms: number } {
  if (by !== undefined && to === undefined) return { span: by };
  if (to !== undefined && by === undefined) return { ms: Date.parse(to) };
  const detail = 'Give either /by or /to.';
  throw httpProblems.invalid_request(detail, { errors: [{ pointer: '/by', code: 'required', detail }] });
}
