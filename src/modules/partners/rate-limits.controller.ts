import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatId } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { SubmittedDto } from '../scenarios/index.js';
import { CurrentStaff, Roles, StaffProblems, StaffQueryDto } from '../staff/index.js';
import { PartnerRateLimitsDto, ProposeRateLimitsDto } from './dto/rate-limits.dto.js';
import { SLUG } from './partners.controller.js';
import { RateLimitsService } from './rate-limits.service.js';

@ApiTags('Partners')
@Roles('viewer')
@Controller('staff/v1/partners/:slug/rate-limits')
export class RateLimitsController {
  constructor(private readonly limits: RateLimitsService) {}

  /** Those of the partner, or what every partner has. They hold for each of its keys by itself. */
  @Get()
  @SLUG
  @ApiOperation({ summary: 'Read how many requests each key of a partner may make' })
  @ApiOkResponse({ type: PartnerRateLimitsDto })
  @StaffProblems('not_found')
  async read(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Query() _query: StaffQueryDto,
  ): Promise<PartnerRateLimitsDto> {
    return this.limits.of(actor, slug);
  }

  /** What is left out goes back to what every partner has. */
  @Put()
  @HttpCode(202)
  @SLUG
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Propose quotas of a partner’s own; a second person decides' })
  @ApiAcceptedResponse({ type: SubmittedDto })
  @StaffProblems('not_found', 'nothing_changes', 'too_many_open_changes')
  async propose(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Body() { reason, second, minute, day }: ProposeRateLimitsDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    const approval = await this.limits.propose(actor, slug, { second, minute, day }, reason);
    return { approval: formatId('approval', approval) };
  }
}
