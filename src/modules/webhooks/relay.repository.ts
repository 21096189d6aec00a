import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';

/** An event that nobody has been told of. */
export interface QueuedEvent {
  readonly type: string;
  readonly environment: Environment;
  readonly partnerId: Uuid;
  readonly subject: Uuid;
  readonly sequence: string;
  readonly payload: object;
  readonly occurredAt: Date;
}

export interface Feed {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly bucket: number;
}

export interface NewNotification extends Feed {
  readonly id: Uuid;
  readonly position: number;
  readonly type: string;
  readonly subject: Uuid;
  readonly sequence: string;
  readonly occurredAt: Date;
  readonly data: object;
}

export interface Subscriber {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly types: readonly string[];
}

export interface NewDelivery extends Feed {
  readonly id: Uuid;
  readonly endpointId: Uuid;
  readonly notificationId: Uuid;
  readonly position: number;
  readonly type: string;
  readonly subject: Uuid;
  readonly trigger: 'event' | 'resend';
}

/** The statements that turn events into notifications and deliveries, one for a whole batch each. */
@Injectable()
export class RelayRepository {
  /** By the index: the table itself is mostly rows that are gone. */
  async hasQueued(tx: ReadTx): Promise<boolean> {
    return (await tx.query('select 1 from outbox_queue order by number limit 1')).length > 0;
  }

  /** Takes the oldest events out of the queue, in their order. */
  async take(tx: Tx, limit: number): Promise<{ taken: number; events: QueuedEvent[] }> {
    const rows = await tx.query<Partial<QueuedEvent>>(
      `with taken as (
         delete from outbox_queue where number in (select number from outbox_queue order by number limit $1)
         returning number, id, bucket)
       select o.type, o.environment, o.partner_id as "partnerId", o.subject, o.sequence::text, o.payload,
         coalesce(o.occurred_at, now()) as "occurredAt"
       from taken t left join outbox o on o.id = t.id and o.bucket = t.bucket order by t.number`,
      [limit],
    );
    // An event whose month was dropped while it waited has no row any more.
    return { taken: rows.length, events: rows.filter((row) => row.type) as QueuedEvent[] };
  }

  /**
   * Raises the feeds' last positions. Their rows stay locked until the transaction ends, so positions are given in the
   * order in which they become visible, and a reader who has seen one has missed none before it.
   * @returns the last position of each feed after it
   */
  async advance(tx: Tx, feeds: readonly (Feed & { readonly count: number })[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ partnerId: Uuid; environment: Environment; last: string }>(
      `insert into notification_feed (partner_id, environment, bucket, last_position)
       select partner_id, environment, bucket, count
       from jsonb_to_recordset($1::jsonb) as f(partner_id uuid, environment text, bucket int2, count int8)
       order by bucket, partner_id, environment
       on conflict (bucket, partner_id, environment)
         do update set last_position = notification_feed.last_position + excluded.last_position
       returning partner_id as "partnerId", environment, last_position::text as last`,
      [
        JSON.stringify(
          feeds.map(({ partnerId, environment, bucket, count }) => ({
            partner_id: partnerId,
            environment,
            bucket,
            count,
          })),
        ),
      ],
    );
    return new Map(rows.map((row) => [feedKey(row), Number(row.last)]));
  }

  async insertNotifications(tx: Tx, rows: readonly NewNotification[]): Promise<void> {
    await tx.query(
      `insert into notification (id, bucket, partner_id, environment, position, type, subject, sequence, occurred_at, data)
       select id, bucket, partner_id, environment, position, type, subject, sequence, occurred_at, data
       from jsonb_to_recordset($1::jsonb) as n(id uuid, bucket int2, partner_id uuid, environment text, position int8,
         type text, subject uuid, sequence int8, occurred_at timestamptz, data jsonb)`,
      [
        JSON.stringify(
          rows.map(({ partnerId, occurredAt, ...row }) => ({
            ...row,
            partner_id: partnerId,
            occurred_at: occurredAt,
          })),
        ),
      ],
    );
  }

  async subscribers(tx: ReadTx, partnerIds: readonly Uuid[]): Promise<Subscriber[]> {
    return tx.query<Subscriber>(
      `select id, partner_id as "partnerId", environment, types from webhook_endpoint
       where status = 'enabled' and partner_id = any ($1::uuid[]) order by id`,
      [partnerIds],
    );
  }

  /** Puts deliveries into the log and into the queue. */
  async insertDeliveries(tx: Tx, rows: readonly NewDelivery[], now: Date): Promise<void> {
    await tx.query(
      `with d as (
         select * from jsonb_to_recordset($1::jsonb) as d(id uuid, bucket int2, partner_id uuid, environment text,
           endpoint_id uuid, notification_id uuid, position int8, type text, subject uuid, trigger text)),
       log as (
         insert into webhook_delivery (id, bucket, partner_id, environment, endpoint_id, notification_id, position, type,
           trigger, status, status_changed_at, next_attempt_at, created_at)
         select id, bucket, partner_id, environment, endpoint_id, notification_id, position, type,
           trigger, 'pending', $2, $2, $2 from d)
       insert into webhook_queue (delivery_id, bucket, partner_id, environment, endpoint_id, notification_id, subject,
         position, due_at)
       select id, bucket, partner_id, environment, endpoint_id, notification_id, subject, position, $2 from d`,
      [
        JSON.stringify(
          rows.map(({ partnerId, endpointId, notificationId, ...row }) => ({
            ...row,
            partner_id: partnerId,
            endpoint_id: endpointId,
            notification_id: notificationId,
          })),
        ),
        now,
      ],
    );
  }

  /** Whole months that are older than what is promised. */
  async dropOldMonths(tx: Tx, keepDays: number): Promise<void> {
    await tx.query(`set local lock_timeout = '200ms'`);
    await tx.query('select drop_told_months($1)', [keepDays]);
  }
}

export function feedKey({ partnerId, environment }: Pick<Feed, 'partnerId' | 'environment'>): string {
  return `${partnerId}/${environment}`;
}
