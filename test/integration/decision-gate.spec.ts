import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { familyRoot, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { DecisionGate } from '../../src/modules/offers/decision-gate.js';
import type { DecisionRecord } from '../../src/modules/offers/decision-rows.js';
import { writerHere } from '../../src/modules/offers/decision-writer.js';
import { openReceipt } from '../../src/modules/offers/sealed-receipt.js';
import { KeyRing } from '../../src/platform/security/secret-box.js';
import { testDatabase, withClient } from '../support/database.js';

let pool: Pool;
let ownerUrl: string;
const keys = new KeyRing(randomBytes(32));

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
    borrower: undefined,
    scenario: 'any',
    purpose: 'guarantee',
    amountMinor: undefined,
    currency: undefined,
    snapshotVersion: 1,
    offerCount: 0,
    outcome: 'no_product_in_scope',
    verdicts,
    receipt: `{"of":"${verdicts}"}`,
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
  const gate = new DecisionGate(pool, writerHere(pool, keys, {}), { databaseNamedStatements: true });
  const records = verdicts.map(anonymous);
  await Promise.all(records.map((record) => gate.record(record)));
  const stored = await withClient(ownerUrl, (owner) =>
    owner.query<{ id: Uuid; verdicts: string; inputs: Buffer }>(
      'select id, verdicts, inputs from decision where id = any ($1) order by id',
      [records.map(({ id }) => id)],
    ),
  );
  const read = stored.rows.map(({ inputs, ...row }) => ({
    ...row,
    receipt: openReceipt(keys, row.id, undefined, inputs),
  }));
  const wanted = records.map(({ id, verdicts: text, receipt }) => ({ id, verdicts: text, receipt }));
  expect(read).toEqual(wanted.sort((a, b) => (a.id < b.id ? -1 : 1)));
});

test('before the first request comes, the gate has asked for nobody and stored nothing', async () => {
  const count = async (): Promise<unknown> =>
    withClient(ownerUrl, async (owner) => (await owner.query('select count(*) from decision')).rows);
  const before = await count();
  await new DecisionGate(pool, writerHere(pool, keys, {}), { databaseNamedStatements: true }).warmUp();
  expect(await count()).toEqual(before);
});
