export { Closing } from './closing.service.js';
export { ClosingJob } from './closing.job.js';
export { ServicingModule } from './servicing.module.js';
