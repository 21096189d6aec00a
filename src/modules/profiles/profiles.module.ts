import { Module } from '@nestjs/common';
import { CustomerRooms, CustomersModule } from '../customers/index.js';
import { AttitudeModule } from './attitude/attitude.module.js';
import { EventsModule } from '../events/index.js';
import { PartnersModule } from '../partners/index.js';
import { ClassificationModule } from './classification/classification.module.js';
import { MovedClock } from './moved-clock.js';
import { NeedsModule } from './needs/needs.module.js';
import { profileRecords } from './profile-records.js';
import { SegmentsModule } from './segments/segments.module.js';

/** Who a customer is, from what he did: one module for each folder of the room. */
@Module({
  imports: [
    PartnersModule,
    CustomersModule,
    EventsModule,
    ClassificationModule,
    AttitudeModule,
    NeedsModule,
    SegmentsModule,
  ],
  providers: [MovedClock],
  exports: [AttitudeModule, ClassificationModule, NeedsModule, SegmentsModule],
})
export class ProfilesModule {
  constructor(rooms: CustomerRooms) {
    rooms.register(profileRecords);
  }
}
