import { Module } from '@nestjs/common';
import { CustomerRooms, CustomersModule } from '../customers/index.js';
import { AttitudeModule } from './attitude/attitude.module.js';
import { ClassificationModule } from './classification/classification.module.js';
import { NeedsModule } from './needs/needs.module.js';
import { profileRecords } from './profile-records.js';
import { SegmentsModule } from './segments/segments.module.js';

/** Who a customer is, from what he did: one module for each folder of the room. */
@Module({
  imports: [CustomersModule, ClassificationModule, AttitudeModule, NeedsModule, SegmentsModule],
  exports: [AttitudeModule, ClassificationModule, NeedsModule, SegmentsModule],
})
export class ProfilesModule {
  constructor(rooms: CustomerRooms) {
    rooms.register(profileRecords);
  }
}
