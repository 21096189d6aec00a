export { WebhooksModule } from './webhooks.module.js';
export { WebhookWorker } from './worker.service.js';
