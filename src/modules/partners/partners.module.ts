import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { PartnerAuthGuard } from './partner-auth.guard.js';
import { PartnersRepository } from './partners.repository.js';
import { partnersPart } from './partners.snapshot.js';

@Module({
  providers: [PartnerAuthGuard, PartnersRepository],
  exports: [PartnerAuthGuard, PartnersRepository],
})
export class PartnersModule {
  constructor(snapshots: SnapshotService) {
    snapshots.register(partnersPart);
  }
}
