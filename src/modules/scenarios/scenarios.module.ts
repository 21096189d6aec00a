import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import { scenariosPart } from './scenarios.snapshot.js';

@Module({})
export class ScenariosModule {
  constructor(snapshots: SnapshotService, store: VersionStore) {
    snapshots.register(scenariosPart(store));
  }
}
