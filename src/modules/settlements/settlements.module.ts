import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { PartnersModule, ResourceReaders } from '../partners/index.js';
import { RiskController } from './risk.controller.js';
import { RiskRepository } from './risk.repository.js';
import { RiskService } from './risk.service.js';
import { RiskTermsService } from './risk-terms.service.js';
import { RiskWatch } from './risk-watch.js';
import { SettlementChecks } from './settlement-checks.js';
import { toSettlementDto } from './settlement-answer.js';
import { SettlementJob } from './settlement-job.js';
import { SettlementsController } from './settlements.controller.js';
import { SettlementsRepository } from './settlements.repository.js';
import { SettlingRepository } from './settling.repository.js';
import { SettlingService } from './settling.service.js';
import { StaffSettlementsController } from './staff-settlements.controller.js';

@Module({
  imports: [PartnersModule, LedgerModule],
  controllers: [SettlementsController, StaffSettlementsController, RiskController],
  providers: [
    SettlementsRepository,
    SettlingRepository,
    SettlingService,
    SettlementJob,
    SettlementChecks,
    RiskRepository,
    RiskService,
    RiskTermsService,
    RiskWatch,
  ],
})
export class SettlementsModule {
  constructor(readers: ResourceReaders, settlements: SettlementsRepository) {
    readers.register('settlement', async (tx, owner, id) => {
      const found = await settlements.find(tx, owner, id);
      return found && toSettlementDto(found);
    });
  }
}
