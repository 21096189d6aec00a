import { Module } from '@nestjs/common';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { CustomerRooms, CustomersModule } from '../customers/index.js';
import { LimitsRepository } from './limits.repository.js';

const RELEASE_EVERY_MS = 5_000;
const RELEASED_A_ROUND = 500;

@Module({ imports: [CustomersModule], providers: [LimitsRepository], exports: [LimitsRepository] })
export class LimitsModule {
  constructor(housekeeping: Housekeeping, limits: LimitsRepository, rooms: CustomerRooms) {
    rooms.register({
      name: 'exposure',
      weigh: (tx, customers) => limits.openOf(tx, customers),
      holds: (tx, customer) => limits.heldOf(tx, customer),
    });
    housekeeping.register('lapsedReservations', RELEASE_EVERY_MS, (tx) =>
      limits.releaseLapsed(tx, RELEASED_A_ROUND),
    );
  }
}
