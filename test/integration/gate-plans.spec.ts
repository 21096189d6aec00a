import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { familyRoot, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { type ContextQuery, DecisionGate } from '../../src/modules/offers/decision-gate.js';
import type { DecisionRecord } from '../../src/modules/offers/decision-rows.js';
import { writerHere } from '../../src/modules/offers/decision-writer.js';
import { bucketOfDigest } from '../../src/platform/security/keyed-digest.js';
import { KeyRing } from '../../src/platform/security/secret-box.js';
import { testDatabase, withClient } from '../support/database.js';

/** As many as a first busy minute brings. */
const CUSTOMERS = 500;
const REQUESTS = 50;

let pool: Pool;
let ownerUrl: string;
const partnerId = newUuid(Date.now());
/** All of one bucket, as each bucket of a large bank holds hundreds. */
const digests = Array.from({ length: CUSTOMERS }, () =>
  Buffer.concat([Buffer.from([7, 7]), randomBytes(30)]),
);
const ids = digests.map((digest) => newUuid(Date.now(), bucketOfDigest(digest)));

beforeAll(async () => {
  const urls = await testDatabase();
  ownerUrl = urls.ownerUrl;
  // One connection, so that the plans that it made in the empty bank serve to the end.
  pool = new Pool({ connectionString: urls.gateUrl, max: 1 });
});

afterAll(() => pool.end());

/**
 * A plan of the gate is made once for a connection. Made in an empty bank, where every plan costs the same, it once read
 * all keys and all decisions in each batch, and the first minute of a new bank collapsed.
 */
test('plans that were made in an empty bank read no more rows when it fills', async () => {
  await withClient(ownerUrl, (owner) => owner.query('analyze'));
  const gate = openGate();
  await serve(gate, 0);
  await fill();
  const before = await rowsRead();
  for (let number = 0; number < REQUESTS; number++) await serve(gate, number);
  const after = await rowsRead();
  const grown = Object.entries(after)
    .map(([table, rows]) => [table, (rows - (before[table] ?? 0)) / REQUESTS] as const)
    .filter(([, rows]) => rows > 20);
  expect(grown).toEqual([]);
});

test('a customer is found by his partner’s id at once, however many share his bucket', async () => {
  const gate = openGate();
  const pages = async (): Promise<number> => {
    await pool.query('select pg_stat_force_next_flush()');
    const [row] = await withClient(ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ pages: number }>(
        `select (idx_blks_read + idx_blks_hit)::float8 as pages from pg_statio_user_indexes
         where indexrelname = 'customer_external_key'`,
      );
      return rows;
    });
    return row?.pages ?? 0;
  };
  const before = await pages();
  const found = [];
  for (const externalDigest of digests.slice(0, REQUESTS))
    found.push(await gate.know({ partnerId, environment: 'sandbox', externalDigest }));
  expect(found.every(({ customer }) => customer !== undefined)).toBe(true);
  expect(((await pages()) - before) / REQUESTS).toBeLessThanOrEqual(3);
});

function openGate(): DecisionGate {
  const writer = writerHere(pool, new KeyRing(randomBytes(32)), { name: 'record_decisions' });
  return new DecisionGate(pool, writer, { databaseNamedStatements: true });
}

/** By external id, by id and by neither; with a new key, with a taken one and without. */
async function serve(gate: DecisionGate, number: number): Promise<void> {
  const key = randomBytes(32);
  const query = { partnerId, environment: 'sandbox' } as const;
  const queries: ContextQuery[] = [
    query,
    { ...query, externalDigest: digests[number] },
    { ...query, customerId: ids[number], idempotencyDigest: key },
  ];
  for (const one of queries) await gate.know(one);
  await gate.record(record(ids[number], undefined));
  await gate.record(record(ids[number], key));
  await gate.record(record(ids[number], key));
  await gate.know({ ...query, customerId: ids[number], idempotencyDigest: key });
}

function record(customerId: Uuid | undefined, key: Buffer | undefined): DecisionRecord {
  return {
    id: familyRoot(newUuid(Date.now())),
    partnerId,
    environment: 'sandbox',
    borrower: customerId && { id: customerId, wrappedKey: null },
    scenario: 'any',
    purpose: 'payment',
    amountMinor: 1,
    currency: 'CNY',
    snapshotVersion: 1,
    offerCount: 0,
    outcome: 'no_product_in_scope',
    verdicts: '',
    receipt: '{}',
    answer: Buffer.from('{}'),
    idempotencyDigest: key,
    fingerprint: key,
  };
}

/** Customers with a profile, an agreement, decisions and keys, as their tables hold them; nobody gathers statistics. */
async function fill(): Promise<void> {
  await withClient(ownerUrl, async (owner) => {
    await owner.query(
      `insert into customer (id, bucket, partner_id, environment, kind, status, verification, external_digest, party_id, acquisition)
       select id, bucket_of(id), $1, 'sandbox', 'person', 'active', 'none', digest, id, '{"v": 1}'
       from unnest($2::uuid[], $3::bytea[]) as c(id, digest)`,
      [partnerId, ids, digests],
    );
    await owner.query(
      `insert into profile (customer_id, bucket, partner_id, environment, source, facts, computed_at)
       select id, bucket_of(id), $1, 'sandbox', 'declared', '{"v": 1}', now() from unnest($2::uuid[]) as c(id)`,
      [partnerId, ids],
    );
    await owner.query(
      `insert into agreement (id, bucket, partner_id, environment, customer_id, application_id, offer_id, scenario, product,
         product_version, currency, amount_minor, contract, contract_hash, status, status_changed_at, version,
         closed_through, booked, booked_through, outstanding_minor, credit_balance_minor, overdue_minor, days_past_due)
       select id, bucket_of(id), $1, 'sandbox', id, id, id, 'any', 'retail-flex', 1, 'CNY', 1, '{}', '', 'active', now(), 1,
         now(), '{}', now(), 1, 0, 0, 0 from unnest($2::uuid[]) as a(id)`,
      [partnerId, ids],
    );
  });
  const gate = openGate();
  await Promise.all(ids.map((id) => gate.record(record(id, randomBytes(32)))));
}

/** Rows and index entries that were read so far, by table. */
async function rowsRead(): Promise<Record<string, number>> {
  await pool.query('select pg_stat_force_next_flush()');
  return withClient(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string; read: number }>(
      `select t.relname as name, (t.seq_tup_read + coalesce(sum(i.idx_tup_read), 0))::float8 as read
       from pg_stat_user_tables t left join pg_stat_user_indexes i using (relid) group by t.relid, t.relname, t.seq_tup_read`,
    );
    return Object.fromEntries(rows.map(({ name, read }) => [name, read]));
  });
}
