import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { instantOf } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import { Metrics } from '../../platform/telemetry/metrics.js';
import { Dispatcher } from './dispatcher.js';
import { type Backlog, QueueRepository } from './queue.repository.js';

const ACTOR = { kind: 'system', job: 'webhookMetrics' } as const;
/** Gauges of one scrape share a look. */
const LOOK_MS = 1_000;

/** What an operator watches: whether partners are told, and how far behind. Only a worker publishes it. */
@Injectable()
export class WebhookMetrics {
  private look: Promise<Backlog> | undefined;
  private lookedAtMs = 0;

  constructor(
    private readonly metrics: Metrics,
    private readonly dispatcher: Dispatcher,
    private readonly database: Database,
    private readonly queue: QueueRepository,
    private readonly clock: SystemClock,
  ) {}

  publish(): void {
    this.countDeliveries();
    this.gauge('webhook_open_circuits', 'Endpoints of this worker that fail and are only probed.', () =>
      Promise.resolve(this.dispatcher.openCircuits),
    );
    this.gauge(
      'webhook_untold_events',
      'Events of all partners that are in no feed yet (at most 100,001).',
      async () => (await this.backlog()).untold,
    );
    this.gauge(
      'webhook_queue_depth',
      'Deliveries of all endpoints that wait or are tried again (at most 100,001).',
      async () => (await this.backlog()).undelivered,
    );
    this.gauge(
      'webhook_lag_seconds',
      'Age of the oldest event that is not told or delivered; 0 when all are.',
      async () => this.lagSeconds(await this.backlog()),
    );
  }

  private countDeliveries(): void {
    const { counts } = this.dispatcher;
    new Counter({
      name: 'webhook_attempts_total',
      help: 'Attempts of this worker by what they meant for the delivery.',
      labelNames: ['result'] as const,
      registers: [this.metrics.registry],
      collect() {
        this.reset();
        for (const [result, count] of Object.entries(counts)) this.inc({ result }, count);
      },
    });
  }

  private gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.metrics.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  private lagSeconds({ oldest }: Backlog): number {
    const sinceMs = Math.min(...oldest.map(instantOf));
    return Math.max(0, this.clock.nowMs() - sinceMs) / 1_000 || 0;
  }

  private backlog(): Promise<Backlog> {
    const nowMs = this.clock.nowMs();
    if (!this.look || nowMs - this.lookedAtMs >= LOOK_MS) {
      this.lookedAtMs = nowMs;
      this.look = this.database.read(ACTOR, (tx) => this.queue.backlog(tx));
    }
    return this.look;
  }
}
