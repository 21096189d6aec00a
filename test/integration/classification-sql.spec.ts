import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { newUuid } from '../../src/kernel/ids.js';
import type { Classes } from '../../src/modules/profiles/classification/classes.js';
import { ClassificationsRepository } from '../../src/modules/profiles/classification/classifications.repository.js';
import type { Classified } from '../../src/modules/profiles/classification/classified-rows.js';
import type { ScoredFrame } from '../../src/modules/profiles/classification/frame.js';
import type { Member } from '../../src/modules/profiles/classification/member.js';
import { PopulationRepository } from '../../src/modules/profiles/classification/population.repository.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { testDatabase } from '../support/database.js';

const CUSTOMERS = 2_000;
const ASKED = 300;
const partnerId = newUuid(Date.now());
const frame: ScoredFrame = { environment: 'sandbox', kind: 'person', scope: 'retail', currency: 'CNY' };
const ids = Array.from({ length: CUSTOMERS }, () => newUuid(Date.now())).sort();
const population = new PopulationRepository();
const classifications = new ClassificationsRepository();
let client: pg.Client;
let tx: Tx;

/** A bank that has just grown: nobody has gathered statistics since its tables were empty. */
beforeAll(async () => {
  const { ownerUrl } = await testDatabase();
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  tx = {
    query: async (sql: string, params: unknown[]) => (await client.query(sql, params)).rows as unknown[],
  } as unknown as Tx;
  await client.query('analyze');
  await client.query(
    `insert into partner (id, slug, name, industry, status, status_changed_at, sandbox_offset_ms, created_at)
     values ($1, 'a-shop', 'A shop', 'retail', 'active', now(), 86400000, now())`,
    [partnerId],
  );
  await client.query(
    `insert into customer (id, bucket, partner_id, environment, kind, status, verification, external_digest, acquisition)
     select id, bucket_of(id), $1, 'sandbox', 'person', 'active', 'none', digest, '{"v": 1}'
     from unnest($2::uuid[], $3::bytea[]) as c(id, digest)`,
    [partnerId, ids, ids.map(() => randomBytes(16))],
  );
  await client.query(
    `insert into customer_summary (customer_id, bucket, partner_id, environment, kind, scope, currency, occasions,
       purchase_days, first_day, last_day, last_at, purchased_minor, refunded_minor, refunds, first_day_minor, recent_days,
       last_active_day, active_day_bits, day_set_from, day_set, version, changed_at)
     select id, bucket_of(id), $1, 'sandbox', 'person', 'retail', 'CNY', 3, 2, 20000, 20010, '2024-10-14T08:00:00.123Z', 500, 20, 1,
       100, '{20010,20000}', 20010, 5, 0, '', 7, now() from unnest($2::uuid[]) as c(id)`,
    [partnerId, ids],
  );
  await client.query(
    `insert into customer_facts (customer_id, bucket, partner_id, environment, kind, verification, partner, consents, scenes,
       tags, segments, clock_offset_ms, computed_at)
     select id, bucket_of(id), $1, 'sandbox', 'person', 'none', 'a-shop', '{}', '{}', '{}', '{}', 0, now()
     from unnest($2::uuid[]) as c(id)`,
    [partnerId, ids],
  );
});

afterAll(() => client.end());

test('members are read in order, as their rows stand, each at his own time', async () => {
  const asOf = new Date('2026-01-01T00:00:00.250Z');
  const { members, last } = await population.after(tx, frame, asOf, null, ASKED);
  expect(members.map(({ customerId }) => customerId)).toEqual(ids.slice(0, ASKED));
  expect(last).toBe(ids[ASKED - 1]);
  expect(members[0]).toEqual({
    customerId: ids[0],
    partnerId,
    frame,
    summary: {
      occasions: 3,
      purchaseDays: 2,
      firstDay: 20_000,
      lastDay: 20_010,
      lastAtMs: Date.parse('2024-10-14T08:00:00.123Z'),
      purchased: 500,
      refunded: 20,
      refunds: 1,
      firstDayAmount: 100,
      recentDays: [20_010, 20_000],
      isExact: true,
      lastActiveDay: 20_010,
      activeDayBits: 5,
    },
    version: 7,
    nowMs: asOf.getTime() + 86_400_000,
    seenMs: null,
    before: undefined,
  });
  const none = await population.after(tx, frame, asOf, ids.at(-1) ?? null, ASKED);
  expect(none).toEqual({ members: [], last: undefined });
});

test('who is new is stored and who is known is changed, and each is looked up by his key', async () => {
  const { members } = await population.after(tx, frame, new Date(), null, CUSTOMERS);
  await classifications.save(tx, members.map(classified));
  const known = (await population.after(tx, frame, new Date(), null, ASKED)).members;
  expect(known[0]?.before).toEqual({
    cell: 'loyal',
    abc: 'A',
    stage: 'mature',
    tier: null,
    cluster: 'cluster-1',
  });
  const read = await rowsRead('classification', async () => {
    await classifications.save(
      tx,
      known.map((member) => ({
        ...classified(member),
        runNumber: 2,
        classes: { ...CLASSES, cell: null, monetaryMinor: -5_000_000_000 },
      })),
    );
  });
  expect(read).toBeLessThanOrEqual(2 * ASKED);
  const { rows } = await client.query(
    `select count(*)::int4 as customers, run_number, cell, monetary_minor, p_alive, as_of from classification
     group by 2, 3, 4, 5, 6 order by 2`,
  );
  expect(rows).toEqual([
    expect.objectContaining({ customers: CUSTOMERS - ASKED, run_number: 1, cell: 'loyal' }),
    {
      customers: ASKED,
      run_number: 2,
      cell: null,
      monetary_minor: '-5000000000',
      p_alive: 0.1,
      as_of: expect.any(Date) as Date,
    },
  ]);
});

/** It once walked through all of an index for each of them, and a new bank's facts did not follow its first publication. */
test('what facts are told is looked up by their customers, however new the tables are', async () => {
  const read = await rowsRead('classification', () => classifications.tellFacts(tx, ids.slice(0, ASKED)));
  expect(read).toBeLessThanOrEqual(2 * ASKED);
  const { rows } = await client.query(
    'select count(*)::int4 as told from customer_facts where lifecycle is not null',
  );
  expect(rows).toEqual([{ told: ASKED }]);
});

test('whole days are counted in floating point as exactly, and lots are drawn by bytes as by letters', async () => {
  const { rows } = await client.query(
    `with borders as (
       select now() as until, now() - make_interval(hours => 24 * days) + micros * interval '1 microsecond' as at
       from generate_series(0, 4000, 7) as days, unnest(array[-1, 0, 1]) as micros)
     select count(*) filter (where floor(date_part('epoch', until - at) / 86400)
         <> floor(extract(epoch from until - at) / 86400))::int4 as different,
       (select array_agg(id order by right(id::text, 12), id) = array_agg(id order by substring(uuid_send(id) from 11), id)
        from unnest($1::uuid[]) as id) as "isOneOrder" from borders`,
    [ids],
  );
  expect(rows).toEqual([{ different: 0, isOneOrder: true }]);
});

const CLASSES: Classes = {
  stage: 'mature',
  recencyDays: 3,
  frequency: 3,
  monetaryMinor: 480,
  r: 1,
  f: 2,
  m: 3,
  cell: 'loyal',
  abc: 'A',
  pAlive: 0.1,
  expectedPurchases: 2.5,
  expectedValueMinor: 7,
  clvMinor: 12,
  tier: null,
  cluster: 'cluster-1',
};

function classified(member: Member): Classified {
  return { member, runNumber: 1, classes: CLASSES };
}

/** Rows of a table that some work reads, in a transaction of its own. */
async function rowsRead(table: string, work: () => Promise<unknown>): Promise<number> {
  const soFar = async (): Promise<number> => {
    const { rows } = await client.query<{ rows: number }>(
      'select (seq_tup_read + idx_tup_fetch)::int4 as rows from pg_stat_xact_user_tables where relname = $1',
      [table],
    );
    return rows[0]?.rows ?? NaN;
  };
  await client.query('begin');
  const before = await soFar();
  await work();
  const after = await soFar();
  await client.query('commit');
  return after - before;
}
