import { Module } from '@nestjs/common';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../../platform/versions/version-store.js';
import { CustomersModule } from '../../customers/index.js';
import { PartnersModule } from '../../partners/index.js';
import { DefinitionPublishing, ScenariosModule } from '../../scenarios/index.js';
import { audiencePart } from './audience-book.js';
import { segmentRules, tagRules } from './audience-rules.js';
import { FactsRepository } from './facts.repository.js';
import { KeepingService } from './keeping.service.js';
import { MembersRepository } from './members.repository.js';
import { RunsRepository } from './runs.repository.js';
import { AudienceUpkeep } from './upkeep.service.js';

/** Facts about customers in one row each, tags, and the segments that rules make of them. */
@Module({
  imports: [ScenariosModule, PartnersModule, CustomersModule],
  providers: [FactsRepository, KeepingService, MembersRepository, RunsRepository, AudienceUpkeep],
})
export class SegmentsModule {
  constructor(snapshots: SnapshotService, store: VersionStore, publishing: DefinitionPublishing) {
    snapshots.register(audiencePart(store));
    publishing.register(segmentRules(store));
    publishing.register(tagRules(store));
  }
}
