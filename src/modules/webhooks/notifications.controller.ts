import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '../../platform/database/database.js';
import {
  AnyScope,
  CurrentPartner,
  type PartnerCall,
  PartnerProblems,
  RequireScope,
} from '../partners/index.js';
import { EventTypeListDto, FeedDto, FeedQueryDto } from './dto/notification.dto.js';
import { EVENT_CATALOGUE } from './event-catalogue.js';
import { exampleData } from './event-documents.js';
import { FeedService } from './feed.service.js';

@ApiTags('Notifications')
@Controller('v1')
export class NotificationsController {
  constructor(
    private readonly feed: FeedService,
    private readonly database: Database,
  ) {}

  /**
   * Positions run 1, 2, 3 … without a gap, and none appears later before one that you have seen: keep `nextAfter` and
   * ask again. The last 60 days are kept at least; `gap` says what you have missed beyond that.
   */
  @Get('notifications')
  @RequireScope('notifications:read')
  @ApiOperation({ summary: 'Read the feed of everything that you are told' })
  @ApiOkResponse({ type: FeedDto })
  @PartnerProblems('unknown_event_type')
  list(@CurrentPartner() { actor }: PartnerCall, @Query() query: FeedQueryDto): Promise<FeedDto> {
    return this.database.readSnapshot(actor, (tx) => this.feed.page(tx, actor, query));
  }

  /** What an endpoint can subscribe to, and an example of what each type holds. */
  @Get('event-types')
  @AnyScope()
  @ApiOperation({ summary: 'List the types of notifications' })
  @ApiOkResponse({ type: EventTypeListDto })
  @PartnerProblems()
  types(): EventTypeListDto {
    return {
      data: EVENT_CATALOGUE.map((one) => ({
        type: one.type,
        subject: one.subject,
        description: one.description,
        example: exampleData(one),
      })),
    };
  }
}
