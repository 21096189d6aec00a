export { EndpointsService } from './endpoints.service.js';
export { SelfTestService } from './self-test.service.js';
export { WebhooksModule } from './webhooks.module.js';
export { WebhookMetrics } from './webhook-metrics.js';
export { WebhookWorker } from './worker.service.js';
export { EVENT_CATALOGUE, type EventType } from './event-catalogue.js';
export { webhooksDocument } from './event-documents.js';
