import { Body, Controller, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatId } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { SubmittedDto } from '../../scenarios/index.js';
import { CurrentStaff, Roles, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { ProposeScreeningTermsDto, ScreeningTermsDto } from '../dto/screening-terms.dto.js';
import { ScreeningTermsService } from './screening-terms.service.js';

@ApiTags('Screening')
@Roles('riskOfficer', 'auditor', 'administrator')
@Controller('staff/v1/screening-terms')
export class ScreeningTermsController {
  constructor(private readonly terms: ScreeningTermsService) {}

  /** They hold for the whole bank, in both environments. */
  @Get()
  @ApiOperation({ summary: 'Read from when on a purchase is conspicuous' })
  @ApiOkResponse({ type: ScreeningTermsDto })
  @StaffProblems()
  async read(@CurrentStaff() actor: StaffActor, @Query() _query: StaffQueryDto): Promise<ScreeningTermsDto> {
    const { number, terms } = await this.terms.inForce(actor);
    return { version: number, ...terms, velocity: [...terms.velocity] };
  }

  /**
   * A second person decides; within a second they are in force in every process. What was found before stays, with the terms by
   * which it was found.
   */
  @Put()
  @HttpCode(202)
  @Roles('riskOfficer')
  @ApiOperation({ summary: 'Propose from when on a purchase is conspicuous' })
  @ApiAcceptedResponse({ type: SubmittedDto })
  @StaffProblems('nothing_changes', 'too_many_open_changes')
  async propose(
    @CurrentStaff() actor: StaffActor,
    @Body() { reason, ...terms }: ProposeScreeningTermsDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    return { approval: formatId('approval', await this.terms.propose(actor, terms, reason)) };
  }
}
