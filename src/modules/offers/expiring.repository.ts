import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { ClockScope } from '../partners/index.js';

/** An offer whose time is over, as its partner is to be told. */
export interface ExpiredOffer {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid | null;
  readonly product: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly version: number;
}

const IN_ORDER = 'order by o.ends_at, o.id limit $1';

/** Of customers who go by their partners' clocks, and of offers that were made to nobody. */
const BY_PARTNERS = (whose: string): string => `select o.* from partner p
  cross join (values ('live'), ('sandbox')) as e(environment)
  cross join lateral (
    select now() + case when e.environment = 'sandbox' then p.sandbox_offset_ms else 0 end * interval '1 ms' as now) k
  cross join lateral (
    select o.id, o.bucket, o.ends_at from offer o
    left join customer c on c.id = o.customer_id and c.bucket = o.bucket
    where o.partner_id = p.id and o.environment = e.environment and o.ends_at <= k.now
      and c.clock_id is null and c.clock_frozen_at is null ${IN_ORDER}) o
  where ${whose}`;

/** Of customers on test clocks: few, and found by them. */
const BY_CLOCKS = (which: string): string => `select o.id, o.bucket, o.ends_at from customer c
  join offer o on o.customer_id = c.id and o.bucket = c.bucket
  where c.clock_id is not null and ${which}
    and o.ends_at <= coalesce(c.clock_frozen_at, now() + c.clock_offset_ms * interval '1 ms')`;

/** Offers that somebody acted on and that time has ended since. Nobody is told of those that were only sent. */
@Injectable()
export class ExpiringRepository {
  /**
   * Notes the ends that are due as told, the oldest first. A clock that stands is left out when everybody's are asked for:
   * whoever moves it sees to its customers.
   */
  async take(tx: Tx, whose: ClockScope | undefined, limit: number): Promise<ExpiredOffer[]> {
    const [due, params] = dueOf(whose);
    // Who acts on an offer meanwhile gives it another end, and then this one is none.
    return tx.query<ExpiredOffer>(
      `with due as materialized (select o.* from (${due}) o ${IN_ORDER})
       update offer o set ends_at = null, version = o.version + 1 from due
       where o.id = due.id and o.bucket = due.bucket and o.ends_at = due.ends_at
       returning o.id, o.partner_id as "partnerId", o.environment, o.customer_id as "customerId", o.product, o.currency,
         o.amount_minor::float8 as "amountMinor", o.version`,
      [limit, ...params],
    );
  }

  /** When the first two offers of these customers end after an instant, in milliseconds. */
  async next(tx: ReadTx, scope: ClockScope, afterMs: number): Promise<number[]> {
    const { partnerId, environment, clockId } = scope;
    const rows = await tx.query<{ ms: number }>(
      `select extract(epoch from o.ends_at)::float8 * 1000 as ms
       from offer o left join customer c on c.id = o.customer_id and c.bucket = o.bucket
       where o.partner_id = $1 and o.environment = $2 and c.clock_id is not distinct from $3
         and o.ends_at > to_timestamp($4::float8 / 1000) order by o.ends_at limit 2`,
      [partnerId, environment, clockId, afterMs],
    );
    return rows.map(({ ms }) => ms);
  }
}

function dueOf(whose: ClockScope | undefined): [sql: string, params: unknown[]] {
  if (!whose) return [`${BY_PARTNERS('true')} union all ${BY_CLOCKS('c.clock_frozen_at is null')}`, []];
  const { partnerId, environment, clockId } = whose;
  return clockId === null
    ? [BY_PARTNERS('p.id = $2 and e.environment = $3'), [partnerId, environment]]
    : [BY_CLOCKS('c.clock_id = $2'), [clockId]];
}
