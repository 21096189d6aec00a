import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { allowedActions, transition } from '../../kernel/state-machine.js';
import { Database } from '../../platform/database/database.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { StreamedLines } from '../../platform/http/body-kinds.js';
import { httpProblems } from '../../platform/http/http.errors.js';
import { Lists } from '../../platform/http/lists.js';
import { NDJSON } from '../../platform/http/long-upload.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { ListQueryDto } from '../../platform/http/validation/list-query.dto.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { EventImportDto, EventImportPageDto, OpenImportDto } from './dto/event-import.dto.js';
import { type EventImport, EventImportsRepository } from './event-imports.repository.js';
import { importProblems } from './events.errors.js';
import { eventImportStates } from './events.states.js';
import { ImportingService } from './importing.service.js';

/** A client that sends nothing for so long is gone. */
const SILENCE_MAX_MS = 30_000;

const EXAMPLE_LINES = `${JSON.stringify({
  externalId: 'sale-20417-2',
  type: 'purchase',
  occurredAt: '2026-11-20T09:30:00Z',
  customer: { externalId: 'user-20417', register: true },
  mcc: '4812',
  amount: { amount: 349_900, currency: 'CNY' },
})}\n`;

@ApiTags('Event imports')
@Controller('v1/event-imports')
export class EventImportsController {
  constructor(
    private readonly database: Database,
    private readonly imports: EventImportsRepository,
    private readonly importing: ImportingService,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  /** Then send the file to `/v1/event-imports/{id}/content`. */
  @Post()
  @RequireScope('events:write')
  @ApiOperation({ summary: 'Open an import of a file of events' })
  @IdempotencyKey('optional')
  @ApiCreatedResponse({ type: EventImportDto })
  @PartnerProblems('invalid_idempotency_key', 'idempotency_key_reused', 'idempotency_in_flight')
  open(
    @CurrentPartner() { actor }: PartnerCall,
    @Body() { name }: OpenImportDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => {
      const id = await this.imports.open(tx, actor, name);
      return { status: 201, body: toImportDto(await this.find(tx, actor, id)) };
    });
  }

  /** Newest first; go on with `nextCursor` until `hasMore` is false. */
  @Get()
  @RequireScope('events:read')
  @ApiOperation({ summary: 'List imports' })
  @ApiOkResponse({ type: EventImportPageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: ListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventImportPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'event-imports',
        filters: {},
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.imports.list(tx, actor, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toImportDto) };
  }

  /** How far it is. `offset` says from where an upload that was broken off goes on. */
  @Get(':id')
  @RequireScope('events:read')
  @ApiOperation({ summary: 'Read an import and its progress' })
  @ApiOkResponse({ type: EventImportDto })
  @PartnerProblems('not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('eventImport')) id: Uuid,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventImportDto> {
    return answer(reply, await this.database.read(actor, (tx) => this.find(tx, actor, id)));
  }

  /**
   * A line is an event as `POST /v1/events` takes it, at most 16 KiB; the file may be of any size. Lines are stored while
   * they come. After a break, read the import and send the file from its `offset` on, with that number as
   * `Upload-Offset`: nothing is lost, and nothing is taken twice. `Upload-Complete: ?0` says that this is a part and more
   * will follow; a last line without its end is then left for the next part. A line that is refused keeps no other one
   * out; the report lists it.
   */
  @Put(':id/content')
  @StreamedLines()
  @RequireScope('events:write')
  @ApiOperation({ summary: 'Send the file, or the rest of it' })
  @ApiConsumes(NDJSON)
  @ApiBody({ schema: { type: 'string', example: EXAMPLE_LINES } })
  @ApiHeader({
    name: 'upload-offset',
    required: false,
    description: 'Where in the file this body begins; 0 when left out.',
    schema: { type: 'string', pattern: '^\\d{1,15}$', maxLength: 15, example: '0' },
  })
  @ApiHeader({
    name: 'upload-complete',
    required: false,
    description: '`?0` when more of the file will follow; `?1` when left out.',
    schema: { type: 'string', enum: ['?0', '?1'], example: '?1' },
  })
  @ApiOkResponse({ type: EventImportDto })
  @PartnerProblems(
    'not_found',
    'state_conflict',
    'body_required',
    'unsupported_media_type',
    ...Object.keys(importProblems),
  )
  async upload(
    @CurrentPartner() call: PartnerCall,
    @Param('id', publicId('eventImport')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventImportDto> {
    const { actor } = call;
    const { offset, isLast } = uploadHeaders(request);
    const before = await this.database.read(actor, (tx) => this.find(tx, actor, id));
    transition(eventImportStates, before.status, 'upload');
    if (before.offset !== offset) throw importProblems.upload_offset_mismatch();
    if (request.body === undefined) throw httpProblems.body_required();
    request.raw.setTimeout(SILENCE_MAX_MS, () => void request.raw.destroy());
    await this.importing.upload(call, before, request.body as AsyncIterable<Buffer>, isLast);
    return answer(reply, await this.database.read(actor, (tx) => this.find(tx, actor, id)));
  }

  /** Nothing more is taken; what was taken stays. */
  @Post(':id/cancel')
  @HttpCode(200)
  @RequireScope('events:write')
  @ApiOperation({ summary: 'Cancel an import' })
  @ApiOkResponse({ type: EventImportDto })
  @PartnerProblems('not_found', 'state_conflict')
  async cancel(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('eventImport')) id: Uuid,
  ): Promise<EventImportDto> {
    return this.database.run(actor, async (tx) => {
      const { status } = await this.find(tx, actor, id);
      transition(eventImportStates, status, 'cancel');
      await this.imports.end(tx, actor, id, 'cancelled', null);
      return toImportDto(await this.find(tx, actor, id));
    });
  }

  /** One line of JSON for each: line number (from 1), code, pointer and detail. The first 10,000 are kept. */
  @Get(':id/report')
  @RequireScope('events:read')
  @ApiOperation({ summary: 'Download the refused lines' })
  @ApiProduces(NDJSON)
  @ApiOkResponse({
    description: 'Lines of JSON, in the order of the file.',
    content: { [NDJSON]: { schema: { type: 'string' } } },
  })
  @PartnerProblems('not_found')
  async report(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('eventImport')) id: Uuid,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const refused = await this.database.readSnapshot(actor, async (tx) => {
      await this.find(tx, actor, id);
      return this.imports.refusals(tx, actor, id);
    });
    reply.type(`${NDJSON}; charset=utf-8`);
    return refused.map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  private async find(tx: ReadTx, actor: PartnerActor, id: Uuid): Promise<EventImport> {
    const found = await this.imports.find(tx, actor, id);
    if (!found) throw notFound('event import');
    return found;
  }
}

/** Of draft-ietf-httpbis-resumable-upload, §4. */
function uploadHeaders({ headers }: FastifyRequest): { offset: number; isLast: boolean } {
  const { 'upload-offset': offset = '0', 'upload-complete': complete = '?1' } = headers;
  if (typeof offset !== 'string' || !/^\d{1,15}$/.test(offset)) throw importProblems.invalid_upload_header();
  if (complete !== '?1' && complete !== '?0') throw importProblems.invalid_upload_header();
  return { offset: Number(offset), isLast: complete === '?1' };
}

function answer(reply: FastifyReply, found: EventImport): EventImportDto {
  reply.header('upload-offset', String(found.offset));
  return toImportDto(found);
}

function toImportDto({ id, name, statusReason, statusChangedAt, ...rest }: EventImport): EventImportDto {
  return {
    ...rest,
    id: formatId('eventImport', id),
    ...(name !== null && { name }),
    ...(statusReason !== null && { statusReason }),
    statusChangedAt: statusChangedAt.toISOString(),
    allowedActions: allowedActions(eventImportStates, rest.status).filter(
      (action) => action === 'upload' || action === 'cancel',
    ),
  };
}
