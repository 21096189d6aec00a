import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OPERATORS_OF } from '../../../engines/rules/index.js';
import { isTail } from '../../../engines/rules/sql/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { CurrentStaff, Repeatable, Roles, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { AUDIENCE_MAKERS } from './audience-rules.js';
import { AudienceAttributesDto, PreviewAnswerDto, PreviewDto } from './dto/preview.dto.js';
import { audienceCatalogue, audienceSources } from './facts-columns.js';
import { PreviewingService } from './previewing.service.js';

const ATTRIBUTES: AudienceAttributesDto = {
  data: audienceCatalogue.attributes.map(({ name, type, values, description }) => ({
    name,
    type,
    ...(values && { values: [...values] }),
    operators: [...OPERATORS_OF[type]],
    isFast: !isTail(audienceSources.get(name)),
    description,
  })),
};

@ApiTags('Segments')
@Roles(...AUDIENCE_MAKERS, 'riskOfficer')
@Controller('staff/v1')
export class PreviewsController {
  constructor(private readonly previewing: PreviewingService) {}

  /** What rules of segments and tags may read, and how. Nothing of a sensitive scene is among it. */
  @Get('audience-attributes')
  @Roles('viewer')
  @ApiOperation({ summary: 'List what rules about customers may read' })
  @ApiOkResponse({ type: AudienceAttributesDto })
  @StaffProblems()
  attributes(@Query() _query: StaffQueryDto): AudienceAttributesDto {
    return ATTRIBUTES;
  }

  /**
   * Before it is saved: how many customers of the environment a rule means, for how many it cannot be told and what is
   * missing of them. A sample answers at once; an exact count of a rule that reads the long tail is a job.
   */
  @Post('audience-previews')
  @HttpCode(200)
  @Repeatable()
  @ApiOperation({ summary: 'See whom a rule would mean' })
  @ApiOkResponse({ type: PreviewAnswerDto })
  @StaffProblems('rule_refused', 'too_many_counts')
  preview(
    @CurrentStaff() actor: StaffActor,
    @Body() body: PreviewDto,
    @Query() _query: StaffQueryDto,
  ): Promise<PreviewAnswerDto> {
    return this.previewing.preview(actor, body);
  }

  /** How far it is, and what was counted so far. */
  @Get('audience-previews/:id')
  @ApiOperation({ summary: 'Read a count that is a job' })
  @ApiOkResponse({ type: PreviewAnswerDto })
  @StaffProblems('not_found')
  find(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('audienceCount')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<PreviewAnswerDto> {
    return this.previewing.find(actor, id);
  }
}
