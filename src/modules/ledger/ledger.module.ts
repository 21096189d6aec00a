import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/index.js';
import { PartnersModule } from '../partners/index.js';
import { BalanceBookRepository } from './balance-book.repository.js';
import { BalanceKeeping } from './balance-keeping.js';
import { BalancesRepository } from './balances.repository.js';
import { EntriesRepository } from './entries.repository.js';
import { IntegrityChecks } from './integrity-checks.js';
import { IntegrityController } from './integrity.controller.js';
import { IntegrityRunner } from './integrity-runner.js';
import { Ledger } from './ledger.js';
import { LedgerChecks } from './ledger-checks.js';
import { LedgerService } from './ledger.service.js';
import { OutboxChecks } from './outbox-checks.js';
import { StaffLedgerController } from './staff-ledger.controller.js';
import { StatementController } from './statement.controller.js';
import { StatementsRepository } from './statements.repository.js';

@Module({
  imports: [PartnersModule, CustomersModule],
  controllers: [StaffLedgerController, StatementController, IntegrityController],
  providers: [
    Ledger,
    LedgerService,
    BalancesRepository,
    BalanceBookRepository,
    BalanceKeeping,
    EntriesRepository,
    StatementsRepository,
    IntegrityChecks,
    IntegrityRunner,
    LedgerChecks,
    OutboxChecks,
  ],
  exports: [Ledger, LedgerService, BalancesRepository, IntegrityChecks, IntegrityRunner],
})
export class LedgerModule {}
