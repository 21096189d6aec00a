export { LimitsModule } from './limits.module.js';
export { LimitsRepository, type Reservation } from './limits.repository.js';
