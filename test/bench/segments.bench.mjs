// Whom a rule would mean, asked of 1,000,000 customers: a sample while somebody types, everybody when he saves, and a
// segment made of them. Run after `npm run build`: node test/bench/segments.bench.mjs [--customers 1000000] [--rounds 5]
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ruleSql } from '../../dist/src/engines/rules/sql/index.js';
import {
  audienceCatalogue,
  audienceSources,
} from '../../dist/src/modules/profiles/segments/facts-columns.js';
import { PreviewRepository } from '../../dist/src/modules/profiles/segments/preview.repository.js';
import { bucketsFor, sampleSize } from '../../dist/src/modules/profiles/segments/sample.js';
import { RunsRepository } from '../../dist/src/modules/profiles/segments/runs.repository.js';
import { dropBank, openBank } from './offers/database.mjs';
import { quantile, readNumbers } from './offers/report.mjs';

const BUCKETS = 4096;
const PART = 100_000;
const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
  },
});
const { customers, rounds } = readNumbers(values);

const leaf = (f, op, v) => ({ f, op, v });
/** Of 4 to 8 comparisons, as people write them. */
const TYPED = [
  [
    leaf('kind', 'eq', 'person'),
    leaf('age', 'between', [25, 45]),
    leaf('purchaseDays.last90', 'gte', 3),
    leaf('tags', 'hasNone', ['blocked']),
  ],
  [
    leaf('profile.rfm.cell', 'in', ['champions', 'loyal']),
    leaf('profile.abc', 'eq', 'A'),
    leaf('spend.net', 'gte', 100_000),
    leaf('consents', 'has', 'profiling'),
  ],
  [
    leaf('purchase.last', 'olderThanDays', 60),
    leaf('purchase.last', 'withinDays', 365),
    leaf('purchases', 'gte', 5),
    { not: leaf('tags', 'has', 'vip') },
  ],
  [
    leaf('occupation', 'in', ['employed', 'selfEmployed']),
    leaf('income.monthly', 'gte', 800_000),
    leaf('debtService.monthly', 'lte', { field: 'income.monthly', times: 0.3 }),
    leaf('income.currency', 'eq', 'CNY'),
    leaf('age', 'lt', 60),
  ],
  [
    { any: [leaf('tags', 'hasAny', ['t1', 't2', 't3']), leaf('profile.tier', 'eq', 'gold')] },
    leaf('acquisition.first', 'under', 'retail'),
    leaf('activeDays.last30', 'gte', 2),
    leaf('verification', 'ne', 'none'),
  ],
  [
    leaf('scenes', 'hasAll', ['retail', 'daily']),
    leaf('profile.lifecycle', 'in', ['growing', 'mature']),
    { any: [leaf('purchaseDays.last30', 'gte', 2), leaf('spend.net', 'gt', 500_000)] },
    leaf('kind', 'eq', 'person'),
    leaf('age', 'gte', 18),
    leaf('tags', 'hasNone', ['blocked', 't9']),
  ],
].map((all) => ({ all }));
const NESTED = {
  all: [
    { segment: 'outer' },
    { not: { segment: 'inner' } },
    { any: [{ segment: 'outer' }, { segment: 'inner' }] },
  ],
};
const TAIL = {
  all: [
    leaf('in.retail.purchaseDays90', 'gte', 2),
    leaf('in.daily.daysSince', 'lte', 30),
    leaf('kind', 'eq', 'person'),
  ],
};
const segments = new Map([
  ['inner', { v: 1, when: TYPED[1] }],
  ['outer', { v: 1, when: { any: [{ segment: 'inner' }, TYPED[0]] } }],
]);

/** Customers whose ids carry their bucket, with facts drawn by lot. */
const FILL = `with numbers as (
    select n, floor(random() * 4096)::int2 as bucket from generate_series($1::int8, $2::int8) n),
  who as (
    select n, bucket, (lpad(to_hex(n), 8, '0') || '-0000-7' || lpad(to_hex(bucket::int4), 3, '0') || '-8000-'
      || lpad(to_hex(n), 12, '0'))::uuid as id, (select id from partner where slug = 'lumen-phones') as partner_id
    from numbers),
  c as (
    insert into customer (id, bucket, partner_id, environment, kind, status, verification, acquisition)
    select id, bucket, partner_id, 'live', 'person', 'active', 'phone', '{"v": 1}' from who),
  f as (
    insert into customer_facts (customer_id, bucket, partner_id, environment, kind, verification, partner, age_years,
      occupation, currency, income_monthly_minor, debt_service_monthly_minor, acquisition_first, acquisition_last,
      acquired_on, purchases, purchase_days_30, purchase_days_90, purchase_days_365, active_days_30, first_purchase_on,
      last_purchase_on, last_active_on, spend_currency, spent_minor, refunded_minor, rfm_cell, rfm_recency, rfm_frequency,
      rfm_monetary, abc, lifecycle, clv_minor, tier, consents, scenes, tags, segments, clock_offset_ms, computed_at)
    select id, bucket, partner_id, 'live', case when random() < 0.9 then 'person' else 'organisation' end,
      (array['none', 'phone', 'document', 'bank'])[1 + floor(random() * 4)], 'lumen-phones',
      case when random() < 0.9 then 18 + floor(random() * 62) end,
      (array['employed', 'selfEmployed', 'student', 'retired', 'other'])[1 + floor(random() * 6)], 'CNY',
      case when random() < 0.7 then 300000 + floor(random() * 1500000) end, floor(random() * 400000),
      (array['retail.electronics.phone', 'daily.food.grocery', 'mobility.fuel', 'travel.flight'])[1 + floor(random() * 4)],
      'retail', current_date - floor(random() * 900)::int, floor(random() * 60), floor(random() * 5),
      floor(random() * 10), floor(random() * 40), floor(random() * 8), current_date - 900,
      current_date - floor(random() * 400)::int, current_date - floor(random() * 300)::int, 'CNY',
      floor(random() * 1000000), 0, (array['champions', 'loyal', 'new', 'promising', 'lost', 'hibernating'])[1 + floor(random() * 6)],
      1 + floor(random() * 5), 1 + floor(random() * 5), 1 + floor(random() * 5),
      (array['A', 'B', 'C'])[1 + floor(random() * 3)],
      (array['growing', 'mature', 'slipping', 'lost'])[1 + floor(random() * 4)], floor(random() * 1000000),
      (array['gold', 'silver', null])[1 + floor(random() * 3)],
      case when random() < 0.6 then '{profiling,profiling/profile,profiling/tags}'::text[] else '{}' end,
      case when random() < 0.5 then '{daily,retail}'::text[] else '{retail}' end,
      array(select 't' || t from generate_series(1, 20) t where random() < 0.3 and n = n)
        || case when random() < 0.05 then '{vip}'::text[] else '{}' end
        || case when random() < 0.02 then '{blocked}'::text[] else '{}' end,
      '{}', 0, now() from who)
  insert into customer_facts_tail (customer_id, bucket, partner_id, environment, attributes)
  select id, bucket, partner_id, 'live', jsonb_build_object('in.retail.purchases', floor(random() * 40),
    'in.retail.purchaseDays90', floor(random() * 8), 'in.retail.daysSince', floor(random() * 300),
    'in.daily.purchases', floor(random() * 40), 'in.daily.purchaseDays90', floor(random() * 8),
    'in.daily.daysSince', floor(random() * 300)) from who`;

const name = 'embank_bench_segments';
const bank = await openBank(name);
const pool = new pg.Pool({ connectionString: bank.urls.appUrl, max: 1 });
try {
  await fill();
  const counts = new PreviewRepository();
  console.log(`load average ${loadavg()[0].toFixed(1)}; ${customers} customers`);
  const sample = (tx, sql) => counts.sample(tx, 'live', bucketsFor(sampleSize(sql), customers), sql, []);
  await measure('sample, typed columns', TYPED, 2, sample);
  await measure('sample, long tail', [TAIL], 2, sample);
  await measure('exact, typed columns', TYPED, 2, (tx, sql) => counts.exact(tx, 'live', sql));
  await measure('exact, nested segments', [NESTED], 2, (tx, sql) => counts.exact(tx, 'live', sql));
  await countTail();
  await makeSegment();
} finally {
  await pool.end();
  await dropBank(bank, name);
  await bank.server.stop();
}

/** As the bank's staff role sees it, through the same walls as in service. */
async function asStaff(work) {
  const client = await pool.connect();
  try {
    await client.query('begin; set local role embank_staff');
    const result = await work({ query: async (text, params) => (await client.query(text, params)).rows });
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(error);
    throw error;
  }
}

function compiled(when, parametersBefore) {
  const today = `'${new Date().toISOString().slice(0, 10)}'::date`;
  return ruleSql(when, audienceCatalogue, {
    sources: audienceSources,
    segments,
    today,
    parametersBefore,
    writtenOut: 64,
  });
}

async function measure(what, rules, parametersBefore, ask) {
  const times = [];
  let matched = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const rule of rules) {
      const sql = compiled(rule, parametersBefore);
      const began = performance.now();
      const { matches } = await asStaff((tx) => ask(tx, sql));
      times.push(performance.now() - began);
      matched += matches;
    }
  }
  const average = (matched / times.length).toFixed(0);
  const [p50, p95] = [0.5, 0.95].map((part) => quantile(times, part).toFixed(1));
  console.log(
    `${what}: p50 ${p50} ms, p95 ${p95} ms (${times.length} counts, ${average} matches on average)`,
  );
}

/** As the job does it, slice by slice. */
async function countTail() {
  const runs = new RunsRepository({ nowMs: () => Date.now() });
  const slice = Math.max(1, Math.floor((BUCKETS * 50_000) / customers));
  const sql = compiled(TAIL, 3);
  const began = performance.now();
  let matches = 0;
  for (let from = 0; from < BUCKETS; from += slice) {
    const part = { from, until: Math.min(BUCKETS, from + slice) };
    matches += (await asStaff((tx) => runs.countSlice(tx, 'live', part, sql))).counted;
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(`exact, long tail, as a job: ${seconds.toFixed(1)} s, ${matches} matches`);
}

/** Everybody is gone through once, slice by slice, as after a new version; and again, when nothing changes. */
async function makeSegment() {
  const runs = new RunsRepository({ nowMs: () => Date.now() });
  const slice = Math.max(1, Math.floor((BUCKETS * 4_000) / customers));
  for (const what of ['made', 'made again']) {
    const sql = compiled(TYPED[0], 3);
    const began = performance.now();
    let moved = 0;
    for (let from = 0; from < BUCKETS; from += slice) {
      const until = Math.min(BUCKETS, from + slice);
      const rows = await asStaff((tx) =>
        runs.moveSlice(tx, { name: 'bench', number: 1 }, { from, until }, sql),
      );
      moved += rows.length;
    }
    const seconds = (performance.now() - began) / 1000;
    console.log(`a segment ${what}: ${seconds.toFixed(1)} s for everybody, ${moved} came or went`);
  }
}

async function fill() {
  const owner = new pg.Client({ connectionString: bank.urls.ownerUrl });
  await owner.connect();
  try {
    const began = performance.now();
    for (let from = 0; from < customers; from += PART) {
      await owner.query(FILL, [from, Math.min(customers, from + PART) - 1]);
    }
    await owner.query('vacuum (analyze) customer_facts, customer_facts_tail, segment_member');
    console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  } finally {
    await owner.end();
  }
}
