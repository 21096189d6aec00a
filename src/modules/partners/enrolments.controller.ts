import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import {
  CurrentStaff,
  Repeatable,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import {
  ChangeEnrolmentDto,
  CreateEnrolmentDto,
  EnrolmentDto,
  EnrolmentPageDto,
  SubmittedEnrolmentDto,
} from './dto/enrolment.dto.js';
import { PartnerReasonDto } from './dto/partner.dto.js';
import { readTerms } from './enrolment.rules.js';
import { EnrolmentsService, type SubmittedChange } from './enrolments.service.js';
import { SLUG } from './partners.controller.js';
import { enrolmentDto } from './partners.view.js';

/** The path parameter of every route on one enrolment. */
const ENROLMENT_ID = ApiParam({
  name: 'id',
  description: 'Public id of the enrolment, as the list shows it.',
  example: 'enr_01jx2m5k3eet7r0e8gx2m9k3v4',
});

@ApiTags('Enrolments')
@Roles('viewer')
@Controller('staff/v1/partners/:slug/enrolments')
export class EnrolmentsController {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly lists: Lists,
  ) {}

  /** An enrolment holds for a scenario and all below it, with its jurisdiction, limits, subsidies and commissions. */
  @Post()
  @Repeatable()
  @HttpCode(202)
  @SLUG
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Ask to let a partner use a scenario; a second person decides' })
  @StaffProblems(
    'not_found',
    'already_enrolled',
    'scenario_not_published',
    'jurisdiction_without_pack',
    'too_many_open_changes',
  )
  async propose(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Body() { reason, limits = {}, subsidy = {}, commission = {}, ...grant }: CreateEnrolmentDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedEnrolmentDto> {
    const terms = readTerms({ limits, subsidy, commission });
    return submitted(await this.enrolments.proposeEnrolment(actor, slug, { ...grant, ...terms }, reason));
  }

  /** Also those that have ended. A page at a time. */
  @Get()
  @SLUG
  @ApiOperation({ summary: 'List the enrolments of a partner in one environment, newest first' })
  @StaffProblems('not_found', 'invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolmentPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'enrolments',
        filters: { slug },
        load: (before, limit) => this.enrolments.list(actor, slug, before, limit),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(enrolmentDto) };
  }

  /** What is left out stays. The change waits as an approval. */
  @Patch(':id')
  @HttpCode(202)
  @SLUG
  @ENROLMENT_ID
  @Roles('partnerManager', 'administrator')
  @ApiOperation({ summary: 'Ask to change limits, subsidies or commissions; a second person decides' })
  @StaffProblems('not_found', 'state_conflict', 'nothing_changes', 'too_many_open_changes')
  async change(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Param('id', publicId('enrolment')) id: Uuid,
    @Body() { reason, ...terms }: ChangeEnrolmentDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SubmittedEnrolmentDto> {
    return submitted(await this.enrolments.proposeTerms(actor, slug, id, readTerms(terms), reason));
  }

  /** New decisions in the scenario are refused from then on; agreements go on. */
  @Post(':id/end')
  @Repeatable()
  @HttpCode(200)
  @SLUG
  @ENROLMENT_ID
  @Roles('partnerManager', 'riskOfficer', 'administrator')
  @ApiOperation({ summary: 'End an enrolment at once' })
  @StaffProblems('not_found', 'state_conflict')
  async end(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Param('id', publicId('enrolment')) id: Uuid,
    @Body() { reason }: PartnerReasonDto,
    @Query() _query: StaffQueryDto,
  ): Promise<EnrolmentDto> {
    return enrolmentDto(await this.enrolments.end(actor, slug, id, reason));
  }
}

function submitted({ approval, environment }: SubmittedChange): SubmittedEnrolmentDto {
  return { approval: formatId('approval', approval), environment };
}
