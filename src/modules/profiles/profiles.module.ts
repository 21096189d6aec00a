import { Module } from '@nestjs/common';
import { SegmentsModule } from './segments/segments.module.js';

/** Who a customer is, from what he did: one module for each folder of the room. */
@Module({ imports: [SegmentsModule] })
export class ProfilesModule {}
