import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import { DefinitionPublishing, ScenariosModule } from '../scenarios/index.js';
import { packCheck, productRules } from './product-rules.js';
import { ProductsController } from './products.controller.js';
import './products.errors.js';
import { productsPart } from './products.snapshot.js';

@Module({ imports: [ScenariosModule], controllers: [ProductsController] })
export class ProductsModule {
  constructor(snapshots: SnapshotService, store: VersionStore, publishing: DefinitionPublishing) {
    snapshots.register(productsPart(store));
    publishing.register(productRules(store));
    publishing.alsoCheck('pack', packCheck(store));
  }
}
