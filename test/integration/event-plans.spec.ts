import { randomBytes } from 'node:crypto';
import { newUuid } from '../../src/kernel/ids.js';
import { EventCustomersRepository } from '../../src/modules/events/event-customers.repository.js';
import { EventsRepository } from '../../src/modules/events/events.repository.js';
import { SummariesRepository } from '../../src/modules/events/summaries.repository.js';
import { NO_SUMMARY } from '../../src/modules/events/summarising.js';
import { LIFE_EVENT_PATHS } from '../../src/modules/profiles/needs/needs-rules.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { bucketOfDigest } from '../../src/platform/security/keyed-digest.js';
import { testDatabase, withClient } from '../support/database.js';

const ROWS = 2_000;
const BATCH = 100;
const tenant = { partnerId: newUuid(Date.now()), environment: 'sandbox' } as const;
const digests = Array.from({ length: ROWS }, () => randomBytes(16));
const ids = digests.map((digest) => newUuid(Date.now(), bucketOfDigest(digest)));

/** What a repository asks the database, and nothing of the answer. */
async function asked(work: (tx: Tx) => Promise<unknown>): Promise<{ sql: string; params: unknown[] }> {
  const statements: { sql: string; params: unknown[] }[] = [];
  const tx = {
    query: (sql: string, params: unknown[]) => {
      statements.push({ sql, params });
      return Promise.resolve([]);
    },
  };
  await work(tx as unknown as Tx);
  return statements[0] as { sql: string; params: unknown[] };
}

/** Else what somebody needs is read from all his events. */
test('the scenes that say something of a life are those which have an index', async () => {
  const { ownerUrl } = await testDatabase();
  await withClient(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ def: string; body: string }>(
      `select indexdef as def, pg_get_functiondef('life_scenes'::regproc) as body
       from pg_indexes where indexname = 'event_life_scene'`,
    );
    const paths = LIFE_EVENT_PATHS.map((path) => path.replaceAll('.', '\\.')).join('|');
    expect(rows[0]?.def).toContain(`scenario ~ '^(${paths})(\\.|$)'`);
    expect(rows[0]?.body).toContain(`scenario ~ '^(${paths})(\\.|$)'`);
  });
});

const keys = ids.slice(0, BATCH).map((customerId) => ({
  customerId,
  kind: 'person' as const,
  scope: 'retail',
  currency: 'CNY',
}));

/**
 * A planner that has no statistics yet believes a table to be nearly empty, and reads it whole for each batch: in the first
 * minutes of a new bank intake once took longer with every customer.
 */
test('a batch looks up what it names, however large tables have grown since anybody gathered statistics', async () => {
  const { ownerUrl } = await testDatabase();
  const customers = new EventCustomersRepository();
  const summaries = new SummariesRepository();
  const events = new EventsRepository();
  const externals = digests.slice(0, BATCH).map((digest, i) => ({
    kind: 'external' as const,
    externalId: `u${i}`,
    digest: digest.toString('hex'),
    register: false,
    name: `${i}`,
  }));
  const statements = await Promise.all([
    asked((tx) => customers.find(tx, tenant, externals, true)),
    asked((tx) => summaries.read(tx, tenant, keys)),
    asked((tx) =>
      summaries.save(
        tx,
        tenant,
        keys.map((key) => ({ key, kept: NO_SUMMARY })),
        false,
      ),
    ),
    asked((tx) =>
      events.findKeys(
        tx,
        tenant,
        digests.slice(0, BATCH).map((digest) => digest.toString('hex')),
      ),
    ),
  ]);
  await withClient(ownerUrl, async (owner) => {
    await owner.query('analyze');
    await owner.query(
      `insert into customer (id, bucket, partner_id, environment, kind, status, verification, external_digest, acquisition)
       select id, bucket_of(id), $1, 'sandbox', 'person', 'active', 'none', digest, '{"v": 1}'
       from unnest($2::uuid[], $3::bytea[]) as c(id, digest)`,
      [tenant.partnerId, ids, digests],
    );
    await owner.query(
      `insert into customer_summary (customer_id, bucket, partner_id, environment, kind, scope, currency, occasions,
         purchase_days, purchased_minor, refunded_minor, refunds, first_day_minor, recent_days, active_day_bits,
         day_set_from, day_set, version, changed_at)
       select id, bucket_of(id), $1, 'sandbox', 'person', 'retail', 'CNY', 0, 0, 0, 0, 0, 0, '{}', 0, 0, '', 1, now()
       from unnest($2::uuid[]) as c(id)`,
      [tenant.partnerId, ids],
    );
    await owner.query(
      `insert into event_key (digest, bucket, partner_id, environment, event_id, fingerprint)
       select digest, bucket, $1, 'sandbox', id, digest from unnest($2::bytea[], $3::int2[], $4::uuid[]) as k(digest, bucket, id)`,
      [tenant.partnerId, digests, digests.map(bucketOfDigest), ids],
    );
    for (const { sql, params } of statements) {
      const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).not.toMatch(/Seq Scan on (customer|customer_summary|event_key)\b/);
    }
  });
});
