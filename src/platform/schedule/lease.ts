import type { Uuid } from '../../kernel/ids.js';
import type { Tx } from '../database/tx.js';

/**
 * Takes or renews a lease in the caller's transaction. Its row stays locked until that transaction ends, so the work
 * beside it is done by one process at a time whatever the clocks say; when the work fails, the lease falls back too.
 * @param leaseMs how long the holder is preferred; if it dies, another may take over after that
 * @returns false when another process holds it
 */
export async function takeLease(tx: Tx, name: string, holder: Uuid, leaseMs: number): Promise<boolean> {
  await tx.query(
    `insert into lease (name, holder, until) values ($1, $2, '-infinity') on conflict do nothing`,
    [name, holder],
  );
  const rows = await tx.query(
    `update lease set holder = $2, until = clock_timestamp() + interval '1 ms' * $3::float8
     where name in (select l.name from lease l
       where l.name = $1 and (l.holder = $2 or l.until <= clock_timestamp()) for update skip locked)
     returning 1`,
    [name, holder, leaseMs],
  );
  return rows.length > 0;
}

/** Lets another process take over at once, where a holder ends in good order. */
export async function leaveLeases(tx: Tx, holder: Uuid): Promise<void> {
  await tx.query(`update lease set until = '-infinity' where holder = $1`, [holder]);
}
