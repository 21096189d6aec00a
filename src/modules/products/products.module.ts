import { Module } from '@nestjs/common';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import { OfferRehearsal, ProfilesModule } from '../profiles/index.js';
import { DefinitionPublishing, ScenariosModule } from '../scenarios/index.js';
import { packCheck, productRules } from './product-rules.js';
import { ProductsController } from './products.controller.js';
import './products.errors.js';
import { productsPart, productsToken } from './products.snapshot.js';
import { rehearseOffers } from './rehearse-offers.js';

@Module({ imports: [ScenariosModule, ProfilesModule], controllers: [ProductsController] })
export class ProductsModule {
  constructor(
    snapshots: SnapshotService,
    store: VersionStore,
    publishing: DefinitionPublishing,
    rehearsal: OfferRehearsal,
  ) {
    snapshots.register(productsPart(store));
    publishing.register(productRules(store));
    publishing.alsoCheck('pack', packCheck(store));
    rehearsal.register((customers) =>
      rehearseOffers(snapshots.current().get(productsToken).bySlug.values(), customers),
    );
  }
}
