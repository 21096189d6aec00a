import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { SCREENING_TAG } from '../../customers/index.js';
import {
  CurrentStaff,
  hasRole,
  RecordsReading,
  Roles,
  StaffProblems,
  StaffQueryDto,
} from '../../staff/index.js';
import { AUDIENCE_MAKERS } from './audience-rules.js';
import { SetTagDto, StaffTagsQueryDto, TagListDto } from './dto/tag.dto.js';
import { TAG_NAME_SCHEMA } from './tag-names.js';
import { TaggingService } from './tagging.service.js';

const NAME = ApiParam({
  name: 'tag',
  description: 'Name of a tag in force that staff may set.',
  schema: { ...TAG_NAME_SCHEMA, example: 'vip' },
});

@ApiTags('Tags')
@Roles(...AUDIENCE_MAKERS)
@Controller('staff/v1/customers/:id/tags')
export class StaffCustomerTagsController {
  constructor(
    private readonly database: Database,
    private readonly tagging: TaggingService,
  ) {}

  /**
   * All of them, whoever said them, with their evidence; with `asOf` those that held at that instant. What security found
   * (`screening.…`) is for risk officers.
   */
  @Get()
  @RecordsReading()
  @Roles('viewer')
  @ApiOperation({ summary: 'List a customer’s tags, now or as of an instant' })
  @ApiOkResponse({ type: TagListDto })
  @StaffProblems('not_found', 'customer_erased')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() { asOf }: StaffTagsQueryDto,
  ): Promise<TagListDto> {
    const tags = await this.database.read(actor, (tx) => this.tagging.list(tx, actor.environment, id, asOf));
    return { data: shownTo(actor, tags) };
  }

  /** Its definition says which values it has, for how long it holds, and who sees it. */
  @Put(':tag')
  @ApiOperation({ summary: 'Give a customer a tag' })
  @NAME
  @ApiBody({
    type: SetTagDto,
    examples: { flag: { summary: 'A tag that is only there or not', value: { confidence: 1 } } },
  })
  @ApiOkResponse({ type: TagListDto })
  @StaffProblems(
    'not_found',
    'customer_erased',
    'tag_unknown',
    'tag_not_yours',
    'tag_value_invalid',
    'evidence_unknown',
    'too_many_tags',
  )
  async set(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('tag') tag: string,
    @Body() body: SetTagDto,
    @Query() _query: StaffQueryDto,
  ): Promise<TagListDto> {
    const tags = await this.database.run(actor, (tx) => this.tagging.setByStaff(tx, actor, id, tag, body));
    return { data: shownTo(actor, tags) };
  }

  /** What was said stays readable with `asOf`. Removing what is not there answers the same. */
  @Delete(':tag')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a tag from a customer' })
  @NAME
  @ApiNoContentResponse({ description: 'He has it no more.' })
  @StaffProblems('not_found', 'customer_erased', 'tag_unknown', 'tag_not_yours')
  async remove(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('tag') tag: string,
    @Query() _query: StaffQueryDto,
  ): Promise<void> {
    await this.database.run(actor, (tx) => this.tagging.removeByStaff(tx, actor, id, tag));
  }
}

/** Findings of security are read by those who also see the security reasons of decisions. */
function shownTo({ roles }: StaffActor, tags: TagListDto['data']): TagListDto['data'] {
  return hasRole(roles, ['riskOfficer']) ? tags : tags.filter(({ name }) => !name.startsWith(SCREENING_TAG));
}
