import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import { DefinitionDrafts } from './definition-drafts.service.js';
import { DefinitionPublishing } from './definition-publishing.service.js';
import { DefinitionRulebook } from './definition-rules.js';
import { PackDefinitionsController } from './pack-definitions.controller.js';
import { packRules } from './pack-rules.js';
import { ScenarioDefinitionsController } from './scenario-definitions.controller.js';
import { scenarioRules } from './scenario-rules.js';
import { ScenarioTreeController } from './scenario-tree.controller.js';
import { scenariosPart } from './scenarios.snapshot.js';
import { TextModel } from './text-model.js';

@Module({
  controllers: [ScenarioDefinitionsController, ScenarioTreeController, PackDefinitionsController],
  providers: [DefinitionRulebook, DefinitionDrafts, DefinitionPublishing, TextModel],
  exports: [DefinitionDrafts, DefinitionPublishing, TextModel],
})
export class ScenariosModule {
  constructor(snapshots: SnapshotService, store: VersionStore, publishing: DefinitionPublishing) {
    snapshots.register(scenariosPart(store));
    publishing.register(scenarioRules(store));
    publishing.register(packRules);
  }
}
