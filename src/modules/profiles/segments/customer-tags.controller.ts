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
import { Database } from '../../../platform/database/database.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { SetTagDto, TagListDto, TagsQueryDto } from './dto/tag.dto.js';
import { TAG_NAME_SCHEMA } from './tag-names.js';
import { TaggingService } from './tagging.service.js';

const NAME = ApiParam({
  name: 'tag',
  description: 'Your own tag, `own.` and a name, or one of the bank’s that partners may set.',
  schema: { ...TAG_NAME_SCHEMA, example: 'own.loyal' },
});

@ApiTags('Customers')
@Controller('v1/customers/:id/tags')
export class CustomerTagsController {
  constructor(
    private readonly database: Database,
    private readonly tagging: TaggingService,
  ) {}

  /**
   * Statements about the customer that you may see: yours, and those of the bank that it shares. With `asOf` those that
   * held at that instant.
   */
  @Get()
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'List a customer’s tags, now or as of an instant' })
  @ApiOkResponse({ type: TagListDto })
  @PartnerProblems('not_found', 'customer_erased')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() { asOf }: TagsQueryDto,
  ): Promise<TagListDto> {
    return { data: await this.database.read(actor, (tx) => this.tagging.listFor(tx, actor, id, asOf)) };
  }

  /**
   * Say something about a customer, or say it again, which renews it. Names of your own begin with `own.` and are seen by
   * you and the bank alone; rules of the bank may read them, so the next offer may differ.
   */
  @Put(':tag')
  @RequireScope('customers:write')
  @ApiOperation({ summary: 'Give a customer a tag' })
  @NAME
  @ApiBody({
    type: SetTagDto,
    examples: { gold: { summary: 'With a value', value: { value: 'gold', confidence: 0.9 } } },
  })
  @ApiOkResponse({ type: TagListDto })
  @PartnerProblems(
    'not_found',
    'customer_erased',
    'tag_unknown',
    'tag_not_yours',
    'tag_value_invalid',
    'evidence_unknown',
    'too_many_tags',
  )
  async set(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('tag') tag: string,
    @Body() body: SetTagDto,
  ): Promise<TagListDto> {
    return {
      data: await this.database.run(actor, (tx) => this.tagging.setByPartner(tx, actor, id, tag, body)),
    };
  }

  /** What was said stays readable with `asOf`. Removing what is not there answers the same. */
  @Delete(':tag')
  @HttpCode(204)
  @RequireScope('customers:write')
  @ApiOperation({ summary: 'Take a tag from a customer' })
  @NAME
  @ApiNoContentResponse({ description: 'He has it no more.' })
  @PartnerProblems('not_found', 'customer_erased', 'tag_unknown', 'tag_not_yours')
  async remove(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('tag') tag: string,
  ): Promise<void> {
    await this.database.run(actor, (tx) => this.tagging.removeByPartner(tx, actor, id, tag));
  }
}
