import { Pool } from 'pg';
import { familyRoot, newUuid } from '../../src/kernel/ids.js';
import { DecisionGate, type DecisionRecord } from '../../src/modules/offers/decision-gate.js';
import { testDatabase, withClient } from '../support/database.js';

let pool: Pool;
let ownerUrl: string;

beforeAll(async () => {
  const urls = await testDatabase();
  ownerUrl = urls.ownerUrl;
  pool = new Pool({ connectionString: urls.gateUrl, max: 2 });
});

afterAll(() => pool.end());

function anonymous(verdicts: string): DecisionRecord {
  return {
    id: familyRoot(newUuid(Date.now())),
    partnerId: newUuid(Date.now()),
    environment: 'sandbox',
    customerId: undefined,
    scenario: 'any',
    purpose: 'guarantee',
    amountMinor: undefined,
    currency: undefined,
    snapshotVersion: 1,
    offerCount: 0,
    outcome: 'no_product_in_scope',
    verdicts,
    inputs: Buffer.from([0, 30, 255]),
    answer: Buffer.from('{}'),
    idempotencyDigest: undefined,
    fingerprint: undefined,
  };
}

/** Where a scene sells nothing of what was asked, nothing was judged. Alone in its batch it was once refused. */
test.each([
  ['alone', ['']],
  ['beside another', ['', 'retail-zero@1:ok:0:0', '']],
])('a decision without a candidate is stored, %s', async (_, verdicts) => {
  const gate = new DecisionGate(pool, { databaseNamedStatements: true });
  const records = verdicts.map(anonymous);
  await Promise.all(records.map((record) => gate.record(record)));
  const stored = await withClient(ownerUrl, (owner) =>
    owner.query('select id, verdicts, inputs from decision where id = any ($1) order by id', [
      records.map(({ id }) => id),
    ]),
  );
  const wanted = records.map(({ id, verdicts: text, inputs }) => ({ id, verdicts: text, inputs }));
  expect(stored.rows).toEqual(wanted.sort((a, b) => (a.id < b.id ? -1 : 1)));
});
