import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { parseId, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { CurrentStaff, Roles, StaffListQueryDto, StaffProblems, StaffQueryDto } from '../staff/index.js';
import { SettlementLinePageDto } from './dto/settlement-line.dto.js';
import { StaffSettlementListQueryDto } from './dto/settlement-query.dto.js';
import { SettlementDto, SettlementPageDto } from './dto/settlement.dto.js';
import { toLineDto, toSettlementDto } from './settlement-answer.js';
import { SettlementsRepository } from './settlements.repository.js';

@ApiTags('Settlements')
@Roles('auditor', 'riskOfficer', 'partnerManager', 'administrator')
@Controller('staff/v1/settlements')
export class StaffSettlementsController {
  constructor(
    private readonly database: Database,
    private readonly settlements: SettlementsRepository,
    private readonly lists: Lists,
  ) {}

  /** By partner, currency and day. A page at a time. */
  @Get()
  @ApiOperation({ summary: 'Search settlements, newest first' })
  @ApiOkResponse({ type: SettlementPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: StaffSettlementListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettlementPageDto> {
    const { partner, currency, from, to } = query;
    const partnerId = partner === undefined ? undefined : parseId('partner', partner);
    const filter = { environment: actor.environment, partnerId, currency, from, to };
    const load = (before: Uuid | undefined, limit: number) =>
      this.database.read(actor, (tx) => this.settlements.list(tx, filter, before, limit));
    const filters = { partner, currency, from, to };
    const page = await this.lists.page(
      { actor, query, reply },
      { name: 'settlements', filters, load, keyOf: ({ id }) => id },
    );
    return { ...page, data: page.data.map(toSettlementDto) };
  }

  /** The sums of one business day in one currency for one partner. */
  @Get(':id')
  @ApiOperation({ summary: 'Read a settlement' })
  @ApiOkResponse({ type: SettlementDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('settlement')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<SettlementDto> {
    const { environment } = actor;
    const found = await this.database.read(actor, (tx) => this.settlements.find(tx, { environment }, id));
    if (!found) throw notFound('settlement');
    return toSettlementDto(found);
  }

  /** Each payout, refund and correction with its agreement. A page at a time. */
  @Get(':id/lines')
  @ApiOperation({ summary: 'List what a settlement is made up of' })
  @ApiOkResponse({ type: SettlementLinePageDto })
  @StaffProblems('not_found', 'invalid_cursor')
  async lines(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('settlement')) id: Uuid,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettlementLinePageDto> {
    const { environment } = actor;
    const load = (after: string | undefined, limit: number) =>
      this.database.read(actor, async (tx) => {
        if (!(await this.settlements.find(tx, { environment }, id))) throw notFound('settlement');
        return this.settlements.lines(tx, id, Number(after ?? 0), limit);
      });
    const page = await this.lists.page(
      { actor, query, reply },
      { name: 'settlementLines', filters: { id }, load, keyOf: ({ number }) => String(number) },
    );
    return { ...page, data: page.data.map(toLineDto) };
  }
}
