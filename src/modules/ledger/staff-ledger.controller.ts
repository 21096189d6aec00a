import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { parseId, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { CurrentStaff, RecordsReading, Roles, StaffProblems, StaffQueryDto } from '../staff/index.js';
import { BalancesDto, TrialBalanceDto } from './dto/balances.dto.js';
import { BalancesQueryDto, BookDateQueryDto, EntryListQueryDto } from './dto/ledger-query.dto.js';
import { ChartOfAccountsDto, LedgerEntryDto, LedgerEntryPageDto } from './dto/ledger.dto.js';
import { EntriesRepository } from './entries.repository.js';
import {
  chartOfAccounts,
  parseSubject,
  toBalanceDto,
  toEntryDto,
  toTrialBalanceDto,
} from './ledger-answer.js';
import { LedgerService } from './ledger.service.js';

@ApiTags('Ledger')
@Roles('auditor', 'riskOfficer', 'administrator')
@Controller('staff/v1/ledger')
export class StaffLedgerController {
  constructor(
    private readonly database: Database,
    private readonly entries: EntriesRepository,
    private readonly ledger: LedgerService,
    private readonly lists: Lists,
  ) {}

  /** Each account with its kind and what is booked on it. */
  @Get('accounts')
  @Roles('viewer')
  @ApiOperation({ summary: 'Read the chart of accounts' })
  @ApiOkResponse({ type: ChartOfAccountsDto })
  @StaffProblems()
  accounts(@Query() _query: StaffQueryDto): ChartOfAccountsDto {
    return { data: chartOfAccounts() };
  }

  /** By agreement, partner, account, kind and date. A page at a time. */
  @Get('entries')
  @RecordsReading()
  @ApiOperation({ summary: 'Search the entries of the ledger, newest first' })
  @ApiOkResponse({ type: LedgerEntryPageDto })
  @StaffProblems('invalid_cursor', 'not_found')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: EntryListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LedgerEntryPageDto> {
    const { partner, customer, subject, account, type, from, to } = query;
    const named = { partner, customer, subject, account, type, from, to };
    const filter = {
      environment: actor.environment,
      partnerId: partner === undefined ? undefined : parseId('partner', partner),
      customerId: customer === undefined ? undefined : parseId('customer', customer),
      subject: subject === undefined ? undefined : knownSubject(subject),
      ...{ account, type, from, to },
    };
    const load = (before: Uuid | undefined, limit: number) =>
      this.database.read(actor, (tx) => this.entries.list(tx, filter, before, limit));
    const page = await this.lists.page(
      { actor, query, reply },
      { name: 'ledgerEntries', filters: named, load, keyOf: ({ id }) => id },
    );
    return { ...page, data: page.data.map(toEntryDto) };
  }

  /** With its postings, which add up to nothing, and what caused it. */
  @Get('entries/:id')
  @RecordsReading('customer')
  @ApiOperation({ summary: 'Read an entry' })
  @ApiOkResponse({ type: LedgerEntryDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('ledgerEntry')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<LedgerEntryDto> {
    const entry = await this.database.read(actor, (tx) => this.entries.find(tx, actor.environment, id));
    if (!entry) throw notFound('ledger entry');
    return toEntryDto(entry);
  }

  @Get('balances')
  @RecordsReading()
  @ApiOperation({
    summary: 'Read balances at the end of a business date',
    description: 'Of one agreement, customer or partner: the narrowest that is named. Of the bank otherwise.',
  })
  @ApiOkResponse({ type: BalancesDto })
  @StaffProblems('not_found')
  async balances(
    @CurrentStaff() { environment, ...actor }: StaffActor,
    @Query() { date, partner, customer, subject }: BalancesQueryDto,
  ): Promise<BalancesDto> {
    const scope = {
      environment,
      partnerId: partner === undefined ? undefined : parseId('partner', partner),
      customerId: customer === undefined ? undefined : parseId('customer', customer),
      subject: subject === undefined ? undefined : knownSubject(subject),
    };
    const totals = await this.database.read({ ...actor, environment }, (tx) =>
      this.ledger.balancesAt(tx, scope, dateOf(date)),
    );
    return { date, data: totals.map(toBalanceDto) };
  }

  /** Debits and credits of every account at the end of the date; both sums are equal in every currency. */
  @Get('trial-balance')
  @ApiOperation({ summary: 'Read the trial balance of a business date, of the bank or of one partner' })
  @ApiOkResponse({ type: TrialBalanceDto })
  @StaffProblems()
  async trialBalance(
    @CurrentStaff() actor: StaffActor,
    @Query() { date, partner }: BookDateQueryDto,
  ): Promise<TrialBalanceDto> {
    const partnerId = partner === undefined ? undefined : parseId('partner', partner);
    const { environment } = actor;
    const found = await this.database.readSnapshot(actor, (tx) =>
      this.ledger.trialBalance(tx, { environment, partnerId }, dateOf(date)),
    );
    return { date, data: found.map(toTrialBalanceDto) };
  }
}

/** The pipe has validated it. */
function dateOf(text: string): LocalDate {
  return parseDate(text) as LocalDate;
}

/** @throws DomainError not_found when it is the id of nothing that could be in the books */
function knownSubject(text: string): Uuid {
  const subject = parseSubject(text);
  if (!subject) throw notFound('subject of the ledger');
  return subject;
}
