import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { ScenariosModule } from '../scenarios/index.js';
import { PartnerAuthGuard } from './partner-auth.guard.js';
import { PartnerScenariosController } from './partner-scenarios.controller.js';
import { PartnersRepository } from './partners.repository.js';
import { partnersPart } from './partners.snapshot.js';
import { PausesController } from './pauses.controller.js';
import { PausesRepository } from './pauses.repository.js';
import { PausesService } from './pauses.service.js';

@Module({
  imports: [ScenariosModule],
  controllers: [PartnerScenariosController, PausesController],
  providers: [PartnerAuthGuard, PartnersRepository, PausesRepository, PausesService],
  exports: [PartnerAuthGuard, PartnersRepository],
})
export class PartnersModule {
  constructor(snapshots: SnapshotService) {
    snapshots.register(partnersPart);
  }
}
