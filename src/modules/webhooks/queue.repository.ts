import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { StoredNotification } from './message.js';
import type { DeliveryStatus } from './webhooks.states.js';

/** An endpoint as the dispatcher needs it. */
export interface Target {
  readonly id: Uuid;
  readonly bucket: number;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly url: string;
  readonly payload: 'thin' | 'full';
  readonly version: number;
  readonly secretKey: Buffer;
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
  readonly previousSecretUntil: Date | null;
  readonly failingSince: Date | null;
  readonly failures: number;
}

/** One delivery that is due. */
export interface Job {
  readonly deliveryId: Uuid;
  readonly bucket: number;
  readonly endpointId: Uuid;
  readonly partnerId: Uuid;
  readonly subject: Uuid;
  /** Attempts of its schedule so far. */
  readonly attempts: number;
  readonly dueAt: Date;
  readonly notification: StoredNotification;
  /** What an earlier attempt sent; every attempt sends the same bytes. */
  readonly body: string | null;
}

/** What is kept of an attempt. */
export interface AttemptRow {
  readonly at: string;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly response: string;
}

/** What became of one attempt. */
export interface Outcome {
  readonly deliveryId: Uuid;
  readonly bucket: number;
  readonly status: DeliveryStatus;
  readonly reason: string | null;
  readonly attempt: AttemptRow;
  readonly nextAttemptMs: number | undefined;
  /** To keep, where it cannot be made again as it was. */
  readonly body: string | null;
}

/** What a lane asks for. */
export interface Due {
  readonly endpointId: Uuid;
  readonly count: number;
  /** Only what stands behind this place of the queue; from its beginning when left out. */
  readonly after: (Pick<Job, 'dueAt'> & { readonly position: string }) | undefined;
}

/** What is still to do for everybody. */
export interface Backlog {
  /** Each counted up to one more than BACKLOG_COUNTED. */
  readonly untold: number;
  readonly undelivered: number;
  /** Ids, which tell their age, of the oldest of either kind. */
  readonly oldest: readonly Uuid[];
}

const BACKLOG_COUNTED = 100_000;

/** As many attempts as a schedule has and some that were asked for; the oldest go. */
const ATTEMPTS_KEPT = 30;

@Injectable()
export class QueueRepository {
  /** Enabled endpoints of these buckets. */
  async targets(tx: ReadTx, ranges: readonly (readonly [from: number, to: number])[]): Promise<Target[]> {
    return tx.query<Target>(
      `select e.id, e.bucket, e.partner_id as "partnerId", e.environment, e.url, e.payload, e.version,
         e.secret_key as "secretKey", e.secret, e.previous_secret as "previousSecret",
         e.previous_secret_until as "previousSecretUntil", e.failing_since as "failingSince", e.failures
       from webhook_endpoint e join jsonb_to_recordset($1::jsonb) as r(low int2, high int2)
         on e.bucket between r.low and r.high
       where e.status = 'enabled'`,
      [JSON.stringify(ranges.map(([low, high]) => ({ low, high })))],
    );
  }

  /**
   * What is due, for each endpoint its oldest, as many as it has room for. Asked for what stands behind the last that was
   * read, the index need not walk over those that are under way or dead; now and then somebody must ask from the
   * beginning, since what is committed late, or is due again, may stand before it.
   * @param known deliveries that the caller has in hand
   */
  async due(tx: ReadTx, wanted: readonly Due[], known: readonly Uuid[], now: Date): Promise<Job[]> {
    const rows = await tx.query<Omit<Job, 'notification'> & StoredNotification>(
      `select q.delivery_id as "deliveryId", q.bucket, q.endpoint_id as "endpointId", q.partner_id as "partnerId",
         q.subject, q.attempts, q.due_at as "dueAt", case when q.attempts > 0 then d.body end as body,
         n.id, n.environment, n.position::text, n.type, n.sequence::text, n.occurred_at as "occurredAt", n.data
       from jsonb_to_recordset($1::jsonb) as w(endpoint_id uuid, room int4, after_at timestamptz, after_position int8)
       cross join lateral (
         select q.* from webhook_queue q
         where q.endpoint_id = w.endpoint_id and q.due_at <= $3
           and (q.due_at, q.position) > (w.after_at, w.after_position) and q.delivery_id <> all ($2::uuid[])
         order by q.due_at, q.position limit w.room) q
       join notification n on n.id = q.notification_id and n.bucket = q.bucket
       left join webhook_delivery d on d.id = q.delivery_id and d.bucket = q.bucket and q.attempts > 0
       order by q.endpoint_id, q.due_at, q.position`,
      [
        JSON.stringify(
          wanted.map(({ endpointId, count, after }) => ({
            endpoint_id: endpointId,
            room: count,
            after_at: after?.dueAt ?? '-infinity',
            after_position: after?.position ?? '-1',
          })),
        ),
        known,
        now,
      ],
    );
    return rows.map(
      ({ deliveryId, bucket, endpointId, partnerId, subject, attempts, dueAt, body, ...notification }) => ({
        deliveryId,
        bucket,
        endpointId,
        partnerId,
        subject,
        attempts,
        dueAt,
        body,
        notification: { ...notification, subject },
      }),
    );
  }

  /** Writes many outcomes at once: the log gets the attempt, the queue the next date or nothing any more. */
  async settle(tx: Tx, outcomes: readonly Outcome[], now: Date): Promise<void> {
    const rows = outcomes.map(({ deliveryId, nextAttemptMs, ...row }) => ({
      ...row,
      id: deliveryId,
      next_at: nextAttemptMs === undefined ? null : new Date(nextAttemptMs),
    }));
    await tx.query(
      `with r as (
         select * from jsonb_to_recordset($1::jsonb) as r(id uuid, bucket int2, status text, reason text, attempt jsonb,
           next_at timestamptz, body text)),
       over as (delete from webhook_queue q using r where q.delivery_id = r.id and q.bucket = r.bucket and r.next_at is null),
       again as (
         update webhook_queue q set due_at = r.next_at, attempts = q.attempts + 1
         from r where q.delivery_id = r.id and q.bucket = r.bucket and r.next_at is not null)
       update webhook_delivery d set status = r.status, status_reason = r.reason, next_attempt_at = r.next_at,
         status_changed_at = case when d.status = r.status then d.status_changed_at else $2 end,
         attempts = case when jsonb_array_length(d.attempts) < ${ATTEMPTS_KEPT} then d.attempts else d.attempts - 0 end || r.attempt,
         body = coalesce(d.body, r.body)
       from r where d.id = r.id and d.bucket = r.bucket and d.status = 'pending'`,
      [JSON.stringify(rows), now],
    );
  }

  /** Stores since when endpoints fail, or that they do no more; false ones are left as they are. */
  async markHealth(
    tx: Tx,
    rows: readonly { id: Uuid; bucket: number; failures: number; failingSinceMs: number | undefined }[],
  ): Promise<void> {
    await tx.query(
      `update webhook_endpoint e set failures = h.failures, failing_since = h.since
       from jsonb_to_recordset($1::jsonb) as h(id uuid, bucket int2, failures int4, since timestamptz)
       where e.id = h.id and e.bucket = h.bucket`,
      [
        JSON.stringify(
          rows.map(({ failingSinceMs, ...row }) => ({
            ...row,
            since: failingSinceMs === undefined ? null : new Date(failingSinceMs),
          })),
        ),
      ],
    );
  }

  async backlog(tx: ReadTx): Promise<Backlog> {
    const count = (table: string): string =>
      `(select count(*)::int4 from (select from ${table} limit ${BACKLOG_COUNTED + 1}) t)`;
    const rows = await tx.query<Backlog>(
      `select ${count('outbox_queue')} as untold, ${count('webhook_queue')} as undelivered,
         array_remove(array[(select id from outbox_queue order by number limit 1),
           (select delivery_id from webhook_queue order by delivery_id limit 1)], null)::text[] as oldest`,
    );
    return rows[0] as Backlog;
  }

  /** Lets go of what waits for endpoints that are disabled or gone. @returns how many */
  async cancelOrphans(tx: Tx, limit: number, now: Date): Promise<number> {
    const rows = await tx.query(
      `with orphan as (
         delete from webhook_queue where (delivery_id, bucket) in (
           select q.delivery_id, q.bucket from webhook_queue q
           left join webhook_endpoint e on e.id = q.endpoint_id and e.bucket = q.bucket
           where e.status is distinct from 'enabled' limit $1)
         returning delivery_id, bucket)
       update webhook_delivery d set status = 'cancelled', status_reason = 'endpoint_disabled', status_changed_at = $2,
         next_attempt_at = null
       from orphan o where d.id = o.delivery_id and d.bucket = o.bucket and d.status = 'pending' returning 1`,
      [limit, now],
    );
    return rows.length;
  }
}
