import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import { productsPart } from './products.snapshot.js';

@Module({})
export class ProductsModule {
  constructor(snapshots: SnapshotService, store: VersionStore) {
    snapshots.register(productsPart(store));
  }
}
