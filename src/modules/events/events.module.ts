import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/index.js';
import { PartnersModule } from '../partners/index.js';
import { ScenariosModule } from '../scenarios/index.js';
import { EventImportsController } from './event-imports.controller.js';
import { EventImportsRepository } from './event-imports.repository.js';
import { EventCustomersRepository } from './event-customers.repository.js';
import { EventReader } from './event-reader.js';
import { EventsController } from './events.controller.js';
import { EventsRepository } from './events.repository.js';
import { ImportingService } from './importing.service.js';
import { IntakeService } from './intake.service.js';
import { EventRetention } from './retention.js';
import { SummariesRepository } from './summaries.repository.js';
import { SummaryChanges } from './summary-changes.repository.js';

@Module({
  imports: [ScenariosModule, PartnersModule, CustomersModule],
  controllers: [EventsController, EventImportsController],
  providers: [
    EventReader,
    IntakeService,
    ImportingService,
    EventsRepository,
    EventImportsRepository,
    EventCustomersRepository,
    SummariesRepository,
    SummaryChanges,
    EventRetention,
  ],
  exports: [EventReader, IntakeService, SummaryChanges],
})
export class EventsModule {}
