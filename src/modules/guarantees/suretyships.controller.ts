import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseId, type Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { ApiJsonOrPage } from '../../platform/http/html-page.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerInPhases, answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { Applications } from '../applications/index.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { Binding } from './binding.js';
import { SignSuretyshipDto } from './dto/guarantee.dto.js';
import { OneTimeCodeDto, PaperDto } from './dto/paper.dto.js';
import {
  ConsentSuretyshipDto,
  InviteDto,
  SuretyshipDto,
  SuretyshipPageDto,
  SuretyshipQueryDto,
} from './dto/suretyship.dto.js';
import { paperAnswer } from './paper-page.js';
import { toSuretyshipDto } from './suretyship-answer.js';
import { SuretyshipsRepository } from './suretyships.repository.js';
import { SuretyshipsService } from './suretyships.service.js';

@ApiTags('Suretyships')
@Controller('v1/suretyships')
export class SuretyshipsController {
  constructor(
    private readonly suretyships: SuretyshipsService,
    private readonly binding: Binding,
    private readonly repository: SuretyshipsRepository,
    private readonly applications: Applications,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  /** He owes nothing before he has consented and signed. Minors cannot be asked. */
  @Post()
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Ask somebody to stand for an application' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: SuretyshipDto })
  @PartnerProblems(
    'not_found',
    'guarantor_not_fit',
    'release_steps_unfit',
    'suretyship_exists',
    'external_id_taken',
  )
  invite(
    @CurrentPartner() { actor }: PartnerCall,
    @Body() body: InviteDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => ({
      status: 201,
      body: toSuretyshipDto(await this.suretyships.invite(tx, actor, body)),
    }));
  }

  /** By application or status, if you like. */
  @Get()
  @RequireScope('guarantees:read')
  @ApiOperation({ summary: 'List suretyships, newest first' })
  @ApiOkResponse({ type: SuretyshipPageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: SuretyshipQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SuretyshipPageDto> {
    const { status, application } = query;
    const applicationId = application === undefined ? undefined : parseId('application', application);
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'suretyships',
        filters: { status, application },
        load: (before, limit) =>
          this.database.read(actor, (tx) =>
            this.repository.list(tx, actor, { status, applicationId }, before, limit),
          ),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toSuretyshipDto) };
  }

  /** Where it is in its life, what it covers and up to how much, and what may be done with it now. */
  @Get(':id')
  @RequireScope('guarantees:read')
  @ApiOperation({ summary: 'Read a suretyship' })
  @ApiOkResponse({ type: SuretyshipDto })
  @PartnerProblems('not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('suretyship')) id: Uuid,
  ): Promise<SuretyshipDto> {
    return toSuretyshipDto(await this.database.read(actor, (tx) => this.suretyships.get(tx, actor, id)));
  }

  /**
   * There is one when he has consented. Show it as it is, and send its hash with the signature. As HTML to show and print
   * when `Accept` prefers text/html, else as JSON.
   */
  @Get(':id/document')
  @RequireScope('guarantees:read')
  @ApiOperation({ summary: 'Read the undertaking that the guarantor signs' })
  @ApiJsonOrPage(PaperDto, 'The text.')
  @PartnerProblems('not_found')
  async document(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('suretyship')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PaperDto | string> {
    const paper = await this.database.read(actor, async (tx) =>
      this.suretyships.document(tx, actor, await this.suretyships.get(tx, actor, id)),
    );
    return paperAnswer(request, reply, { ...paper, version: 1 });
  }

  /** Without it the bank may not ask for the guarantor’s income and debts, and so cannot accept him. */
  @Post(':id/consent')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Record that the guarantor lets the bank look at his means' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: SuretyshipDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict')
  consent(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('suretyship')) id: Uuid,
    @Body() body: ConsentSuretyshipDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 200,
      body: toSuretyshipDto(await this.suretyships.consent(tx, actor, id, body)),
    }));
  }

  /** The guarantor does not want to stand for the loan. The application then waits for another one, or ends. */
  @Post(':id/refuse')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Record that he does not want to' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: SuretyshipDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict')
  refuse(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('suretyship')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 200,
      body: toSuretyshipDto(await this.suretyships.refuse(tx, actor, id)),
    }));
  }

  /** The code goes to the guarantor’s phone; in the sandbox it stands in the answer. */
  @Post(':id/one-time-code')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Send the guarantor a code to sign with' })
  @ApiOkResponse({ type: OneTimeCodeDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict', 'too_many_codes', 'no_message_gateway')
  async sendCode(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('suretyship')) id: Uuid,
  ): Promise<OneTimeCodeDto> {
    return this.binding.sendCode(actor, (tx) => this.suretyships.toSign(tx, actor, id));
  }

  /** His signature is what an application waits for that wants a guarantor. */
  @Post(':id/sign')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Sign with the code' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: SuretyshipDto })
  @PartnerProblems(
    'not_found',
    'customer_erased',
    'state_conflict',
    'one_time_code_wrong',
    'document_changed',
    'guarantor_not_fit',
    'guarantor_capacity_exceeded',
  )
  async sign(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('suretyship')) id: Uuid,
    @Body() body: SignSuretyshipDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    let application: Uuid | undefined;
    const answer = await answerInPhases(
      this.idempotency,
      actor,
      { request, reply },
      { creates: 'obligation' },
      {
        first: (tx) => this.suretyships.toSign(tx, actor, id),
        between: () => this.binding.tryCode(actor, id, body.code),
        answer: async (tx, challengeId) => {
          const signed = await this.suretyships.sign(tx, actor, id, body, challengeId);
          application = signed.applicationId;
          return { status: 200, body: toSuretyshipDto(signed) };
        },
      },
    );
    // The signature may be the last thing that was missing: the bank asks its sources, outside of any transaction.
    if (application) await this.applications.complete(actor, application);
    return answer;
  }
}
