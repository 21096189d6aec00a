import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { ManyKeys } from '../../platform/http/body-kinds.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { KeyRing } from '../../platform/security/secret-box.js';
import { CustomersService } from '../customers/index.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { EventBatchAnswerDto, EventDto, EventPageDto, EventReceiptDto } from './dto/event-answer.dto.js';
import { EventBatchDto, EventListQueryDto, ReportEventDto } from './dto/event.dto.js';
import { toBatchAnswer, toEventDto } from './event-answer.js';
import { EventReader } from './event-reader.js';
import { asProblem, refusals } from './events.errors.js';
import { EventsRepository } from './events.repository.js';
import { IntakeService } from './intake.service.js';

@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly database: Database,
    private readonly reader: EventReader,
    private readonly intake: IntakeService,
    private readonly events: EventsRepository,
    private readonly customers: CustomersService,
    private readonly lists: Lists,
    private readonly keys: KeyRing,
  ) {}

  /**
   * What a customer did: bought, paid, gave back, enrolled, came by. Your `externalId` makes it safe to send again: 201
   * for a new event, 200 and the first one's id for a known one, 422 when the id stands for something else.
   */
  @Post()
  @RequireScope('events:write')
  @ApiOperation({ summary: 'Report an event' })
  @ApiCreatedResponse({ type: EventReceiptDto, description: 'It is recorded.' })
  @ApiOkResponse({ type: EventReceiptDto, description: 'It was known already.' })
  @PartnerProblems(...Object.keys(refusals))
  async report(
    @CurrentPartner() call: PartnerCall,
    @Body() body: ReportEventDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventReceiptDto> {
    const report = this.reader.read(call, body);
    if ('refusal' in report) throw asProblem(report.refusal);
    const outcome = await this.intake.take(call.actor, [report], ([only]) => {
      // Nothing of what was refused may stay, a new customer neither.
      if (only?.outcome === 'refused') throw asProblem(only.refusal);
      return only;
    });
    if (!outcome) throw new Error('a report has no outcome');
    const duplicate = outcome.outcome === 'duplicate';
    reply.status(duplicate ? 200 : 201);
    return { id: formatId('event', outcome.id), externalId: body.externalId, duplicate };
  }

  /**
   * Up to 500 events of any customers, in one transaction. Each is judged by itself: what is wrong with one stands in its
   * result and keeps no other one out. A body holds 256 KiB; for more, send a file to `/v1/event-imports`.
   */
  @Post('batch')
  @HttpCode(200)
  @ManyKeys(20_000)
  @RequireScope('events:write')
  @ApiOperation({ summary: 'Report up to 500 events' })
  @ApiOkResponse({ type: EventBatchAnswerDto })
  @PartnerProblems()
  async batch(
    @CurrentPartner() call: PartnerCall,
    @Body() { events }: EventBatchDto,
  ): Promise<EventBatchAnswerDto> {
    const reports = events.map((event) => this.reader.readUnchecked(call, event));
    return this.intake.take(call.actor, reports, toBatchAnswer);
  }

  /** Those that you reported, newest arrival first; go on with `nextCursor` until `hasMore` is false. */
  @Get()
  @RequireScope('events:read')
  @ApiOperation({ summary: 'List a customer’s events' })
  @ApiOkResponse({ type: EventPageDto })
  @PartnerProblems('not_found', 'invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: EventListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventPageDto> {
    const customer = parseId('customer', query.customer) as Uuid;
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'events',
        filters: { customer },
        load: (before, limit) =>
          this.database.read(actor, async (tx) => {
            await this.customers.get(tx, actor, customer);
            return this.events.list(tx, actor, customer, before, limit);
          }),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map((row) => toEventDto(this.keys, row)) };
  }

  /** Answers as reading by id does. */
  @Get('by-external-id/:externalId')
  @RequireScope('events:read')
  @ApiOperation({ summary: 'Find an event by your own id' })
  @ApiParam({
    name: 'externalId',
    description: 'Your own id of the event.',
    schema: { type: 'string', minLength: 1, maxLength: 128, example: 'sale-20417-1' },
  })
  @ApiOkResponse({ type: EventDto })
  @PartnerProblems('not_found')
  async byExternalId(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('externalId') externalId: string,
  ): Promise<EventDto> {
    const digest = this.reader.digestOfId(actor, externalId);
    return this.database.read(actor, async (tx) => {
      const key = (await this.events.findKeys(tx, actor, [digest])).get(digest);
      const row = key && (await this.events.find(tx, actor, key.eventId));
      if (!row) throw notFound('event');
      return toEventDto(this.keys, row);
    });
  }

  /** As it was reported, and where in the tree it was placed. Events never change. */
  @Get(':id')
  @RequireScope('events:read')
  @ApiOperation({ summary: 'Read an event' })
  @ApiOkResponse({ type: EventDto })
  @PartnerProblems('not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('event')) id: Uuid,
  ): Promise<EventDto> {
    const row = await this.database.read(actor, (tx) => this.events.find(tx, actor, id));
    if (!row) throw notFound('event');
    return toEventDto(this.keys, row);
  }
}
