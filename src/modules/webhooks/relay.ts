import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { takeLease } from '../../platform/schedule/lease.js';
import {
  type Feed,
  feedKey,
  type NewDelivery,
  type NewNotification,
  type QueuedEvent,
  RelayRepository,
  type Subscriber,
} from './relay.repository.js';
import { wants } from './subscription.js';

const ACTOR = { kind: 'system', job: 'webhookRelay' } as const;
const LEASE_MS = 10_000;
export const RELAY_BATCH = 500;

export interface Relayed {
  readonly taken: number;
  readonly endpointIds: ReadonlySet<Uuid>;
}

const NOTHING: Relayed = { taken: 0, endpointIds: new Set() };

/**
 * Turns committed events into each partner's feed of notifications, and into deliveries to whoever subscribed. One
 * process at a time does it. A batch is one transaction: taken from the queue, numbered, stored and fanned out, or none
 * of it, so that a process that dies in the middle has lost nothing and told nothing twice.
 */
@Injectable()
export class Relay {
  constructor(
    private readonly database: Database,
    private readonly repository: RelayRepository,
    private readonly clock: SystemClock,
  ) {}

  /** @returns how many events were taken (as many as RELAY_BATCH when more may wait), and who has something to get */
  async round(holder: Uuid): Promise<Relayed> {
    // Nothing is written while nothing waits.
    if (!(await this.database.read(ACTOR, (tx) => this.repository.hasQueued(tx)))) return NOTHING;
    return this.database.run(ACTOR, async (tx) => {
      if (!(await takeLease(tx, ACTOR.job, holder, LEASE_MS))) return NOTHING;
      const { taken, events } = await this.repository.take(tx, RELAY_BATCH);
      const endpointIds = events.length > 0 ? await this.tell(tx, events) : NOTHING.endpointIds;
      return { taken, endpointIds };
    });
  }

  private async tell(tx: Tx, events: readonly QueuedEvent[]): Promise<ReadonlySet<Uuid>> {
    const notifications = await this.numbered(tx, events);
    await this.repository.insertNotifications(tx, notifications);
    const partnerIds = [...new Set(notifications.map(({ partnerId }) => partnerId))];
    const subscribers = await this.repository.subscribers(tx, partnerIds);
    const nowMs = this.clock.nowMs();
    const deliveries = notifications.flatMap((notification) =>
      subscribersOf(notification, subscribers).map((endpoint) =>
        deliveryOf(notification, endpoint.id, 'event', nowMs),
      ),
    );
    if (deliveries.length > 0) await this.repository.insertDeliveries(tx, deliveries, new Date(nowMs));
    return new Set(deliveries.map(({ endpointId }) => endpointId));
  }

  private async numbered(tx: Tx, events: readonly QueuedEvent[]): Promise<NewNotification[]> {
    const counts = new Map<string, Feed & { count: number }>();
    for (const { partnerId, environment } of events) {
      const feed = { partnerId, environment, bucket: bucketOf(partnerId) };
      const key = feedKey(feed);
      counts.set(key, { ...feed, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    const last = await this.repository.advance(tx, [...counts.values()]);
    const next = new Map([...counts].map(([key, { count }]) => [key, (last.get(key) as number) - count + 1]));
    const nowMs = this.clock.nowMs();
    return events.map(({ payload, ...event }) => {
      const { partnerId } = event;
      const key = feedKey(event);
      const position = next.get(key) as number;
      next.set(key, position + 1);
      const bucket = bucketOf(partnerId);
      return { ...event, id: newUuid(nowMs, bucket), bucket, position, data: withoutVersion(payload) };
    });
  }
}

export function deliveryOf(
  {
    id,
    partnerId,
    environment,
    bucket,
    position,
    type,
    subject,
  }: Omit<NewNotification, 'data' | 'occurredAt'>,
  endpointId: Uuid,
  trigger: NewDelivery['trigger'],
  nowMs: number,
): NewDelivery {
  const place = { partnerId, environment, bucket };
  const what = { notificationId: id, position, type, subject };
  return { id: newUuid(nowMs, bucket), ...place, endpointId, ...what, trigger };
}

function subscribersOf(
  { partnerId, environment, type }: NewNotification,
  subscribers: readonly Subscriber[],
): Subscriber[] {
  return subscribers.filter(
    (one) => one.partnerId === partnerId && one.environment === environment && wants(one.types, type),
  );
}

/** `v` is the version of what is stored; partners know that of the API. */
function withoutVersion(payload: object): object {
  const { v: _, ...data } = payload as Record<string, unknown>;
  return data;
}
