import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ResourceOwner } from '../partners/index.js';
import { DeliveriesRepository, type DeliveryRow } from './deliveries.repository.js';
import type { Endpoint } from './endpoint.js';
import { EndpointsService } from './endpoints.service.js';
import type { StoredNotification } from './message.js';
import { NotificationsRepository } from './notifications.repository.js';
import { deliveryOf } from './relay.js';
import { RelayRepository } from './relay.repository.js';
import { wants } from './subscription.js';
import { webhookProblems } from './webhooks.errors.js';

export const RESEND_MAX = 1_000;

/** Sends what was told once more: with the same `webhook-id`, as deliveries of their own. */
@Injectable()
export class ResendingService {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly deliveries: DeliveriesRepository,
    private readonly notifications: NotificationsRepository,
    private readonly queue: RelayRepository,
    private readonly clock: SystemClock,
  ) {}

  /** @throws DomainError not_found, webhook_endpoint_disabled */
  async one(tx: Tx, owner: ResourceOwner, deliveryId: Uuid): Promise<DeliveryRow> {
    const delivery = await this.deliveries.find(tx, owner, deliveryId);
    if (!delivery) throw notFound('webhook delivery');
    const endpoint = await this.enabled(tx, owner, delivery.endpointId);
    const notification = await this.notifications.find(tx, owner, delivery.notificationId);
    if (!notification) throw notFound('notification');
    const [id] = await this.queueUp(tx, owner, endpoint, [notification]);
    return (await this.deliveries.find(tx, owner, id as Uuid)) as DeliveryRow;
  }

  /**
   * What the endpoint is subscribed to now, from one position of the feed to another.
   * @returns how many
   */
  async range(tx: Tx, owner: ResourceOwner, endpointId: Uuid, from: number, to: number): Promise<number> {
    const endpoint = await this.enabled(tx, owner, endpointId);
    if (to - from >= RESEND_MAX) throw webhookProblems.resend_range_too_long();
    const told = await this.notifications.between(tx, owner, from, to, RESEND_MAX);
    const wanted = told.filter(({ type }) => wants(endpoint.types, type));
    return (await this.queueUp(tx, owner, endpoint, wanted)).length;
  }

  private async queueUp(
    tx: Tx,
    { partnerId, environment }: ResourceOwner,
    { id: endpointId, bucket }: Endpoint,
    notifications: readonly StoredNotification[],
  ): Promise<Uuid[]> {
    if (notifications.length === 0) return [];
    const nowMs = this.clock.nowMs();
    const rows = notifications.map((one) => {
      const place = { partnerId, environment, bucket, position: Number(one.position) };
      return deliveryOf({ ...one, ...place }, endpointId, 'resend', nowMs);
    });
    await this.queue.insertDeliveries(tx, rows, new Date(nowMs));
    return rows.map(({ id }) => id);
  }

  private async enabled(tx: Tx, owner: ResourceOwner, id: Uuid): Promise<Endpoint> {
    const endpoint = await this.endpoints.get(tx, owner, id);
    if (endpoint.status !== 'enabled') throw webhookProblems.webhook_endpoint_disabled();
    return endpoint;
  }
}
