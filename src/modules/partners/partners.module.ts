import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { ScenariosModule } from '../scenarios/index.js';
import { ApiKeyLife } from './api-key-life.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { CallWatches } from './call-watches.js';
import { Certifications } from './certifications.js';
import { ClockMoves } from './clock-moves.js';
import { InnerCalls } from './inner-calls.js';
import { EnrolmentApprovals } from './enrolment-approvals.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsRepository } from './enrolments.repository.js';
import { EnrolmentsService } from './enrolments.service.js';
import { KeyRules } from './key-rules.js';
import { KeyUse } from './key-use.js';
import { LicencesController } from './licences.controller.js';
import { LicencesRepository } from './licences.repository.js';
import { LiveKeysService } from './live-keys.service.js';
import { MeController } from './me.controller.js';
import { PartnerAuthGuard } from './partner-auth.guard.js';
import { PartnerRouteCheck } from './partner-route-check.js';
import { PartnerScenariosController } from './partner-scenarios.controller.js';
import { PartnersController } from './partners.controller.js';
import { PartnersRepository } from './partners.repository.js';
import { PartnersService } from './partners.service.js';
import { partnersPart } from './partners.snapshot.js';
import { PausesController } from './pauses.controller.js';
import { PausesRepository } from './pauses.repository.js';
import { PausesService } from './pauses.service.js';
import { RateLimits } from './rate-limits.js';
import { RateLimitsController } from './rate-limits.controller.js';
import { RateLimitsService } from './rate-limits.service.js';
import { RateUseRepository } from './rate-use.repository.js';
import { ResourceReaders } from './resource-readers.js';
import { StateMachinesController } from './state-machines.controller.js';

@Module({
  imports: [DiscoveryModule, ScenariosModule],
  controllers: [
    PartnersController,
    LicencesController,
    ApiKeysController,
    EnrolmentsController,
    PausesController,
    RateLimitsController,
    PartnerScenariosController,
    MeController,
    StateMachinesController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: PartnerAuthGuard },
    PartnerRouteCheck,
    KeyUse,
    RateLimits,
    RateLimitsService,
    RateUseRepository,
    ClockMoves,
    CallWatches,
    Certifications,
    KeyRules,
    LiveKeysService,
    InnerCalls,
    PartnersRepository,
    LicencesRepository,
    ApiKeysRepository,
    EnrolmentsRepository,
    PartnersService,
    ApiKeysService,
    ApiKeyLife,
    EnrolmentsService,
    EnrolmentApprovals,
    PausesRepository,
    PausesService,
    ResourceReaders,
  ],
  exports: [
    KeyUse,
    ClockMoves,
    CallWatches,
    Certifications,
    InnerCalls,
    PartnersRepository,
    ApiKeysRepository,
    EnrolmentsRepository,
    PausesService,
    ResourceReaders,
  ],
})
export class PartnersModule {
  constructor(snapshots: SnapshotService) {
    snapshots.register(partnersPart);
  }
}
