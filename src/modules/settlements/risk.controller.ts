import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../kernel/domain-error.js';
import { formatId } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { PartnersRepository } from '../partners/index.js';
import { SubmittedDto } from '../scenarios/index.js';
import { CurrentStaff, Roles, StaffProblems, StaffQueryDto } from '../staff/index.js';
import { PartnerRiskDto, ProposeRiskTermsDto } from './dto/risk.dto.js';
import { RiskService } from './risk.service.js';
import { RiskTermsService } from './risk-terms.service.js';

const SLUG = ApiParam({
  name: 'slug',
  description: 'Short name of the partner.',
  schema: {
    type: 'string',
    pattern: '^[a-z][a-z0-9-]{1,39}$',
    maxLength: 40,
    example: 'eastlake-university',
  },
});

@ApiTags('Partner risk')
@Roles('riskOfficer', 'partnerManager', 'auditor', 'administrator')
@Controller('staff/v1/partners/:slug')
export class RiskController {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly risk: RiskService,
    private readonly terms: RiskTermsService,
  ) {}

  /** Shares of late and lost principal by months on book: whether a partner’s customers repay as others do. */
  @Get('risk')
  @SLUG
  @ApiOperation({ summary: 'Read how a partner’s agreements turn out, by month of signing' })
  @ApiOkResponse({ type: PartnerRiskDto })
  @StaffProblems('not_found')
  async read(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Query() _query: StaffQueryDto,
  ): Promise<PartnerRiskDto> {
    const { environment } = actor;
    const risk = await this.database.readSnapshot(actor, async (tx) => {
      const partner = await this.partners.findPartner(tx, slug);
      if (!partner) throw notFound('partner');
      return this.risk.assess(tx, { partnerId: partner.id, environment });
    });
    return { ...risk, shares: [...risk.shares], cohorts: [...risk.cohorts] };
  }

  /** A second person decides. The part held back is a reserve for refunds and losses. */
  @Put('risk-terms')
  @HttpCode(202)
  @Roles('riskOfficer', 'partnerManager')
  @SLUG
  @ApiOperation({ summary: 'Propose what the bank puts up with from a partner and holds back of his money' })
  @ApiAcceptedResponse({ type: SubmittedDto })
  @StaffProblems('not_found', 'nothing_changes', 'too_many_open_changes')
  async propose(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Body() { reason, ...terms }: ProposeRiskTermsDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedDto> {
    return { approval: formatId('approval', await this.terms.propose(actor, slug, terms, reason)) };
  }
}
