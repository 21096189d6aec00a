import { Module } from '@nestjs/common';
import { CustomersModule } from '../../customers/index.js';
import { CustomerChanges } from './customer-changes.repository.js';
import { FactsRepository } from './facts.repository.js';
import { KeepingService } from './keeping.service.js';
import { Leanings } from './leanings.js';
import { MembersRepository } from './members.repository.js';
import { OfferRehearsal } from './offer-rehearsal.service.js';

/** What rules about customers read of each, and what another rule or class would change. */
@Module({
  imports: [CustomersModule],
  providers: [CustomerChanges, FactsRepository, KeepingService, Leanings, MembersRepository, OfferRehearsal],
  exports: [CustomerChanges, FactsRepository, KeepingService, Leanings, MembersRepository, OfferRehearsal],
})
export class FactsModule {}
