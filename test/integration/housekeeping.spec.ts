import { setTimeout as sleep } from 'node:timers/promises';
import { AppModule } from '../../src/app.module.js';
import { LimitsModule } from '../../src/modules/limits/index.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { Database } from '../../src/platform/database/database.js';
import { StaffModule } from '../../src/modules/staff/index.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { VersionsModule } from '../../src/platform/versions/versions.module.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { JobWatch } from '../../src/platform/schedule/job-watch.js';
import { Log } from '../../src/platform/telemetry/log.js';
import { Metrics } from '../../src/platform/telemetry/metrics.js';
import { Readiness } from '../../src/platform/telemetry/readiness.js';
import { boot, type Booted } from '../support/boot.js';
import { testConfig } from '../support/config.js';
import { type DatabaseUrls, testDatabase, withClient } from '../support/database.js';

let urls: DatabaseUrls;
let booted: Booted;

const bootOne = (): Promise<Booted> =>
  boot([DatabaseModule, VersionsModule, StaffModule, LimitsModule], {
    DATABASE_URL: urls.appUrl,
    DATABASE_GATE_URL: urls.gateUrl,
  });
const sql = <R>(text: string, params: unknown[] = []): Promise<R[]> =>
  withClient(urls.ownerUrl, async (client) => (await client.query(text, params)).rows as R[]);
/** Another process, as far as leases can tell. */
const another = (): Housekeeping =>
  new Housekeeping(booted.app.get(Database), booted.app.get(Log), booted.app.get(SystemClock));

beforeAll(async () => {
  urls = await testDatabase();
  booted = await bootOne();
});
afterAll(() => booted.close());

describe('leases', () => {
  const work = async (): Promise<[Housekeeping, Housekeeping, string[]]> => {
    const done: string[] = [];
    const [one, two] = [another(), another()];
    one.register('job', 1_000, () => Promise.resolve(done.push('one')));
    two.register('job', 1_000, () => Promise.resolve(done.push('two')));
    await sql(`delete from lease where name = 'job'`);
    return [one, two, done];
  };

  test('one process does the work, and goes on doing it', async () => {
    const [one, two, done] = await work();
    expect(await one.round('job')).toBe(true);
    expect(await two.round('job')).toBe(false);
    expect(await one.round('job')).toBe(true);
    expect(done).toEqual(['one', 'one']);
  });

  test('a holder that died is replaced when its lease is over', async () => {
    const [one, two, done] = await work();
    await one.round('job');
    await sql(`update lease set until = now() - interval '1 ms' where name = 'job'`);
    expect(await two.round('job')).toBe(true);
    expect(await one.round('job')).toBe(false);
    expect(done).toEqual(['one', 'two']);
  });

  test('a holder that ends in good order leaves its lease at once', async () => {
    const [one, two] = await work();
    await one.round('job');
    await one.beforeApplicationShutdown();
    expect(await two.round('job')).toBe(true);
  });

  test('two rounds at most are under way in a process', async () => {
    let inside = 0;
    let most = 0;
    const done = new Set<string>();
    const process = another();
    const names = Array.from({ length: 6 }, (_, i) => `crowd-${i}`);
    for (const name of names) {
      process.register(name, 1, async () => {
        most = Math.max(most, ++inside);
        await sleep(50);
        inside--;
        done.add(name);
      });
    }
    process.begin();
    while (done.size < names.length) await sleep(20);
    await process.stop();
    expect(most).toBe(2);
  });

  test('two that ask at the same moment never work at the same time', async () => {
    await sql(`delete from lease where name = 'slow'`);
    let inside = 0;
    let most = 0;
    const processes = Array.from({ length: 6 }, another);
    for (const one of processes) {
      one.register('slow', 1_000, async () => {
        most = Math.max(most, ++inside);
        await sleep(50);
        inside--;
      });
    }
    const worked = await Promise.all(processes.map((one) => one.round('slow')));
    expect(worked.filter(Boolean)).toHaveLength(1);
    expect(most).toBe(1);
  });

  test.each(['more', 'gently'])('a job that has more to do goes on: %s', async (answer) => {
    const one = another();
    let rounds = 0;
    one.register('long', 60_000, () => Promise.resolve(++rounds < 5 ? answer : 'done'));
    one.begin();
    for (let waited = 0; rounds < 5 && waited < 5_000; waited += 50) await sleep(50);
    await one.beforeApplicationShutdown();
    expect(rounds).toBe(5);
  });

  test('a round that fails leaves nothing, not even its lease', async () => {
    const [one, two] = [another(), another()];
    one.register('broken', 1_000, async (tx) => {
      await tx.query(`update heartbeat set beaten_at = 'infinity'`).catch(() => undefined);
      throw new Error('broken');
    });
    two.register('broken', 1_000, () => Promise.resolve());
    await expect(one.round('broken')).rejects.toThrow('broken');
    expect(await two.round('broken')).toBe(true);
  });

  test('a failed round is logged and comes again; a stopped process begins none', async () => {
    const one = another();
    let rounds = 0;
    one.register('flaky', 20, () => {
      rounds++;
      return Promise.reject(new Error('canary'));
    });
    one.begin();
    for (let waitedMs = 0; rounds < 3 && waitedMs < 5_000; waitedMs += 20) await sleep(20);
    expect(rounds).toBeGreaterThanOrEqual(3);
    await one.beforeApplicationShutdown();
    const atStop = rounds;
    await sleep(150);
    expect(rounds).toBe(atStop);
    const failures = booted.lines.filter((line) => line.includes('housekeeping.failed'));
    expect(failures.length).toBeGreaterThanOrEqual(3);
    expect(failures.join()).not.toContain('canary');
  });
});

test('a process that does no jobs tells when nobody does any, and that somebody does again', async () => {
  const [worker, api] = [another(), another()];
  for (const one of [worker, api]) one.register('watched', 1_000, () => Promise.resolve());
  const [metrics, readiness] = [new Metrics(), new Readiness()];
  const watch = new JobWatch(booted.app.get(Database), api, booted.app.get(Log), metrics, readiness);
  const clock = jest.spyOn(performance, 'now');
  const later = async (ms: number): Promise<readonly string[]> => {
    clock.mockReturnValue(performance.now() + ms);
    await watch.look();
    return (await readiness.ask()).warnings;
  };
  const told = (event: string): number => booted.lines.filter((line) => line.includes(event)).length;
  try {
    watch.begin();
    await worker.round('watched');
    expect(await later(59_000)).toEqual([]);
    expect(await later(59_000)).toEqual([]);
    await sql(`update lease set until = now() - interval '1 s' where name = 'watched'`);
    expect(await later(61_000)).toEqual(['nobody has done a job for 61 s; is a worker running?']);
    expect(await metrics.registry.metrics()).toContain('jobs_idle_seconds 61');
    expect(await later(9_000)).toHaveLength(1);
    expect([told('jobs.nobody_does_them'), told('jobs.done_again')]).toEqual([1, 0]);
    await worker.round('watched');
    expect(await later(1_000)).toEqual([]);
    expect([told('jobs.nobody_does_them'), told('jobs.done_again')]).toEqual([1, 1]);
    expect((await readiness.ask()).ready).toBe(true);
  } finally {
    clock.mockRestore();
    watch.beforeApplicationShutdown();
  }
});

test.each([
  ['true', 1],
  ['false', 0],
])('whether the API does jobs is as it is told: API_DOES_JOBS=%s', (told, begun) => {
  const housekeeping = { begin: jest.fn() };
  const root = new AppModule(
    testConfig({ API_DOES_JOBS: told }),
    housekeeping as Partial<Housekeeping> as Housekeeping,
  );
  root.onApplicationBootstrap();
  expect(housekeeping.begin).toHaveBeenCalledTimes(begun);
});

describe('what is done', () => {
  // A round may be due in the application itself; whoever does it, it must have been done.
  const round = async (job: string): Promise<void> => {
    await sql('delete from lease where name = $1', [job]);
    await booted.app.get(Housekeeping).round(job);
  };

  test('idempotency keys whose time is over are purged, a bounded number a round', async () => {
    await booted.app.get(Housekeeping).beforeApplicationShutdown(); // its own timer must not help
    await sql(`insert into idempotency (digest, bucket, partner_id, environment, fingerprint, expires_at)
      select decode(lpad(to_hex(n), 64, '0'), 'hex'), 0, gen_random_uuid(), 'sandbox', '', now() - interval '1 s'
      from generate_series(1, 5001) n`);
    await sql(`insert into idempotency (digest, bucket, partner_id, environment, fingerprint, expires_at)
      values (decode(repeat('f', 64), 'hex'), 4095, gen_random_uuid(), 'sandbox', '', now() + interval '1 min')`);
    const left = async (): Promise<number> =>
      Number((await sql<{ count: string }>('select count(*) from idempotency'))[0]?.count);
    await round('idempotencyPurge');
    expect(await left()).toBe(2);
    await round('idempotencyPurge');
    expect(await left()).toBe(1);
  });

  test('months are made three ahead, and a month that is missing makes the process unready', async () => {
    const month = async (ahead: number): Promise<string> => {
      const rows = await sql<{ name: string }>(
        `select 'outbox' || to_char((now() at time zone 'UTC') + make_interval(months => $1), '_YYYYMM') as name`,
        [ahead],
      );
      return (rows[0] as { name: string }).name;
    };
    const ready = async (): Promise<boolean> => (await fetch(`${booted.url}/health/ready`)).status === 200;
    expect(await ready()).toBe(true);
    for (const ahead of [1, 3]) await sql(`drop table ${await month(ahead)}`);
    await sleep(600);
    expect(await ready()).toBe(false);
    await round('months');
    await sleep(600);
    expect(await ready()).toBe(true);
    expect(await sql(`select to_regclass('${await month(3)}')::text as name`)).toEqual([
      { name: await month(3) },
    ]);
  });

  test('a database that takes no writes makes the process unready, and only that check says so', async () => {
    await sql('revoke update on heartbeat from embank_app');
    await sql('revoke update (beaten_at) on heartbeat from embank_app');
    await sleep(600);
    const response = await fetch(`${booted.url}/health/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      checks: [
        { name: 'databaseWrite', ok: false },
        { name: 'months', ok: true },
        { name: 'snapshot', ok: true },
      ],
    });
    expect((await fetch(`${booted.url}/health/live`)).status).toBe(200);
    await sql('grant update (beaten_at) on heartbeat to embank_app');
    await sleep(600);
    expect((await fetch(`${booted.url}/health/ready`)).status).toBe(200);
  });
});

test('an application that closes stops its work before its pools', async () => {
  const second = await bootOne();
  await sql('delete from lease');
  await second.app.get(Housekeeping).round('months');
  await second.close();
  expect(await sql(`select until::text from lease where name = 'months'`)).toEqual([{ until: '-infinity' }]);
  expect(second.lines.filter((line) => /"level":"(error|warn)"/.test(line))).toEqual([]);
});
