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
