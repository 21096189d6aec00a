import type { PartnerActor } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';

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
