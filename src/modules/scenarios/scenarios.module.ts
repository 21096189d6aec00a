import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import { DefinitionsService } from './definitions.service.js';
import { PackDefinitionsController } from './pack-definitions.controller.js';
import { packRules } from './pack-rules.js';
import { ScenarioDefinitionsController } from './scenario-definitions.controller.js';
import { scenarioRules } from './scenario-rules.js';
import { ScenarioTreeController } from './scenario-tree.controller.js';
import { scenariosPart } from './scenarios.snapshot.js';
import { TextModel } from './text-model.js';

@Module({
  controllers: [ScenarioDefinitionsController, ScenarioTreeController, PackDefinitionsController],
  providers: [DefinitionsService, TextModel],
  exports: [DefinitionsService, TextModel],
})
export class ScenariosModule {
  constructor(snapshots: SnapshotService, store: VersionStore, definitions: DefinitionsService) {
    snapshots.register(scenariosPart(store));
    definitions.register(scenarioRules(store));
    definitions.register(packRules);
  }
}
