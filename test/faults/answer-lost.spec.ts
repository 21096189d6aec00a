import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProcess } from '../support/api-process.js';
import {
  aPerson,
  aPhone,
  callerOf,
  databaseEnv,
  type PartnerAnswer,
  type PartnerRequest,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

/** The API is killed when the database has the commit and nobody has the answer; its client asks again. */
let bank: WholeBank;
let api: ApiProcess;
let dir: string;
let shop: ReturnType<typeof callerOf>;

beforeAll(async () => {
  bank = await wholeBank();
  await bank.booted.close();
  dir = await mkdtemp(path.join(tmpdir(), 'embank-lost-'));
  api = await ApiProcess.on({ ...databaseEnv(bank.urls), LOG_LEVEL: 'warn' }, path.join(dir, 'api.log'));
  api.start();
  await api.ready();
  shop = callerOf(api.url, bank.keys.get('lumen-phones') as string);
}, 120_000);
afterAll(async () => {
  await api?.stop();
  await bank?.endRows();
  if (dir) await rm(dir, { recursive: true, force: true });
});

const count = async (sql: string): Promise<number> =>
  Number((await bank.rows<{ count: string }>(`select count(*) from ${sql}`))[0]?.count);

/** From here on each commit that holds a key takes a while, and ends whether or not its client still lives. */
const slowCommits = (): Promise<unknown[]> =>
  bank.rows(`create function slow_commit() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock_shared(4711), pg_sleep(2.5); return null; end $$;
    create constraint trigger slow_commit after insert on idempotency deferrable initially deferred
      for each row execute function slow_commit()`);

/** How many are at it. */
const committing = async (): Promise<number> =>
  count(`pg_locks where locktype = 'advisory' and objid = 4711 and granted
    and database = (select oid from pg_database where datname = current_database())`);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let look = 0; !(await holds()); look++) {
    if (look > 1_000) throw new Error('it never comes to that');
    await sleep(20);
  }
}

async function decided(request: PartnerRequest): Promise<PartnerAnswer> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await shop(request);
    if (answer.body.degraded !== true) return answer;
    await sleep(50);
  }
  throw new Error('every decision is late');
}

test('the repeat gets the first answer, and nothing is done twice', async () => {
  await shop({ path: '/v1/customers', body: aPerson('buyer') });
  const { body: asked } = await decided({ path: '/v1/offers', body: aPhone('buyer') });
  // Each is one transaction.
  const requests: PartnerRequest[] = [
    { path: '/v1/customers', body: aPerson('lost'), key: 'register' },
    { path: `/v1/offers/${asked.offers[0].id}/accept`, body: {}, key: 'accept' },
    { path: '/v1/offers', body: { ...aPhone('x'), customer: undefined }, key: 'ask' },
  ];
  const kept = await count('idempotency');
  await slowCommits();
  const lost = requests.map((request) => shop(request).then(undefined, () => 'no answer'));
  await until(async () => (await committing()) === requests.length);
  expect(await count('idempotency')).toBe(kept);
  await api.kill();
  // A decision that is late is answered "not now", which is no answer to the key.
  for (const answer of await Promise.all(lost))
    if (answer !== 'no answer') expect(answer).toMatchObject({ body: { degraded: true } });
  await until(async () => (await committing()) === 0);
  expect(await count('idempotency')).toBe(kept + requests.length);
  const effects = (): Promise<number[]> => Promise.all(['customer', 'decision', 'outbox'].map(count));
  const before = await effects();

  api.start();
  await api.ready();
  for (const request of requests) {
    const [again, oncemore] = [await decided(request), await decided(request)];
    for (const { status, headers } of [again, oncemore]) {
      expect([request.path, status < 300, headers.get('idempotent-replayed')]).toEqual([
        request.path,
        true,
        'true',
      ]);
    }
    expect(oncemore.text).toBe(again.text);
  }
  expect(await effects()).toEqual(before);
}, 120_000);
