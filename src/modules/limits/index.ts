export { LimitsModule } from './limits.module.js';
export { LimitsRepository } from './limits.repository.js';
export type { Exposure, Reservation } from './reservation.js';
