import { BANK_MODULES } from '../../src/app.module.js';
import { bucketOf, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { boot, type Booted } from '../support/boot.js';
import { type DatabaseUrls, testDatabase, withClient } from '../support/database.js';

const DAY_MS = 86_400_000;
const partner = newUuid(0);

let urls: DatabaseUrls;
let booted: Booted;
const sql = <R>(text: string, params: unknown[] = []): Promise<R[]> =>
  withClient(urls.ownerUrl, async (client) => (await client.query(text, params)).rows as R[]);

beforeAll(async () => {
  urls = await testDatabase();
  booted = await boot(BANK_MODULES, { DATABASE_URL: urls.appUrl, DATABASE_GATE_URL: urls.gateUrl });
});
afterAll(() => booted.close());

async function decided(daysAgo: number, customer: Uuid | null): Promise<Uuid> {
  const id = newUuid(Date.now() - daysAgo * DAY_MS, customer ? bucketOf(customer) : undefined);
  await sql(
    `insert into decision (id, bucket, partner_id, environment, customer_id, scenario, purpose, snapshot_version, engine,
       offer_count, outcome, verdicts, inputs, answer)
     values ($1, $2, $3, 'sandbox', $4, 'any', 'payment', 1, '1', 0, 'identity_unknown', '', '', '{}')`,
    [id, bucketOf(id), partner, customer],
  );
  return id;
}

test('an anonymous decision goes after 30 days, unless somebody has joined it', async () => {
  const customer = newUuid(Date.now());
  await sql(
    `insert into customer (id, bucket, partner_id, environment, kind, status, verification, acquisition)
     values ($1, $2, $3, 'sandbox', 'person', 'active', 'phone', '{"v":1}')`,
    [customer, bucketOf(customer), partner],
  );
  const old = await decided(31, null);
  const young = await decided(1, null);
  const known = await decided(31, customer);
  const joined = await decided(31, null);
  await sql(
    `insert into customer_decision (decision_id, bucket, customer_id, partner_id, environment) values ($1, $2, $3, $4, 'sandbox')`,
    [joined, bucketOf(customer), customer, partner],
  );

  expect(await booted.app.get(Housekeeping).round('anonymousDecisions')).toBe(true);
  const left = (await sql<{ id: Uuid }>('select id from decision')).map(({ id }) => id);
  expect(left.sort()).toEqual([young, known, joined].sort());
  expect(left).not.toContain(old);
});

test('runs through populations go after 90 days, but for the newest of each rule', async () => {
  const run = async (daysAgo: number, kind: string, name: string, status = 'done'): Promise<Uuid> => {
    const id = newUuid(Date.now() - daysAgo * DAY_MS);
    await sql(
      `insert into audience_run (id, kind, name, status, next_bucket, changed, counted, unknown, started_at)
       values ($1, $2, $3, $4, 4096, 0, 0, 0, now())`,
      [id, kind, name, status],
    );
    return id;
  };
  const gone = [await run(91, 'count', 'count'), await run(200, 'segment', 'segment/a', 'cancelled')];
  const left = [
    await run(91, 'segment', 'segment/a'),
    await run(200, 'tag', 'tag/a'),
    await run(89, 'count', 'count'),
    await run(10, 'count', 'count'),
  ];
  expect(await booted.app.get(Housekeeping).round('audienceRuns')).toBe(true);
  const ids = (await sql<{ id: Uuid }>('select id from audience_run')).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(left));
  expect(ids).not.toEqual(expect.arrayContaining([gone[0]]));
  expect(ids).not.toEqual(expect.arrayContaining([gone[1]]));
});

test('what was said of somebody goes when it has been over for as long as events are kept', async () => {
  const customer = newUuid(Date.now());
  await sql(
    `insert into customer (id, bucket, partner_id, environment, kind, status, verification, acquisition)
     values ($1, $2, $3, 'sandbox', 'person', 'active', 'phone', '{"v":1}')`,
    [customer, bucketOf(customer), partner],
  );
  const said = async (
    name: string,
    monthsAgo: number,
    ended: string | null,
    expires: string | null,
  ): Promise<void> => {
    const id = newUuid(Date.now() - monthsAgo * 31 * DAY_MS, bucketOf(customer));
    await sql(
      `insert into tag_history (id, bucket, customer_id, partner_id, environment, name, value, source, confidence, evidence,
         is_shared, valid_from, valid_to, expires_at)
       values ($1, $2, $3, $4, 'sandbox', $5, 'true', 'staff', 1, '[]', true, now(), now() + $6::interval, now() + $7::interval)`,
      [id, bucketOf(customer), customer, partner, name, ended, expires],
    );
  };
  await said('over', 40, '-37 months', null);
  await said('run-out', 40, null, '-37 months');
  await said('holds', 60, null, null);
  await said('over-lately', 60, '-35 months', null);
  await said('clock-is-behind', 1, '-60 months', null);
  expect(await booted.app.get(Housekeeping).round('tagHistory')).toBe(true);
  const left = await sql<{ name: string }>(
    'select name from tag_history where customer_id = $1 order by name',
    [customer],
  );
  expect(left.map(({ name }) => name)).toEqual(['clock-is-behind', 'holds', 'over-lately']);
});
