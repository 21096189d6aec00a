import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { isNotPutOff } from '../../platform/schedule/piecework.js';
import type { Tenant } from '../customers/index.js';
import type { ClockScope } from '../partners/index.js';
import type { Application } from './application.js';
import { APPLICATION_SOURCE, BUSINESS_NOW, IS_LIVE } from './application.sql.js';

/** An application that waits for the clock. */
export interface Waiting extends Tenant {
  readonly id: Uuid;
}

const WAITING = `select a.id, a.partner_id as "partnerId", a.environment from ${APPLICATION_SOURCE}`;
const IS_STUCK = `a.status = 'checking' and a.claimed_until <= clock_timestamp() - interval '1 ms' * $1::float8`;

/** Of the customers of one clock; $2 to $4 name it. */
const IN_SCOPE = 'a.partner_id = $2 and a.environment = $3 and c.clock_id is not distinct from $4';

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
   * Applications whose time has run out.
   * @param limit rows at most
   * @param scope left out for everybody
   */
  lapsed(tx: ReadTx, job: string, limit: number, scope?: ClockScope): Promise<Waiting[]> {
    return tx.query<Waiting>(
      `${WAITING} where ${IS_LIVE} and a.expires_at <= ${BUSINESS_NOW} and ($2::uuid is null or ${IN_SCOPE})
         and ${isNotPutOff(job, 'a.id::text')} order by a.expires_at limit $1`,
      [limit, scope?.partnerId ?? null, scope?.environment ?? null, scope?.clockId ?? null],
    );
  }

  /** When the first two applications of these customers run out after an instant, in milliseconds. */
  async nextLapses(
    tx: ReadTx,
    { partnerId, environment, clockId }: ClockScope,
    afterMs: number,
  ): Promise<number[]> {
    const rows = await tx.query<{ ms: number }>(
      `select extract(epoch from a.expires_at)::float8 * 1000 as ms from ${APPLICATION_SOURCE}
       where ${IS_LIVE} and ${IN_SCOPE} and a.expires_at > to_timestamp($1::float8 / 1000)
       order by a.expires_at limit 2`,
      [afterMs, partnerId, environment, clockId],
    );
    return rows.map(({ ms }) => ms);
  }

  /** Applications whose checks nobody is at any more. */
  stuck(tx: ReadTx, job: string, graceMs: number, limit: number): Promise<Waiting[]> {
    return tx.query<Waiting>(
      `${WAITING} where ${IS_STUCK} and ${isNotPutOff(job, 'a.id::text')} order by a.expires_at limit $2`,
      [graceMs, limit],
    );
  }

  async isStuck(tx: ReadTx, { id }: Application, graceMs: number): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from application a where ${IS_STUCK} and a.id = $2 and a.bucket = $3`,
      [graceMs, id, bucketOf(id)],
    );
    return rows.length > 0;
  }
}
