import type { PartnerActor } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';

/**
 * SQL of the business time of a row's customer; the one place that says how it is computed (the gate's functions, which
 * are SQL themselves, repeat it). In live it is the database's time. In the sandbox a customer who is on a test clock has
 * that clock's, which stands (`clock_frozen_at`) or runs (`clock_offset_ms`); all others have their partner's. What a
 * clock says is kept in its customers' own rows, so nobody joins a further table to know it.
 * @param environment SQL of the row's environment
 * @param from SQL of the real time; the tables are `c` (customer) and `p` (partner)
 */
export function businessNow(environment: string, from = 'clock_timestamp()'): string {
  return `case when ${environment} = 'sandbox' then coalesce(c.clock_frozen_at,
    ${from} + interval '1 ms' * coalesce(c.clock_offset_ms, p.sandbox_offset_ms, 0)) else ${from} end`;
}

/** The same in milliseconds since the epoch. */
export function businessNowMs(environment: string): string {
  return `extract(epoch from ${businessNow(environment)})::float8 * 1000`;
}

/** A partner's business time in milliseconds: the database's, in the sandbox moved by the partner's own offset. */
export async function businessTime(tx: ReadTx, { partnerId, environment }: PartnerActor): Promise<number> {
  const rows = await tx.query<{ ms: number }>(
    `select extract(epoch from clock_timestamp())::float8 * 1000
       + case when $2 = 'sandbox' then sandbox_offset_ms::float8 else 0 end as ms from partner where id = $1`,
    [partnerId, environment],
  );
  if (!rows[0]) throw new Error('the calling partner has no row');
  return rows[0].ms;
}
