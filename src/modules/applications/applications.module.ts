import { Module } from '@nestjs/common';
import { CustomerRooms, CustomersModule, rowsHolding, rowsOf, rowsSince } from '../customers/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LimitsModule } from '../limits/index.js';
import { OffersModule } from '../offers/index.js';
import { PartnersModule, ResourceReaders } from '../partners/index.js';
import { StaffModule } from '../staff/index.js';
import { ApplicationHandlers } from './application-handlers.js';
import { ApplicationIntegrity } from './application-integrity.js';
import { ApplicationJobs } from './application-jobs.js';
import { ApplicationLocks } from './application-locks.js';
import { ApplicationQueueRepository } from './application-queue.repository.js';
import { Applications } from './applications.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsRepository } from './applications.repository.js';
import { ApplicationsService } from './applications.service.js';
import { AssessingService } from './assessing.service.js';
import { CheckResultsRepository } from './check-results.repository.js';
import { CheckingService } from './checking.service.js';
import { Checks } from './checks/checks.js';
import { CounterOffersService } from './counter-offers.service.js';
import { EvidenceService } from './evidence.service.js';
import { LifecycleService } from './lifecycle.service.js';
import { OpeningService } from './opening.service.js';
import { ReviewingService } from './reviewing.service.js';
import { StaffApplicationsController } from './staff-applications.controller.js';

@Module({
  imports: [StaffModule, PartnersModule, CustomersModule, LimitsModule, OffersModule, LedgerModule],
  controllers: [ApplicationsController, StaffApplicationsController],
  providers: [
    ApplicationHandlers,
    ApplicationIntegrity,
    ApplicationJobs,
    ApplicationLocks,
    ApplicationQueueRepository,
    Applications,
    ApplicationsRepository,
    ApplicationsService,
    AssessingService,
    CheckResultsRepository,
    CheckingService,
    Checks,
    CounterOffersService,
    EvidenceService,
    LifecycleService,
    OpeningService,
    ReviewingService,
  ],
  exports: [ApplicationHandlers, Applications, Checks],
})
export class ApplicationsModule {
  constructor(readers: ResourceReaders, applications: ApplicationsService, rooms: CustomerRooms) {
    rooms.register({
      name: 'applications',
      madeSince: rowsSince('application', 'application'),
      holds: rowsHolding(
        'application',
        'application',
        `t.status in ('open', 'checking', 'approved', 'referred', 'counterOffered')`,
      ),
      records: rowsOf(
        'application',
        'application',
        't.scenario, t.product, t.currency, t.amount_minor, t.option, t.status, t.status_reason, t.opened_at, t.evidence',
      ),
    });
    readers.register('application', (tx, owner, id) => applications.read(tx, owner, id));
  }
}
