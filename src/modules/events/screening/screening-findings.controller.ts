import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../../kernel/domain-error.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { type ListCall, Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { customerProblems } from '../../customers/index.js';
import { CurrentStaff, RecordsReading, Roles, StaffProblems } from '../../staff/index.js';
import { ScreeningFindingPageDto, ScreeningFindingQueryDto } from '../dto/screening-finding.dto.js';
import { toFindingDto } from './finding-answer.js';
import { FindingsRepository } from './findings.repository.js';

/** Facts of security, shown to whom an overview shows them. */
@ApiTags('Screening')
@Roles('riskOfficer')
@Controller('staff/v1')
export class ScreeningFindingsController {
  constructor(
    private readonly database: Database,
    private readonly findings: FindingsRepository,
    private readonly lists: Lists,
  ) {}

  /** Of all customers of all partners. Findings are kept as long as events are. */
  @Get('screening-findings')
  @RecordsReading('data.customer')
  @ApiOperation({ summary: 'List what screening found, newest first' })
  @ApiOkResponse({ type: ScreeningFindingPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: ScreeningFindingQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScreeningFindingPageDto> {
    return this.database.read(actor, (tx) => this.page(tx, { actor, query, reply }, query.finding));
  }

  /** Each with the purchase, what it was compared with, and the threshold that it passed. */
  @Get('customers/:id/screening-findings')
  @RecordsReading()
  @ApiOperation({ summary: 'List what screening found of any customer, newest first' })
  @ApiOkResponse({ type: ScreeningFindingPageDto })
  @StaffProblems('not_found', 'customer_erased', 'invalid_cursor')
  async ofCustomer(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() query: ScreeningFindingQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScreeningFindingPageDto> {
    return this.database.read(actor, async (tx) => {
      const status = await this.findings.statusOf(tx, actor.environment, id);
      if (!status) throw notFound('customer');
      if (status === 'erased') throw customerProblems.customer_erased();
      return this.page(tx, { actor, query, reply }, query.finding, id);
    });
  }

  private async page(
    tx: ReadTx,
    call: ListCall & { readonly actor: StaffActor },
    finding: ScreeningFindingQueryDto['finding'],
    customerId?: Uuid,
  ): Promise<ScreeningFindingPageDto> {
    const { environment } = call.actor;
    const page = await this.lists.page(call, {
      name: 'screening-findings',
      filters: { customer: customerId, finding },
      load: (before, limit) => this.findings.list(tx, { environment, customerId, finding }, before, limit),
      keyOf: ({ id }) => id,
    });
    return { ...page, data: page.data.map(toFindingDto) };
  }
}
