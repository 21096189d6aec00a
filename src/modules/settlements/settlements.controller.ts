import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { SettlementBalancesDto, SettlementLinePageDto } from './dto/settlement-line.dto.js';
import { PageQueryDto, SettlementListQueryDto } from './dto/settlement-query.dto.js';
import { SettlementDto, SettlementPageDto } from './dto/settlement.dto.js';
import type { Settlement } from './settlement.js';
import { toCsv, toLineDto, toSettlementDto } from './settlement-answer.js';
import { SettlementsRepository } from './settlements.repository.js';
import { SETTLEMENTS } from './settling.repository.js';

/** As many as a settlement has at most. */
const CSV_LINES_MAX = 5_000;

@ApiTags('Settlements')
@Controller('v1/settlements')
export class SettlementsController {
  constructor(
    private readonly database: Database,
    private readonly settlements: SettlementsRepository,
    private readonly lists: Lists,
  ) {}

  /** One for each business day and currency on which there was something to settle. A page at a time. */
  @Get()
  @RequireScope('settlements:read')
  @ApiOperation({ summary: 'List what you were paid for each business day, newest first' })
  @ApiOkResponse({ type: SettlementPageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: SettlementListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettlementPageDto> {
    const { currency, from, to } = query;
    const filters = { currency, from, to };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'settlements',
        filters,
        load: (before, limit) =>
          this.database.read(actor, (tx) =>
            this.settlements.list(tx, { ...actor, ...filters }, before, limit),
          ),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toSettlementDto) };
  }

  /** By currency, as of now: payouts less discounts and refunds that no settlement has taken up yet. */
  @Get('balance')
  @RequireScope('settlements:read')
  @ApiOperation({ summary: 'Read what you are owed and have not been paid yet' })
  @ApiOkResponse({ type: SettlementBalancesDto })
  @PartnerProblems()
  async balance(@CurrentPartner() { actor }: PartnerCall): Promise<SettlementBalancesDto> {
    const rows = await this.database.read(actor, (tx) => this.settlements.balances(tx, actor, SETTLEMENTS));
    return {
      data: rows.map(({ currency, carriedMinor, unsettledMinor, reserveMinor }) => ({
        currency,
        carried: Number(carriedMinor),
        unsettled: Number(unsettledMinor),
        reserve: Number(reserveMinor),
      })),
    };
  }

  /** The lines of the settlement as comma-separated values with a header line (RFC 4180), for your book-keeping. */
  @Get(':id.csv')
  @RequireScope('settlements:read')
  @ApiOperation({ summary: 'Download a settlement with all its lines as a table' })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    description: 'RFC 4180 with a header line; amounts in major units.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @PartnerProblems('not_found')
  async csv(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('settlement')) id: Uuid,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.database.readSnapshot(actor, async (tx) =>
      toCsv(await this.find(tx, actor, id), await this.settlements.lines(tx, id, 0, CSV_LINES_MAX)),
    );
    reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${formatId('settlement', id)}.csv"`);
    return text;
  }

  /** The sums of one business day in one currency, and what was carried forward from or to another day. */
  @Get(':id')
  @RequireScope('settlements:read')
  @ApiOperation({ summary: 'Read a settlement' })
  @ApiOkResponse({ type: SettlementDto })
  @PartnerProblems('not_found')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('settlement')) id: Uuid,
  ): Promise<SettlementDto> {
    return toSettlementDto(await this.database.read(actor, (tx) => this.find(tx, actor, id)));
  }

  /**
   * Each payout, refund and correction with its agreement and order, so that you can match it with your own books. A
   * page at a time.
   */
  @Get(':id/lines')
  @RequireScope('settlements:read')
  @ApiOperation({ summary: 'List what a settlement is made up of' })
  @ApiOkResponse({ type: SettlementLinePageDto })
  @PartnerProblems('not_found', 'invalid_cursor')
  async lines(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('settlement')) id: Uuid,
    @Query() query: PageQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettlementLinePageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'settlementLines',
        filters: { id },
        load: (after: number | undefined, limit) =>
          this.database.read(actor, async (tx) => {
            await this.find(tx, actor, id);
            return this.settlements.lines(tx, id, after ?? 0, limit);
          }),
        keyOf: ({ number }) => number,
      },
    );
    return { ...page, data: page.data.map(toLineDto) };
  }

  private async find(tx: ReadTx, actor: PartnerActor, id: Uuid): Promise<Settlement> {
    const settlement = await this.settlements.find(tx, actor, id);
    if (!settlement) throw notFound('settlement');
    return settlement;
  }
}
