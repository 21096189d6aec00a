import { Module } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { GATE_POOL } from '../../platform/database/gate-pool.js';
import { KeyRing } from '../../platform/security/secret-box.js';
import { CustomerRooms, CustomersModule, rowsOf, rowsSince } from '../customers/index.js';
import { LimitsModule } from '../limits/index.js';
import { PartnersModule, ResourceReaders } from '../partners/index.js';
import { Behaviour, ProfilesModule } from '../profiles/index.js';
import { ProductsModule } from '../products/index.js';
import { ScenariosModule } from '../scenarios/index.js';
import { StaffModule } from '../staff/index.js';
import { AcceptedOffers } from './accepted-offers.js';
import { AcceptingService } from './accepting.service.js';
import { Acquisitions } from './acquisitions.js';
import { ActingService } from './acting.service.js';
import { CreditBehaviour } from './credit-behaviour.js';
import { CreditChoicesRepository } from './credit-choices.repository.js';
import { DecidingOnce } from './deciding-once.js';
import { DecidingService } from './deciding.service.js';
import { DecisionGate } from './decision-gate.js';
import { DECISION_WRITER, openWriter } from './decision-writer.js';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsRepository } from './decisions.repository.js';
import { KnowingService } from './knowing.service.js';
import { OfferActs } from './offer-acts.js';
import { OffersController } from './offers.controller.js';
import { OffersRepository } from './offers.repository.js';
import { RedecidingService } from './redeciding.service.js';
import { WarmUp } from './warm-up.js';
import { Retention } from './retention.js';
import { Expiring } from './expiring.js';
import { ExpiringRepository } from './expiring.repository.js';
import { StaffDecisionsController } from './staff-decisions.controller.js';

@Module({
  imports: [
    StaffModule,
    ScenariosModule,
    PartnersModule,
    CustomersModule,
    ProfilesModule,
    ProductsModule,
    LimitsModule,
  ],
  controllers: [OffersController, DecisionsController, StaffDecisionsController],
  providers: [
    AcceptedOffers,
    Acquisitions,
    WarmUp,
    AcceptingService,
    OfferActs,
    ActingService,
    CreditBehaviour,
    CreditChoicesRepository,
    DecidingOnce,
    DecidingService,
    DecisionGate,
    {
      provide: DECISION_WRITER,
      inject: [Config, GATE_POOL, KeyRing],
      useFactory: openWriter,
    },
    KnowingService,
    DecisionsRepository,
    OffersRepository,
    RedecidingService,
    Retention,
    Expiring,
    ExpiringRepository,
  ],
  exports: [AcceptedOffers],
})
export class OffersModule {
  constructor(
    readers: ResourceReaders,
    acting: ActingService,
    rooms: CustomerRooms,
    offers: OffersRepository,
    behaviour: Behaviour,
    creditBehaviour: CreditBehaviour,
  ) {
    behaviour.register('credit', creditBehaviour);
    rooms.register({
      name: 'decisions',
      madeSince: rowsSince('decision', 'decision'),
      records: rowsOf(
        'decision',
        'decision',
        't.scenario, t.purpose, t.amount_minor, t.currency, t.outcome, t.offer_count',
      ),
    });
    rooms.register({
      name: 'offers',
      records: rowsOf(
        'offer',
        'offer',
        't.product, t.currency, t.amount_minor, t.status, t.status_changed_at, t.order_id',
      ),
      erase: (tx, customer, limit) => offers.forgetViews(tx, customer, limit),
    });
    readers.register('offer', (tx, actor, id) => acting.get(tx, { actor }, id));
  }
}
