import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
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
import { answerInPhases, keyDigestOf } from '../../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { runOf } from '../fixtures/fixtures.controller.js';
import { FixturesService } from '../fixtures/fixtures.service.js';
import { SandboxOnly } from '../sandbox-only.js';
import { sandboxProblems } from '../sandbox.errors.js';
import { SCRIPTS } from './scripts.js';
import { toSimulationDto } from './simulation-answer.js';
import { CreateSimulationDto, SimulationDto, SimulationPageDto } from './simulation.dto.js';
import { SimulationsService } from './simulations.service.js';

const EXAMPLES = {
  fixture: {
    summary: 'A new agreement, paid on time until a day',
    value: { fixture: 'agreement-active', script: 'payOnTime', until: '2027-01-15' },
  },
  agreement: {
    summary: 'An agreement of yours, never paid',
    value: { agreement: 'agr_01m8qw4tg0ejst5q3jf33ws9nt', script: 'default' },
  },
};

@ApiTags('Sandbox')
@SandboxOnly()
@Controller('v1/sandbox/simulations')
export class SimulationsController {
  constructor(
    private readonly simulations: SimulationsService,
    private readonly fixtures: FixturesService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  @Post()
  @RequireScope('sandbox:write')
  @ApiOperation({
    summary: 'Let a scripted borrower live through an agreement',
    description: `The borrower acts on his customer’s test clock by the calls that you would report of him; every other customer of that clock gets older with him. ${Object.entries(
      SCRIPTS,
    )
      .map(([name, meaning]) => `\`${name}\`: ${meaning}`)
      .join(
        ' ',
      )} A long life is answered with 202 and goes on by itself: read the simulation until it is not \`running\`. The key needs the scopes of the borrower’s calls.`,
  })
  @IdempotencyKey('optional')
  @ApiBody({ type: CreateSimulationDto, examples: EXAMPLES })
  @ApiCreatedResponse({ type: SimulationDto })
  @ApiAcceptedResponse({ type: SimulationDto, description: 'It is running.' })
  @PartnerProblems(
    'sandbox_only',
    'not_found',
    'agreement_not_active',
    'simulation_running',
    'fixture_not_available',
    'fixture_without_agreement',
    'clock_limit_reached',
    'step_refused',
    'sandbox_busy',
  )
  async create(
    @CurrentPartner() call: PartnerCall,
    @Body() body: CreateSimulationDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { actor } = call;
    const under = keyDigestOf(this.idempotency, actor, request);
    return answerInPhases(
      this.idempotency,
      actor,
      { request, reply },
      { creates: 'resource' },
      {
        first: () => Promise.resolve(),
        between: async () => {
          const agreementId = await this.agreementOf(call, body, runOf(request));
          const order = { agreementId, script: body.script, until: body.until };
          const id = await this.database.run(actor, (tx) => this.simulations.create(tx, actor, order, under));
          await this.simulations.play(actor, id);
          return id;
        },
        answer: async (tx, id) => {
          const simulation = await this.simulations.get(tx, actor, id);
          return { status: simulation.status === 'running' ? 202 : 201, body: toSimulationDto(simulation) };
        },
      },
    );
  }

  /** Each with its transcript so far. */
  @Get()
  @RequireScope('sandbox:read')
  @ApiOperation({ summary: 'List your simulations, newest first' })
  @ApiOkResponse({ type: SimulationPageDto })
  @PartnerProblems('sandbox_only', 'invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: ListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SimulationPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'simulations',
        filters: {},
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.simulations.list(tx, actor, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toSimulationDto) };
  }

  /** Read it again while it is `running`; the transcript grows line by line. */
  @Get(':id')
  @RequireScope('sandbox:read')
  @ApiOperation({ summary: 'Read a simulation with its transcript so far' })
  @ApiOkResponse({ type: SimulationDto })
  @PartnerProblems('sandbox_only', 'not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('simulation')) id: Uuid,
  ): Promise<SimulationDto> {
    return toSimulationDto(await this.database.read(actor, (tx) => this.simulations.get(tx, actor, id)));
  }

  private async agreementOf(
    call: PartnerCall,
    { agreement, fixture }: CreateSimulationDto,
    run: string,
  ): Promise<Uuid> {
    if ((agreement === undefined) === (fixture === undefined)) {
      const detail = 'Give either /agreement or /fixture.';
      throw httpProblems.invalid_request(detail, {
        errors: [{ pointer: '/agreement', code: 'required', detail }],
      });
    }
    if (agreement !== undefined) return parseId('agreement', agreement) as Uuid;
    const known = this.fixtures.list(call).find(({ name }) => name === fixture);
    if (known && !known.isRepayable) throw sandboxProblems.fixture_without_agreement();
    const { made } = await this.fixtures.make(call, fixture as string, run);
    return parseId('agreement', made.agreement as string) as Uuid;
  }
}
