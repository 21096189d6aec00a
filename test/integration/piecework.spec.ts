import { Database } from '../../src/platform/database/database.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { isNotPutOff, Piecework } from '../../src/platform/schedule/piecework.js';
import { Metrics } from '../../src/platform/telemetry/metrics.js';
import { Readiness } from '../../src/platform/telemetry/readiness.js';
import { boot, type Booted } from '../support/boot.js';
import { testDatabase, withClient } from '../support/database.js';

const JOB = 'testPieces';
let booted: Booted;
let ownerUrl: string;
const sql = <R>(text: string, params: unknown[] = []): Promise<R[]> =>
  withClient(ownerUrl, async (client) => (await client.query(text, params)).rows as R[]);

beforeAll(async () => {
  const urls = await testDatabase();
  ({ ownerUrl } = urls);
  booted = await boot([DatabaseModule], { DATABASE_URL: urls.appUrl, DATABASE_GATE_URL: urls.gateUrl });
});
afterAll(() => booted.close());

/** What was written for good; a piece of `bad` writes and then fails. */
async function round(bad: readonly string[], atOnce = 1): Promise<{ begun: number; done: string[] }> {
  const pieces = await booted.app
    .get(Database)
    .read({ kind: 'system', job: JOB }, (tx) =>
      tx.query<{ id: string }>(
        `select id from unnest(array['a', 'b', 'c']) as t(id) where ${isNotPutOff(JOB, 't.id')}`,
      ),
    );
  const work = async (tx: Tx, { id }: { id: string }): Promise<void> => {
    await tx.query(
      `insert into lease (name, holder, until) values ($1, gen_random_uuid(), now()) on conflict do nothing`,
      [`done-${id}`],
    );
    if (bad.includes(id)) throw new Error('canary');
  };
  await sql(`delete from lease where name like 'done-%'`);
  const piece = { subjectOf: ({ id }: { id: string }) => id, work };
  const begun = await booted.app
    .get(Piecework)
    .each(JOB, pieces, piece, { untilMs: performance.now() + 2_000, atOnce });
  const done = await sql<{ name: string }>(`select name from lease where name like 'done-%' order by name`);
  return { begun, done: done.map(({ name }) => name.slice(5)) };
}
const faults = (): Promise<unknown[]> =>
  sql(
    `select subject, failures, retry_at > clock_timestamp() as waits from piece_fault where job = $1 order by subject`,
    [JOB],
  );
const warnings = async (): Promise<readonly string[]> => (await booted.app.get(Readiness).ask()).warnings;

test('one bad row leaves nothing behind, is put off, told of, and tried again; the others are done', async () => {
  expect(await round(['b'], 2)).toEqual({ begun: 3, done: ['a', 'c'] });
  expect(await faults()).toEqual([{ subject: 'b', failures: 1, waits: true }]);
  expect(await warnings()).toEqual([`1 of ${JOB} fail`]);
  expect(await booted.app.get(Metrics).registry.metrics()).toContain(
    `job_piece_faults_total{job="${JOB}"} 1`,
  );
  const failed = booted.lines.filter((line) => line.includes('piece.failed'));
  expect(failed).toHaveLength(1);
  expect(failed[0]).not.toContain('canary');
  // Not found any more until its time has come.
  expect(await round(['b'])).toEqual({ begun: 2, done: ['a', 'c'] });
  await sql(`update piece_fault set retry_at = now()`);
  expect(await round(['b'])).toEqual({ begun: 3, done: ['a', 'c'] });
  expect(await faults()).toEqual([{ subject: 'b', failures: 2, waits: true }]);
  await sql(`update piece_fault set retry_at = now()`);
  expect(await round([])).toEqual({ begun: 3, done: ['a', 'b', 'c'] });
  expect([await faults(), await warnings()]).toEqual([[], []]);
});

test('waits longer each time, at most an hour', async () => {
  const waits: number[] = [];
  for (const failures of [1, 4, 30]) {
    await sql(
      `insert into piece_fault values ($1, 'b', $2, now(), now()) on conflict (job, subject) do update set failures = $2, retry_at = now()`,
      [JOB, failures],
    );
    await round(['b']);
    const [row] = await sql<{ s: number }>(
      `select extract(epoch from retry_at - failed_at)::int as s from piece_fault`,
    );
    waits.push(row?.s ?? 0);
  }
  expect(waits).toEqual([20, 160, 3_600]);
});
