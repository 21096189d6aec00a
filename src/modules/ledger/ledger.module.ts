import { Module } from '@nestjs/common';
import { BalancesRepository } from './balances.repository.js';
import { IntegrityChecks } from './integrity-checks.js';
import { Ledger } from './ledger.js';

@Module({
  providers: [Ledger, BalancesRepository, IntegrityChecks],
  exports: [Ledger, BalancesRepository, IntegrityChecks],
})
export class LedgerModule {}
