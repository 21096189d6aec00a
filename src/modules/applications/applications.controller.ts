import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { ApplicationsService } from './applications.service.js';
import { ApplicationDto, ApplicationPageDto } from './dto/application-answer.dto.js';
import { AddEvidenceDto, ApplicationQueryDto, OpenApplicationDto } from './dto/application.dto.js';
import { SANDBOX_OUTCOMES } from './checks/sandbox-outcomes.js';

@ApiTags('Applications')
@Controller('v1/applications')
export class ApplicationsController {
  constructor(private readonly applications: ApplicationsService) {}

  @Post()
  @RequireScope('applications:write')
  @ApiOperation({
    summary: 'Open an application from an accepted offer',
    description: `Says what is missing; when nothing is, the bank asks its sources and decides before it answers (2 s at most; what is not known by then is \`referred\` to a person). ${SANDBOX_OUTCOMES}`,
  })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: ApplicationDto })
  @PartnerProblems(
    'not_found',
    'offer_not_accepted',
    'application_exists',
    'reservation_lapsed',
    'customer_erased',
  )
  open(
    @CurrentPartner() call: PartnerCall,
    @Body() body: OpenApplicationDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.applications.open(call, body, { request, reply });
  }

  /** By customer or status, if you like. A cursor belongs to the filters that it was made with. */
  @Get()
  @RequireScope('applications:read')
  @ApiOperation({ summary: 'List your applications, newest first' })
  @ApiOkResponse({ type: ApplicationPageDto })
  @PartnerProblems('invalid_cursor')
  list(
    @CurrentPartner() call: PartnerCall,
    @Query() query: ApplicationQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationPageDto> {
    return this.applications.list(call, query, { request, reply });
  }

  /**
   * `requirements` says what is missing and by when, `allowedActions` what you may do. Read it again later when it
   * is `referred`: a person looks at it.
   */
  @Get(':id')
  @RequireScope('applications:read')
  @ApiOperation({ summary: 'Read an application as it stands now' })
  @ApiOkResponse({ type: ApplicationDto })
  @PartnerProblems()
  get(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('application')) id: Uuid,
  ): Promise<ApplicationDto> {
    return this.applications.get(call, id);
  }

  /**
   * Facts and references, never files. When nothing is missing any more, the bank decides before it answers; without
   * anything new it looks again whether a consent has come meanwhile.
   */
  @Post(':id/evidence')
  @HttpCode(200)
  @RequireScope('applications:write')
  @ApiOperation({ summary: 'Hand in evidence, consents and proofs of display' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: ApplicationDto })
  @PartnerProblems('state_conflict', 'unknown_requirement', 'evidence_insufficient', 'reservation_lapsed')
  addEvidence(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('application')) id: Uuid,
    @Body() body: AddEvidenceDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.applications.addEvidence(call, id, body, { request, reply });
  }

  /** The bank assesses its other terms once more: the application is approved with them, or declined if they fit no longer. */
  @Post(':id/counter-offer/accept')
  @HttpCode(200)
  @RequireScope('applications:write')
  @ApiOperation({ summary: 'Take the counter-offer' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: ApplicationDto })
  @PartnerProblems('state_conflict', 'reservation_lapsed')
  acceptCounterOffer(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('application')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.applications.acceptCounterOffer(call, id, { request, reply });
  }

  /**
   * The customer does not want the smaller amount or longer term that the bank proposed. What was reserved for him is
   * free again.
   */
  @Post(':id/counter-offer/refuse')
  @HttpCode(200)
  @RequireScope('applications:write')
  @ApiOperation({ summary: 'Refuse the counter-offer; the application ends' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: ApplicationDto })
  @PartnerProblems('state_conflict')
  refuseCounterOffer(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('application')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.applications.refuseCounterOffer(call, id, { request, reply });
  }

  /** What it held is free again. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @RequireScope('applications:write')
  @ApiOperation({ summary: 'Withdraw an application' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: ApplicationDto })
  @PartnerProblems('state_conflict')
  withdraw(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('application')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.applications.withdraw(call, id, { request, reply });
  }
}
