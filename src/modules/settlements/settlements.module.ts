import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { PartnersModule } from '../partners/index.js';
import { ReserveRepository } from './reserve.repository.js';
import { SettlementChecks } from './settlement-checks.js';
import { SettlementJob } from './settlement-job.js';
import { SettlementsController } from './settlements.controller.js';
import { SettlementsRepository } from './settlements.repository.js';
import { SettlingRepository } from './settling.repository.js';
import { SettlingService } from './settling.service.js';
import { StaffSettlementsController } from './staff-settlements.controller.js';

@Module({
  imports: [PartnersModule, LedgerModule],
  controllers: [SettlementsController, StaffSettlementsController],
  providers: [
    SettlementsRepository,
    SettlingRepository,
    SettlingService,
    SettlementJob,
    SettlementChecks,
    ReserveRepository,
  ],
})
export class SettlementsModule {}
