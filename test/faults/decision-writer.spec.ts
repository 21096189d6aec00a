import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Pool } from 'pg';
import { familyRoot, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { DecisionGate } from '../../src/modules/offers/decision-gate.js';
import type { DecisionRecord } from '../../src/modules/offers/decision-rows.js';
import type { DecisionWriter, openWriter } from '../../src/modules/offers/decision-writer.js';
import { openReceipt } from '../../src/modules/offers/sealed-receipt.js';
import type { Config } from '../../src/platform/config/config.js';
import { Secret } from '../../src/platform/config/secret.js';
import { KeyRing } from '../../src/platform/security/secret-box.js';
import { testDatabase, withClient } from '../support/database.js';

/** Only the build has the thread; the sources do its work where they are. */
const BUILT = path.resolve(import.meta.dirname, '../../dist/src/modules/offers/decision-writer.js');
const kek = randomBytes(32);
const keys = new KeyRing(kek);
const customer = { id: newUuid(Date.now()), wrappedKey: undefined as Buffer | undefined };

let urls: { gateUrl: string; ownerUrl: string };
let pool: Pool;
let open: typeof openWriter;
let writer: DecisionWriter;

beforeAll(async () => {
  urls = await testDatabase();
  pool = new Pool({ connectionString: urls.gateUrl, max: 2 });
  customer.wrappedKey = keys.create(customer.id).wrapped;
  ({ openWriter: open } = (await import(pathToFileURL(BUILT).href)) as { openWriter: typeof openWriter });
});
afterEach(() => writer.end());
afterAll(() => pool.end());

function gateThrough(databaseGateUrl: string, key = kek): DecisionGate {
  const config = {
    databaseGateUrl: new Secret(databaseGateUrl),
    databaseNamedStatements: true,
    kek: new Secret(key),
  };
  writer = open(config as unknown as Config, pool, keys);
  return new DecisionGate(pool, writer, config);
}

function decision(more: Partial<DecisionRecord> = {}): DecisionRecord {
  const id = familyRoot(newUuid(Date.now()));
  return {
    id,
    partnerId: newUuid(Date.now()),
    environment: 'sandbox',
    borrower: undefined,
    scenario: 'any',
    purpose: 'payment',
    amountMinor: 1,
    currency: 'CNY',
    snapshotVersion: 1,
    offerCount: 0,
    outcome: 'no_product_in_scope',
    verdicts: '',
    receipt: JSON.stringify({ of: `${id}\n手机` }),
    answer: Buffer.from(JSON.stringify({ id, text: '手机'.repeat(50) })),
    idempotencyDigest: undefined,
    fingerprint: undefined,
    ...more,
  };
}

test('many decisions at once are stored, each with its own receipt, and a key answers what it first stored', async () => {
  const gate = gateThrough(urls.gateUrl);
  const key = { idempotencyDigest: randomBytes(32), fingerprint: randomBytes(32) };
  const first = decision({ ...key, borrower: { id: customer.id, wrappedKey: customer.wrappedKey ?? null } });
  expect(await gate.record(first)).toBeUndefined();
  const others = Array.from({ length: 20 }, () => decision());
  const [again] = await Promise.all([
    gate.record(decision({ ...key, partnerId: first.partnerId })),
    ...others.map((other) => gate.record(other)),
  ]);
  expect(again).toEqual({ fingerprint: key.fingerprint, answer: first.answer.toString() });
  const { rows } = await withClient(urls.ownerUrl, (owner) =>
    owner.query<{ id: Uuid; inputs: Buffer }>('select id, inputs from decision'),
  );
  const receipts = rows.map(({ id, inputs }) =>
    openReceipt(keys, id, id === first.id ? (first.borrower ?? undefined) : undefined, inputs),
  );
  expect(receipts.sort()).toEqual([first, ...others].map(({ receipt }) => receipt).sort());
});

test('a database that is away is told with its code', async () => {
  const gate = gateThrough('postgres://nobody:nothing@127.0.0.1:1/nowhere');
  await expect(gate.record(decision())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a thread that dies tells all who wait, and the next decision starts another', async () => {
  const gate = gateThrough(urls.gateUrl, Buffer.alloc(5));
  for (let attempt = 0; attempt < 2; attempt++)
    await expect(gate.record(decision())).rejects.toThrow(/^Connection terminated/);
});
