import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { CustomersService } from '../customers/index.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { statementsOf } from './customer-statement.js';
import { StatementDto, StatementQueryDto } from './dto/statement.dto.js';
import { ledgerProblems } from './ledger.errors.js';
import { readPeriod } from './period.js';
import { StatementsRepository } from './statements.repository.js';

const LINES_MAX = 1_000;

@ApiTags('Customers')
@Controller('v1/customers')
export class StatementController {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly statements: StatementsRepository,
  ) {}

  /**
   * Of all his agreements and guarantees with you, or of one: for each currency what he owed at the beginning and at the
   * end of the period, and every entry between.
   */
  @Get(':id/statement')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Read what a customer owes and what changed it in a period' })
  @ApiOkResponse({ type: StatementDto })
  @PartnerProblems('not_found', 'invalid_period', 'statement_too_long')
  async read(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() { from, to, agreement }: StatementQueryDto,
  ): Promise<StatementDto> {
    const period = readPeriod(from, to);
    const subject = agreement === undefined ? undefined : parseId('agreement', agreement);
    const scope = { customerId: id, subject };
    return this.database.readSnapshot(actor, async (tx) => {
      await this.customers.get(tx, actor, id);
      const opening = await this.statements.opening(tx, scope, period);
      const changes = await this.statements.changes(tx, scope, period, LINES_MAX + 1);
      if (changes.length > LINES_MAX) throw ledgerProblems.statement_too_long();
      return { customer: formatId('customer', id), from, to, data: statementsOf(opening, changes) };
    });
  }
}
