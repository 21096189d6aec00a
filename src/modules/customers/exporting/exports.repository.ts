import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { isNotPutOff } from '../../../platform/schedule/piecework.js';
import { open, seal } from '../../../platform/security/secret-box.js';
import type { Tenant } from '../customers.repository.js';

export interface CustomerExport extends Tenant {
  readonly id: Uuid;
  readonly customerId: Uuid;
  readonly status: 'running' | 'ready' | 'expired';
  readonly statusChangedAt: Date;
  readonly requestedAt: Date;
  /** Where it goes on: a room, and a place in it. */
  readonly room: string | null;
  readonly after: string | null;
  readonly roomsDone: number;
  readonly records: number;
}

/** An export with how far it has come. */
export interface ExportProgress extends CustomerExport {
  readonly rooms: number;
}

/** What follows from a page of a room. */
export interface ExportStep {
  readonly room: string | null;
  readonly after: string | null;
  readonly roomsDone: number;
}

export interface ExportRecord {
  readonly number: number;
  readonly kind: string;
  readonly record: object;
}

const COLUMNS = `e.id, e.customer_id as "customerId", e.partner_id as "partnerId", e.environment, e.status,
  e.status_changed_at as "statusChangedAt", e.requested_at as "requestedAt", e.room, e.after,
  e.rooms_done as "roomsDone", e.records`;

@Injectable()
export class ExportsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** One at a time for a customer: who asks while one runs gets that one. */
  async begin(tx: Tx, { partnerId, environment }: Tenant, customerId: Uuid): Promise<Uuid> {
    const bucket = bucketOf(customerId);
    await tx.query(
      `insert into customer_export (id, bucket, customer_id, partner_id, environment, status, status_changed_at,
         requested_at, rooms_done, records)
       values ($1, $2, $3, $4, $5, 'running', clock_timestamp(), clock_timestamp(), 0, 0)
       on conflict (customer_id, bucket) where status = 'running' do nothing`,
      [newUuid(this.clock.nowMs(), bucket), bucket, customerId, partnerId, environment],
    );
    const rows = await tx.query<{ id: Uuid }>(
      `select id from customer_export where customer_id = $1 and bucket = $2 and status = 'running'`,
      [customerId, bucket],
    );
    return rows[0]?.id as Uuid;
  }

  async find(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    customerId: Uuid,
    id: Uuid,
  ): Promise<CustomerExport | undefined> {
    const rows = await tx.query<CustomerExport>(
      `select ${COLUMNS} from customer_export e
       where e.id = $1 and e.bucket = $2 and e.customer_id = $3 and e.partner_id = $4 and e.environment = $5`,
      [id, bucketOf(id), customerId, partnerId, environment],
    );
    return rows[0];
  }

  /** The oldest that are not ready, but for those that failed lately. */
  async running(tx: ReadTx, job: string, limit: number): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `select e.id from customer_export e where e.status = 'running' and ${isNotPutOff(job, 'e.id::text')}
       order by e.id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async takeRunning(tx: Tx, id: Uuid): Promise<CustomerExport | undefined> {
    const rows = await tx.query<CustomerExport>(
      `select ${COLUMNS} from customer_export e
       where e.id = $1 and e.bucket = $2 and e.status = 'running' for update`,
      [id, bucketOf(id)],
    );
    return rows[0];
  }

  /** Adds records in their order, and says in the same transaction where it goes on. */
  async append(
    tx: Tx,
    { id, partnerId, environment, records }: CustomerExport,
    key: KeyObject,
    page: readonly Omit<ExportRecord, 'number'>[],
    { room, after, roomsDone }: ExportStep,
  ): Promise<void> {
    const numbers = page.map((_, index) => records + index + 1);
    const sealed = page.map((record, index) =>
      seal(key, placeOf(id, records + index + 1), JSON.stringify(record)),
    );
    await tx.query(
      `with added as (
         insert into customer_export_record (export_id, bucket, partner_id, environment, number, sealed)
         select $1, $2, $3, $4, r.number, r.sealed from unnest($5::int4[], $6::bytea[]) as r(number, sealed))
       update customer_export set room = $7, after = $8, rooms_done = $9, records = $10,
         status = case when $7::text is null then 'ready' else status end,
         status_changed_at = case when $7::text is null then clock_timestamp() else status_changed_at end
       where id = $1 and bucket = $2`,
      [
        id,
        bucketOf(id),
        partnerId,
        environment,
        numbers,
        sealed,
        room,
        after,
        roomsDone,
        records + page.length,
      ],
    );
  }

  async records(
    tx: ReadTx,
    { id }: CustomerExport,
    key: KeyObject,
    after: number | undefined,
    limit: number,
  ): Promise<ExportRecord[]> {
    const rows = await tx.query<{ number: number; sealed: Buffer }>(
      `select number, sealed from customer_export_record
       where export_id = $1 and bucket = $2 and number > $3 order by number limit $4`,
      [id, bucketOf(id), after ?? 0, limit],
    );
    return rows.map(({ number, sealed }) => ({
      number,
      ...(JSON.parse(open(key, placeOf(id, number), sealed).toString()) as Omit<ExportRecord, 'number'>),
    }));
  }

  /** Old ones are taken away; that there was one stays. */
  async expire(tx: Tx, olderThanDays: number, limit: number): Promise<number> {
    const rows = await tx.query(
      `with old as (
         select id, bucket from customer_export where status <> 'expired'
           and id < first_id_of(clock_timestamp() - interval '1 day' * $1::int) order by id limit $2),
       gone as (delete from customer_export_record r using old o where r.export_id = o.id and r.bucket = o.bucket)
       update customer_export e set status = 'expired', status_changed_at = clock_timestamp() from old o
       where e.id = o.id and e.bucket = o.bucket returning 1`,
      [olderThanDays, limit],
    );
    return rows.length;
  }

  /** Of a customer who is erased nothing is handed out any more. */
  async drop(tx: Tx, customerId: Uuid, limit: number): Promise<number> {
    const owner = [customerId, bucketOf(customerId)];
    await tx.query(
      `update customer_export set status = 'expired', status_changed_at = clock_timestamp()
       where customer_id = $1 and bucket = $2 and status <> 'expired'`,
      owner,
    );
    const rows = await tx.query(
      `with old as (
         select r.export_id, r.bucket, r.number from customer_export e
         join customer_export_record r on r.export_id = e.id and r.bucket = e.bucket
         where e.customer_id = $1 and e.bucket = $2 limit $3)
       delete from customer_export_record r using old o
       where r.export_id = o.export_id and r.bucket = o.bucket and r.number = o.number returning 1`,
      [...owner, limit],
    );
    return rows.length;
  }
}

function placeOf(id: Uuid, number: number): string {
  return `customer_export/record/${id}/${number}`;
}
