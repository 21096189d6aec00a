import { Module } from '@nestjs/common';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../../platform/versions/version-store.js';
import { CustomersModule } from '../../customers/index.js';
import { PartnersModule } from '../../partners/index.js';
import { DefinitionPublishing, ScenariosModule } from '../../scenarios/index.js';
import { audiencePart } from './audience-book.js';
import { segmentRules, tagRules } from './audience-rules.js';
import { CustomerSegmentsController } from './customer-segments.controller.js';
import { CustomerTagsController } from './customer-tags.controller.js';
import { FactsModule } from './facts.module.js';
import { PreviewRepository } from './preview.repository.js';
import { PreviewingService } from './previewing.service.js';
import { PreviewsController } from './previews.controller.js';
import { AudienceRetention } from './retention.js';
import { RunsRepository } from './runs.repository.js';
import { SegmentDefinitionsController } from './segment-definitions.controller.js';
import { SegmentsController } from './segments.controller.js';
import { SegmentsService } from './segments.service.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { StaffCustomerTagsController } from './staff-customer-tags.controller.js';
import { TagDefinitionsController } from './tag-definitions.controller.js';
import { TaggingService } from './tagging.service.js';
import { AudienceUpkeep } from './upkeep.service.js';

/** Facts about customers in one row each, tags, and the segments that rules make of them. */
@Module({
  imports: [ScenariosModule, PartnersModule, CustomersModule, FactsModule],
  controllers: [
    CustomerTagsController,
    CustomerSegmentsController,
    TagDefinitionsController,
    StaffCustomerTagsController,
    SegmentDefinitionsController,
    SegmentsController,
    PreviewsController,
  ],
  providers: [
    RunsRepository,
    SnapshotsRepository,
    PreviewRepository,
    PreviewingService,
    SegmentsService,
    TaggingService,
    AudienceUpkeep,
    AudienceRetention,
  ],
  exports: [FactsModule, TaggingService],
})
export class SegmentsModule {
  constructor(snapshots: SnapshotService, store: VersionStore, publishing: DefinitionPublishing) {
    snapshots.register(audiencePart(store));
    publishing.register(segmentRules(store));
    publishing.register(tagRules(store));
  }
}
