import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { isNotPutOff } from '../../../platform/schedule/piecework.js';
import type { Tenant } from '../customers.repository.js';

export interface Erasure {
  readonly id: Uuid;
  readonly customerId: Uuid;
  readonly requestedAt: Date;
  /** The room that is being swept; null before the first. */
  readonly room: string | null;
  /** Rows changed, by room. */
  readonly swept: Readonly<Record<string, number>>;
  readonly completedAt: Date | null;
}

const COLUMNS = `e.id, e.customer_id as "customerId", e.requested_at as "requestedAt", e.room, e.swept,
  e.completed_at as "completedAt"`;

@Injectable()
export class ErasuresRepository {
  constructor(private readonly clock: SystemClock) {}

  /** Locks a customer until the transaction ends. */
  async lockCustomer(tx: Tx, tenant: Tenant, id: Uuid): Promise<void> {
    await tx.query(
      'select 1 from customer where partner_id = $1 and environment = $2 and id = $3 and bucket = $4 for update',
      [tenant.partnerId, tenant.environment, id, bucketOf(id)],
    );
  }

  /** Whose customers these are, in the order of their ids. */
  async ownersOf(
    tx: ReadTx,
    environment: Environment,
    ids: readonly Uuid[],
  ): Promise<{ readonly id: Uuid; readonly partnerId: Uuid; readonly version: number }[]> {
    return tx.query(
      `select c.id, c.partner_id as "partnerId", c.version from unnest($1::uuid[], $2::int2[]) as a(id, bucket)
       join customer c on c.id = a.id and c.bucket = a.bucket
       where c.environment = $3 and c.status = 'active' order by c.id`,
      [ids, ids.map(bucketOf), environment],
    );
  }

  /**
   * What is sealed for him can be opened by nobody from here on: his key is gone. The digest of the partner's own id
   * stays, so that a late event does not bring him back.
   */
  async destroyKey(tx: Tx, { partnerId, environment }: Tenant, customerId: Uuid): Promise<void> {
    const bucket = bucketOf(customerId);
    await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$3::uuid])),
       p as (update profile set facts = '{"v": 1}', computed_at = clock_timestamp()
         where customer_id = $3 and bucket = $4 and partner_id = $1 and environment = $2),
       n as (update consent set status = 'revoked', status_reason = 'erased', status_changed_at = clock_timestamp(),
           notice_due_at = null
         where customer_id = $3 and bucket = $4 and partner_id = $1 and environment = $2 and status = 'granted')
       update customer set status = 'erased', personal = null, wrapped_key = null, acquisition = '{"v": 1}',
         version = version + 1
       where partner_id = $1 and environment = $2 and id = $3 and bucket = $4`,
      [partnerId, environment, customerId, bucket],
    );
    await tx.query(
      `insert into erasure (id, bucket, customer_id, partner_id, environment, requested_at, swept)
       values ($1, $2, $3, $4, $5, clock_timestamp(), '{}')`,
      [newUuid(this.clock.nowMs(), bucket), bucket, customerId, partnerId, environment],
    );
  }

  async ofCustomer(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    customerId: Uuid,
  ): Promise<Erasure | undefined> {
    const rows = await tx.query<Erasure>(
      `select ${COLUMNS} from erasure e
       where e.customer_id = $1 and e.bucket = $2 and e.partner_id = $3 and e.environment = $4`,
      [customerId, bucketOf(customerId), partnerId, environment],
    );
    return rows[0];
  }

  /** The oldest that are not complete, but for those that failed lately. */
  async open(tx: ReadTx, job: string, limit: number): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `select e.id from erasure e where e.completed_at is null and ${isNotPutOff(job, 'e.id::text')}
       order by e.id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async takeOpen(tx: Tx, id: Uuid): Promise<Erasure | undefined> {
    const rows = await tx.query<Erasure>(
      `select ${COLUMNS} from erasure e where e.id = $1 and e.bucket = $2 and e.completed_at is null for update`,
      [id, bucketOf(id)],
    );
    return rows[0];
  }

  async storeProgress(tx: Tx, { id }: Erasure, room: string | null, swept: object): Promise<void> {
    await tx.query(
      `update erasure set room = $3, swept = $4, completed_at = case when $3::text is null then clock_timestamp() end
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), room, swept],
    );
  }

  /** What this room holds besides the sealed fields: who he claimed to be, and what was said of him. */
  async sweep(tx: Tx, customerId: Uuid, limit: number): Promise<number> {
    await tx.query(`select identify_customer($1, '{}', '{}', '{}', $2)`, [
      customerId,
      newUuid(this.clock.nowMs()),
    ]);
    const owner = [customerId, bucketOf(customerId)];
    await tx.query(
      `with link as (delete from party_link where customer_id = $1 and bucket = $2 returning party_id),
       home as (delete from household_member m using link l where m.party_id = l.party_id and m.bucket = bucket_of(l.party_id)
         and not exists (select from party_link o where o.party_id = l.party_id and o.customer_id <> $1)),
       proof as (update consent set evidence = null where customer_id = $1 and bucket = $2),
       tags as (delete from tag where customer_id = $1 and bucket = $2)
       update customer set party_id = null where id = $1 and bucket = $2`,
      owner,
    );
    const rows = await tx.query(
      `with old as (select id, bucket from tag_history where customer_id = $1 and bucket = $2 limit $3)
       delete from tag_history h using old s where h.id = s.id and h.bucket = s.bucket returning 1`,
      [...owner, limit],
    );
    return rows.length;
  }
}
