import { Module, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { PartnersModule } from '../partners/index.js';
import { StaffModule } from '../staff/index.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { FeedService } from './feed.service.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsRepository } from './notifications.repository.js';
import { ResendingService } from './resending.service.js';
import { SelfTestService } from './self-test.service.js';
import { StaffWebhookEndpointsController } from './staff-webhook-endpoints.controller.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookEndpointsController } from './webhook-endpoints.controller.js';
import { Courier, SENDERS, type Senders } from './courier.js';
import { Dispatcher } from './dispatcher.js';
import { EndpointSecrets } from './endpoint-secrets.js';
import { EndpointsRepository } from './endpoints.repository.js';
import { EndpointsService } from './endpoints.service.js';
import { QueueRepository } from './queue.repository.js';
import { Relay } from './relay.js';
import { RelayRepository } from './relay.repository.js';
import { Sender } from './sender.js';
import { TARGET_RULES, type TargetRulesByEnvironment } from './target-rules.js';
import { WebhookMetrics } from './webhook-metrics.js';
import { WebhookWorker } from './worker.service.js';

@Module({
  imports: [StaffModule, PartnersModule],
  controllers: [
    WebhookEndpointsController,
    WebhookDeliveriesController,
    NotificationsController,
    StaffWebhookEndpointsController,
  ],
  providers: [
    DeliveriesRepository,
    FeedService,
    NotificationsRepository,
    ResendingService,
    SelfTestService,
    Courier,
    Dispatcher,
    EndpointSecrets,
    EndpointsRepository,
    EndpointsService,
    QueueRepository,
    Relay,
    RelayRepository,
    WebhookMetrics,
    WebhookWorker,
    {
      provide: TARGET_RULES,
      inject: [Config],
      useFactory: ({ webhookLoopback }: Config): TargetRulesByEnvironment => ({
        sandbox: { allowsLoopback: webhookLoopback },
        live: { allowsLoopback: false },
      }),
    },
    {
      provide: SENDERS,
      inject: [TARGET_RULES],
      useFactory: ({ sandbox, live }: TargetRulesByEnvironment): Senders => ({
        sandbox: new Sender(sandbox),
        live: new Sender(live),
      }),
    },
  ],
  exports: [WebhookMetrics, WebhookWorker, EndpointsService, SelfTestService],
})
export class WebhooksModule implements OnApplicationShutdown {
  constructor(@Inject(SENDERS) private readonly senders: Senders) {}

  onApplicationShutdown(): void {
    this.senders.sandbox.close();
    this.senders.live.close();
  }
}
