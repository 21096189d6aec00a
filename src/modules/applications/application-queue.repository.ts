import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Application } from './application.js';
import { APPLICATION_COLUMNS, APPLICATION_SOURCE, BUSINESS_NOW, IS_LIVE } from './application.sql.js';

/** Applications that somebody or the clock has to work on. */
@Injectable()
export class ApplicationQueueRepository {
  /**
   * Takes the checks of an application, locked, for a while, by the system's clock.
   * @returns false when somebody else is at it
   */
  async claim(tx: Tx, { id }: Application, forMs: number): Promise<boolean> {
    const rows = await tx.query(
      `update application set claimed_until = clock_timestamp() + interval '1 ms' * $3::float8
       where id = $1 and bucket = $2 and status = 'checking' and claimed_until <= clock_timestamp() returning 1`,
      [id, bucketOf(id), forMs],
    );
    return rows.length > 0;
  }

  /**
   * Applications whose time has run out, their customers locked.
   * @param limit rows at most
   * @param partnerId left out for all partners
   */
  async lapsed(tx: Tx, limit: number, partnerId?: Uuid): Promise<Application[]> {
    return this.locked(
      tx,
      `${IS_LIVE} and a.expires_at <= ${BUSINESS_NOW}
         and ($2::uuid is null or a.partner_id = $2)`,
      [limit, partnerId ?? null],
    );
  }

  /** Applications whose checks nobody is at any more, their customers locked. */
  async stuck(tx: Tx, graceMs: number, limit: number): Promise<Application[]> {
    return this.locked(
      tx,
      `a.status = 'checking' and a.claimed_until <= clock_timestamp() - interval '1 ms' * $2::float8`,
      [limit, graceMs],
    );
  }

  /** All customers first and in one order, then the applications, as everybody else locks them. */
  private async locked(tx: Tx, where: string, params: readonly unknown[]): Promise<Application[]> {
    const found = await tx.query<{ id: Uuid; customer_id: Uuid }>(
      `select a.id, a.customer_id from ${APPLICATION_SOURCE} where ${where} order by a.expires_at limit $1`,
      params,
    );
    if (found.length === 0) return [];
    await tx.query(
      `select 1 from customer c join unnest($1::uuid[]) as k(id) on c.id = k.id and c.bucket = bucket_of(k.id)
       order by c.id for no key update of c`,
      [[...new Set(found.map((row) => row.customer_id))]],
    );
    const ids = found.map((row) => row.id);
    await tx.query(
      `select 1 from application a join unnest($1::uuid[]) as k(id) on a.id = k.id and a.bucket = bucket_of(k.id)
       order by a.id for update of a`,
      [ids],
    );
    return tx.query<Application>(
      `select ${APPLICATION_COLUMNS} from ${APPLICATION_SOURCE} join unnest($${params.length + 1}::uuid[]) as k(id) on a.id = k.id and a.bucket = bucket_of(k.id)
       where ${where} limit $1`,
      [...params, ids],
    );
  }
}
