import { Module } from '@nestjs/common';

/** Who a customer is, from what he did: one module for each folder of the room. */
@Module({ imports: [] })
export class ProfilesModule {}
