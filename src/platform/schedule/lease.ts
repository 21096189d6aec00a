import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../database/tx.js';

/** The first half of the keys of the locks that are held while the holder works. */
const WORKING = 1_001;

/**
 * Takes or renews a lease in the caller's transaction. A lock is held until that transaction ends, so the work beside it is
 * done by one process at a time whatever the clocks say; when the work fails, what was taken falls back. A lease that has half of
 * its time left is not written again: most rounds find nothing to do, and then nothing waits for the disk.
 * @param leaseMs how long the holder is preferred; if it dies, another may take over after that
 * @returns false when another process holds it
 */
export async function takeLease(tx: Tx, name: string, holder: Uuid, leaseMs: number): Promise<boolean> {
  const [lease] = await tx.query<{ is_held: boolean }>(
    `with free as materialized (select pg_try_advisory_xact_lock($4, hashtext($1)) as is_free),
       kept as (select 1 from free, lease l where is_free and l.name = $1 and l.holder = $2
         and l.until > clock_timestamp() + interval '1 ms' * $3::float8 / 2),
       taken as (insert into lease as l (name, holder, until)
         select $1, $2, clock_timestamp() + interval '1 ms' * $3::float8 from free
           where is_free and not exists (select from kept)
         on conflict (name) do update set holder = excluded.holder, until = excluded.until
           where l.holder = excluded.holder or l.until <= excluded.until - interval '1 ms' * $3::float8
         returning 1)
     select exists (select from kept) or exists (select from taken) as is_held`,
    [name, holder, leaseMs, WORKING],
  );
  return lease?.is_held === true;
}

/** Whether some process is doing one of these, or has done it a moment ago. */
export async function isAnyHeld(tx: ReadTx, names: readonly string[]): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from lease where name = any($1) and until > clock_timestamp() limit 1',
    [names],
  );
  return rows.length > 0;
}

/** Lets another process take over at once, where a holder ends in good order. */
export async function leaveLeases(tx: Tx, holder: Uuid): Promise<void> {
  await tx.query(`update lease set until = '-infinity' where holder = $1`, [holder]);
}
