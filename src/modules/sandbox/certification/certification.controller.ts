import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseId, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import { Database } from '../../../platform/database/database.js';
import { Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { answerOnce } from '../../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { SandboxOnly } from '../sandbox-only.js';
import { CertificationDto, CertificationPageDto, ReceiverTestDto } from './certification.dto.js';
import { CertificationRepository, type CertificationRun } from './certification.repository.js';
import { CertificationService } from './certification.service.js';
import { CertificationWatch } from './certification-watch.js';
import { toCertificationDto } from './certification-answer.js';

@ApiTags('Certification')
@SandboxOnly()
@Controller('v1/sandbox/certifications')
export class CertificationController {
  constructor(
    private readonly service: CertificationService,
    private readonly runs: CertificationRepository,
    private readonly watch: CertificationWatch,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
    private readonly clock: SystemClock,
  ) {}

  /**
   * For an hour the bank watches what your app does with this key in the sandbox, everywhere but on these routes. The
   * run passes by itself as soon as all checks have passed. A passed run younger than 90 days is what the bank needs to
   * issue live keys.
   */
  @Post()
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Start a certification run' })
  @IdempotencyKey('optional')
  @ApiCreatedResponse({ type: CertificationDto })
  @PartnerProblems('sandbox_only', 'certification_running', 'certification_limit_reached')
  async start(
    @CurrentPartner() { actor }: PartnerCall,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await answerOnce(
      this.idempotency,
      actor,
      { request, reply },
      { creates: 'resource' },
      async (tx) => ({ status: 201, body: this.dto(await this.service.start(tx, actor)) }),
    );
    if (reply.getHeader('idempotent-replayed') === undefined) await this.service.announce();
    return text;
  }

  /** Each with its report. Runs that did not pass are kept for 90 days. */
  @Get()
  @RequireScope('sandbox:read')
  @ApiOperation({ summary: 'List your certification runs, newest first' })
  @ApiOkResponse({ type: CertificationPageDto })
  @PartnerProblems('sandbox_only', 'invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: ListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CertificationPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'certifications',
        filters: {},
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.runs.list(tx, actor.partnerId, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map((run) => this.dto(run)) };
  }

  /** With what was seen, and what is left to do; counts within a second. */
  @Get(':id')
  @RequireScope('sandbox:read')
  @ApiOperation({ summary: 'Read a certification run' })
  @ApiOkResponse({ type: CertificationDto })
  @PartnerProblems('sandbox_only', 'not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('certification')) id: Uuid,
  ): Promise<CertificationDto> {
    await this.watch.flush();
    return this.dto(await this.service.get(actor, id));
  }

  /**
   * Your receiver gets a good message, the same again, one with a wrong signature, one an hour old, and two in the wrong
   * order. At most 30 times a run.
   */
  @Post(':id/receiver-tests')
  @HttpCode(200)
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Have a receiver of webhooks tried' })
  @ApiOkResponse({ type: CertificationDto })
  @PartnerProblems('sandbox_only', 'not_found', 'state_conflict', 'certification_limit_reached')
  async testReceiver(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('certification')) id: Uuid,
    @Body() { endpoint }: ReceiverTestDto,
  ): Promise<CertificationDto> {
    await this.watch.flush();
    const endpointId = parseId('webhookEndpoint', endpoint) as Uuid;
    return this.dto(await this.service.testReceiver(actor, id, endpointId));
  }

  /**
   * The next request of this key, whatever it is, is answered with 429 and `Retry-After: 2`; what comes before that time
   * is refused, too, and fails the check. These routes are never refused so. At most 30 times a run.
   */
  @Post(':id/throttling')
  @HttpCode(200)
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'Have the next request answered with 429' })
  @ApiOkResponse({ type: CertificationDto })
  @PartnerProblems('sandbox_only', 'not_found', 'state_conflict', 'certification_limit_reached')
  async throttle(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('certification')) id: Uuid,
  ): Promise<CertificationDto> {
    await this.watch.flush();
    return this.dto(await this.service.throttle(actor, id));
  }

  /** For a run that is not going to pass; one that has passed is over already. */
  @Post(':id/finish')
  @HttpCode(200)
  @RequireScope('sandbox:write')
  @ApiOperation({ summary: 'End a certification run' })
  @ApiOkResponse({ type: CertificationDto })
  @PartnerProblems('sandbox_only', 'not_found', 'state_conflict')
  async finish(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('certification')) id: Uuid,
  ): Promise<CertificationDto> {
    await this.watch.flush();
    return this.dto(await this.service.finish(actor, id));
  }

  private dto(run: CertificationRun): CertificationDto {
    return toCertificationDto(run, this.clock.nowMs());
  }
}
