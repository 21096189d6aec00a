import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LimitsModule } from '../limits/index.js';
import { PartnersModule } from '../partners/index.js';
import { Behaviour, ProfilesModule } from '../profiles/index.js';
import { StaffModule } from '../staff/index.js';
import { AfterLoss } from './after-loss.service.js';
import { ArrearsController } from './arrears.controller.js';
import { ArrearsFollower } from './arrears-follower.js';
import { ArrearsService } from './arrears.service.js';
import { Closing } from './closing.service.js';
import { ClosingJob } from './closing.job.js';
import { DelinquencyRepository } from './delinquency.repository.js';
import { DueForClosing } from './due-for-closing.repository.js';
import { DueController } from './due.controller.js';
import { DueRepository } from './due.repository.js';
import { Lapsing } from './lapsing.service.js';
import { LateCharging } from './late-charging.service.js';
import { RefundsController } from './refunds.controller.js';
import { RefundsService } from './refunds.service.js';
import { RepaymentsController } from './repayments.controller.js';
import { RepaymentsService } from './repayments.service.js';
import { HardshipService } from './hardship.service.js';
import { SalesController } from './sales.controller.js';
import { SalesService } from './sales.service.js';
import { ServicingChecks } from './servicing-checks.js';
import { ServicingApprovals } from './servicing-approvals.js';
import { StaffServicingController } from './staff-servicing.controller.js';
import { StaffServicing } from './staff-servicing.service.js';
import { SettlingController } from './settling.controller.js';
import { SettlingService } from './settling.service.js';

@Module({
  imports: [StaffModule, PartnersModule, ProfilesModule, LimitsModule, LedgerModule, AgreementsModule],
  controllers: [
    RepaymentsController,
    DueController,
    RefundsController,
    SettlingController,
    SalesController,
    ArrearsController,
    StaffServicingController,
  ],
  providers: [
    AfterLoss,
    RepaymentsService,
    RefundsService,
    SettlingService,
    SalesService,
    ArrearsService,
    ArrearsFollower,
    HardshipService,
    ServicingApprovals,
    ServicingChecks,
    StaffServicing,
    DelinquencyRepository,
    DueRepository,
    Lapsing,
    LateCharging,
    Closing,
    DueForClosing,
    ClosingJob,
  ],
  exports: [Closing, ClosingJob, RepaymentsService],
})
export class ServicingModule {
  constructor(behaviour: Behaviour, delinquency: DelinquencyRepository) {
    behaviour.register('instalments', {
      tells: ['instalmentsOnTime', 'instalmentsLate', 'settledEarly', 'ranToTerm'],
      count: (tx, environment, customerIds) => delinquency.behaviourOf(tx, environment, customerIds),
    });
  }
}
