import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { CustomerRooms, CustomersModule } from '../customers/index.js';
import { PartnersModule } from '../partners/index.js';
import { ScenariosModule } from '../scenarios/index.js';
import { StaffModule } from '../staff/index.js';
import { DiscoveringService } from './discovery/discovering.service.js';
import { SceneProposalsController } from './discovery/scene-proposals.controller.js';
import { UnplacedRepository } from './discovery/unplaced.repository.js';
import { EventImportsController } from './event-imports.controller.js';
import { EventImportsRepository } from './event-imports.repository.js';
import { EventCustomersRepository } from './event-customers.repository.js';
import { EventRecords } from './event-records.js';
import { EventReader } from './event-reader.js';
import { EventsController } from './events.controller.js';
import { EventsRepository } from './events.repository.js';
import { ImportingService } from './importing.service.js';
import { IntakeService } from './intake.service.js';
import { PreparingService } from './preparing.service.js';
import { EventRetention } from './retention.js';
import { FindingsRepository } from './screening/findings.repository.js';
import { PartyPurchasesRepository } from './screening/party-purchases.repository.js';
import { PartyScreening } from './screening/party-screening.js';
import { ScreeningFindingsController } from './screening/screening-findings.controller.js';
import { ScreeningTermsController } from './screening/screening-terms.controller.js';
import { ScreeningTermsService } from './screening/screening-terms.service.js';
import { screeningTermsPart } from './screening/screening-terms.snapshot.js';
import { ScreeningRepository } from './screening/screening.repository.js';
import { ScreeningService } from './screening/screening.service.js';
import { SummariesRepository } from './summaries.repository.js';
import { SummaryChanges } from './summary-changes.repository.js';

@Module({
  imports: [StaffModule, ScenariosModule, PartnersModule, CustomersModule],
  controllers: [
    EventsController,
    EventImportsController,
    SceneProposalsController,
    ScreeningFindingsController,
    ScreeningTermsController,
  ],
  providers: [
    EventReader,
    EventRecords,
    IntakeService,
    PreparingService,
    ImportingService,
    EventsRepository,
    EventImportsRepository,
    EventCustomersRepository,
    SummariesRepository,
    SummaryChanges,
    EventRetention,
    ScreeningRepository,
    ScreeningService,
    PartyPurchasesRepository,
    PartyScreening,
    ScreeningTermsService,
    FindingsRepository,
    UnplacedRepository,
    DiscoveringService,
  ],
  exports: [EventReader, IntakeService, SummaryChanges],
})
export class EventsModule {
  constructor(rooms: CustomerRooms, events: EventRecords, snapshots: SnapshotService) {
    snapshots.register(screeningTermsPart);
    rooms.register({
      name: 'events',
      erase: (tx, customer, limit) => events.erase(tx, customer, limit),
      records: (tx, owner, after, limit) => events.records(tx, owner, after, limit),
    });
  }
}
