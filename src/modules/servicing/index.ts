export { Closing } from './closing.service.js';
export { ClosingJob } from './closing.job.js';
export { repaymentStates } from './servicing.states.js';
export { RepaymentsService } from './repayments.service.js';
export { ServicingModule } from './servicing.module.js';
