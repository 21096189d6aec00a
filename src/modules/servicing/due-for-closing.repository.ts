import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { isNotPutOff } from '../../platform/schedule/piecework.js';
import type { ClockScope } from '../partners/index.js';

/** An agreement to which something happens by itself today or has been waiting to. */
export interface DueAgreement {
  readonly id: Uuid;
  readonly nextActionOn: string;
}

/** Where the sweep goes on; $1 and $2 name the last one of the batch before. */
const FOLLOWS = (job: string): string =>
  `($1::date is null or (a.next_action_on, a.id) > ($1::date, $2::uuid)) and ${isNotPutOff(job, 'a.id::text')}`;
const IN_ORDER = 'order by a.next_action_on, a.id limit $3';

/**
 * Of customers who go by their partners' clocks. The first bound is the date where it is latest on earth, which an index
 * can answer.
 * @param whose further condition on partner `p` and environment `e`
 */
const BY_PARTNERS = (job: string, whose: string): string => `select a.* from partner p
  cross join (values ('live'), ('sandbox')) as e(environment)
  cross join lateral (
    select now() + case when e.environment = 'sandbox' then p.sandbox_offset_ms else 0 end * interval '1 ms' as now) k
  cross join lateral (
    select a.id, a.next_action_on from agreement a join customer c on c.id = a.customer_id and c.bucket = a.bucket
    where a.partner_id = p.id and a.environment = e.environment
      and a.next_action_on <= (k.now at time zone 'Pacific/Kiritimati')::date
      and a.next_action_on <= (k.now at time zone (a.contract ->> 'timeZone'))::date
      and c.clock_id is null and c.clock_frozen_at is null and ${FOLLOWS(job)} ${IN_ORDER}) a
  where ${whose}`;

/** Of customers on test clocks: few, and found by them. */
const BY_CLOCKS = (job: string, which: string): string => `select a.id, a.next_action_on from customer c
  join agreement a on a.customer_id = c.id and a.bucket = c.bucket
  cross join lateral (
    select coalesce(c.clock_frozen_at, now() + c.clock_offset_ms * interval '1 ms') as now) k
  where c.clock_id is not null and ${which}
    and a.next_action_on <= (k.now at time zone (a.contract ->> 'timeZone'))::date and ${FOLLOWS(job)}`;

@Injectable()
export class DueForClosing {
  /**
   * The next agreements in the order of their days, each on its customer's clock and in its contract's zone. A clock that
   * stands is left out when everybody's are asked for: whoever moves it sees to its customers.
   * @param job whose failed ones are left out for a while
   * @param whose of one clock, or everybody's
   * @param after the last one of the batch before
   */
  list(
    tx: ReadTx,
    job: string,
    whose: ClockScope | undefined,
    after: DueAgreement | undefined,
    limit: number,
  ): Promise<DueAgreement[]> {
    const place = [after?.nextActionOn ?? null, after?.id ?? null, limit];
    const select = (from: string, more: unknown[]): Promise<DueAgreement[]> =>
      tx.query(`select a.id, a.next_action_on::text as "nextActionOn" from (${from}) a ${IN_ORDER}`, [
        ...place,
        ...more,
      ]);
    if (!whose)
      return select(
        `${BY_PARTNERS(job, 'true')} union all ${BY_CLOCKS(job, 'c.clock_frozen_at is null')}`,
        [],
      );
    const { partnerId, environment, clockId } = whose;
    if (clockId === null)
      return select(BY_PARTNERS(job, 'p.id = $4 and e.environment = $5'), [partnerId, environment]);
    return select(BY_CLOCKS(job, 'c.clock_id = $4'), [clockId]);
  }

  /** When the first two agreements of these customers have something to do after an instant, in milliseconds. */
  async nextDays(
    tx: ReadTx,
    { partnerId, environment, clockId }: ClockScope,
    afterMs: number,
  ): Promise<number[]> {
    const rows = await tx.query<{ ms: number }>(
      `with coming as (
         select a.next_action_on as day, a.next_action_on::timestamp at time zone (a.contract ->> 'timeZone') as starts
         from agreement a join customer c on c.id = a.customer_id and c.bucket = a.bucket
         where a.partner_id = $1 and a.environment = $2 and c.clock_id is not distinct from $3
           and a.next_action_on >= (to_timestamp($4::float8 / 1000) at time zone 'Etc/GMT+12')::date)
       select extract(epoch from starts)::float8 * 1000 as ms from coming
       where starts > to_timestamp($4::float8 / 1000) order by starts limit 2`,
      [partnerId, environment, clockId, afterMs],
    );
    return rows.map(({ ms }) => ms);
  }
}
