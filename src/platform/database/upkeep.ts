import type { SnapshotService } from '../snapshot/snapshot.service.js';
import type { Readiness } from '../telemetry/readiness.js';
import type { Housekeeping } from '../schedule/housekeeping.js';
import type { Database } from './database.js';
import type { Tx } from './tx.js';

const HOUR_MS = 3_600_000;
const PURGE_EVERY_MS = 5_000;
const PURGED_A_ROUND = 5_000;
const SNAPSHOT_LAG_MAX_MS = 30_000;
/** Anybody may ask whether a process is ready; so often at most it becomes a write. */
const PROBE_SHARED_MS = 500;

/** What the platform's own tables need done now and then. */
export function registerUpkeep(housekeeping: Housekeeping): void {
  housekeeping.register('months', HOUR_MS, makeMonths);
  housekeeping.register('idempotencyPurge', PURGE_EVERY_MS, purgeIdempotency);
}

/** A process may get traffic while it can write, the coming month has its tables, and its configuration is fresh. */
export function registerReadinessChecks(
  readiness: Readiness,
  database: Database,
  snapshots: SnapshotService,
): void {
  const ask = (sql: string) => async (): Promise<boolean> => {
    const { rows } = await database.pool.query<{ ok: boolean }>(sql);
    return rows[0]?.ok === true;
  };
  // One statement, so that no process can hold the row's lock while it thinks and make the others look unready.
  const beat = 'update heartbeat set beaten_at = clock_timestamp() where id = 1 returning true as ok';
  const coming = `select bool_and(to_regclass(name || to_char((now() at time zone 'UTC') + interval '1 month', '_YYYYMM'))
    is not null) as ok from monthly_table`;
  readiness.registerReadiness('databaseWrite', shared(ask(beat)));
  readiness.registerReadiness('months', shared(ask(coming)));
  readiness.registerReadiness('snapshot', () => Promise.resolve(snapshots.lagMs() <= SNAPSHOT_LAG_MAX_MS));
  readiness.registerWarnings(() =>
    snapshots.faulty().map(({ kind, name, number }) => `${kind} ${name} version ${number} is not usable`),
  );
}

/**
 * Making a month locks its table for a moment. It must not queue for that lock, for all others would queue behind it;
 * three months ahead there is time for another round.
 */
async function makeMonths(tx: Tx): Promise<void> {
  await tx.query(`set local lock_timeout = '200ms'`);
  await tx.query('select make_months()');
}

async function purgeIdempotency(tx: Tx): Promise<void> {
  await tx.query(
    `delete from idempotency where (digest, bucket) in (
       select digest, bucket from idempotency where expires_at <= now() order by expires_at limit $1)`,
    [PURGED_A_ROUND],
  );
}

/** Callers that come together, or soon after one another, share one answer. */
function shared(check: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  return () => {
    if (!answer) {
      answer = check();
      setTimeout(() => (answer = undefined), PROBE_SHARED_MS).unref();
    }
    return answer;
  };
}
