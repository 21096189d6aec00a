import { Module } from '@nestjs/common';
import { CustomersModule } from '../../customers/index.js';
import { EventsModule } from '../../events/index.js';
import { PartnersModule } from '../../partners/index.js';
import { ScenariosModule } from '../../scenarios/index.js';
import { StaffModule } from '../../staff/index.js';
import { BankModule } from '../bank/bank.module.js';
import { FactsModule } from '../segments/facts.module.js';
import { ClassifyChanges } from './changes.job.js';
import { ClassificationsRepository } from './classifications.repository.js';
import { FramesRepository } from './frames.repository.js';
import { PopulationRepository } from './population.repository.js';
import { ProfilesController } from './profiles.controller.js';
import { ProfilesService } from './profiles.service.js';
import { Running } from './running.service.js';
import { ClassificationJobs } from './runs.job.js';
import { ClassificationRuns } from './published-runs.js';
import { RunModels } from './run-models.js';
import { RunRehearsal } from './run-rehearsal.js';
import { RunsRepository } from './runs.repository.js';
import { RunsService } from './runs.service.js';
import { Scoring } from './scoring.service.js';
import { StaffClassificationController } from './staff-classification.controller.js';
import { StaffProfilesController } from './staff-profiles.controller.js';

@Module({
  imports: [
    StaffModule,
    ScenariosModule,
    PartnersModule,
    CustomersModule,
    EventsModule,
    FactsModule,
    BankModule,
  ],
  controllers: [ProfilesController, StaffProfilesController, StaffClassificationController],
  providers: [
    Scoring,
    ClassificationRuns,
    Running,
    RunModels,
    RunRehearsal,
    RunsService,
    RunsRepository,
    FramesRepository,
    PopulationRepository,
    ClassificationsRepository,
    ClassifyChanges,
    ClassificationJobs,
    ProfilesService,
  ],
  exports: [BankModule, ClassificationsRepository, ClassificationRuns, ClassifyChanges, ProfilesService],
})
export class ClassificationModule {}
