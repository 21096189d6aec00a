export { LimitsModule } from './limits.module.js';
export { type Exposure, LimitsRepository, type Reservation } from './limits.repository.js';
