// Whether an offers request costs the same in a bank of a hundred times as many customers.
// Run after `npm run build`: node test/bench/growth.bench.mjs [--small 10000] [--large 1000000] [--rounds 5] [--seconds 5]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { bucketOf, familyRoot, newUuid } from '../../dist/src/kernel/ids.js';
import { DecisionGate } from '../../dist/src/modules/offers/decision-gate.js';
import { addCustomers, addProducts, dropBank, openBank, randomCustomers } from './offers/database.mjs';
import { load, startServer, stopServer } from './offers/programs.mjs';
import { median, readNumbers } from './offers/report.mjs';

const REQUESTS = 500;
const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
  },
});
const options = { connections: 8, ...readNumbers(values) };

const banks = [];
const servers = [];
try {
  for (const size of [options.small, options.large]) {
    const name = `embank_bench_${size}`;
    const bank = { name, size, ...(await openBank(name)) };
    banks.push(bank);
    await addProducts(bank);
    await addCustomers(bank, 0, size);
    bank.pages = await pagesOfRequest(bank);
  }
  comparePages(...banks);
  for (const bank of banks)
    servers.push(await startServer(['dist/src/main.js'], bank.env, 3_951 + servers.length));
  await compareLatency();
} finally {
  for (const server of servers) await stopServer(server);
  for (const bank of banks) await dropBank(bank, bank.name);
  await banks[0]?.server.stop();
}

/** Pages touched by one request's read and one request's write, by index and table. */
async function pagesOfRequest(bank) {
  const pool = new pg.Pool({ connectionString: bank.adminUrl, max: 1 });
  const gate = new DecisionGate(pool, { databaseNamedStatements: true });
  const customers = await randomCustomers(bank, REQUESTS);
  const pages = {};
  // Once before it counts: the first call of a connection also reads the catalogue and plans.
  for (const sample of [customers.slice(0, 20), customers]) {
    for (const [step, call] of [
      ['read', (customer) => gate.know(queryOf(customer))],
      ['write', (customer) => gate.record(recordOf(customer))],
    ]) {
      const before = await blocks(pool);
      for (const customer of sample) await call(customer);
      const after = await blocks(pool);
      for (const [relation, count] of after) {
        const used = (count - (before.get(relation) ?? 0)) / sample.length;
        if (used > 0 && sample === customers) pages[`${step} ${relation}`] = used;
      }
    }
  }
  await pool.end();
  return pages;
}

function queryOf({ partnerId, digest }) {
  return { partnerId, environment: 'sandbox', externalDigest: digest };
}

function recordOf({ partnerId, customerId }) {
  return {
    id: familyRoot(newUuid(Date.now(), bucketOf(customerId))),
    partnerId,
    environment: 'sandbox',
    customerId,
    scenario: 'retail.electronics.phone',
    purpose: 'payment',
    amountMinor: 349_000,
    currency: 'CNY',
    snapshotVersion: 1,
    offerCount: 0,
    outcome: 'no_product_in_scope',
    verdicts: '',
    inputs: Buffer.alloc(64),
    answer: Buffer.from('{}'),
  };
}

async function blocks(pool) {
  await pool.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query(
    `select regexp_replace(indexrelname, '_\\d{6}_', '_month_') as name, sum(idx_blks_read + idx_blks_hit)::float8 as blocks
     from pg_statio_user_indexes group by 1
     union all
     select regexp_replace(relname, '_\\d{6}$', '_month') || ' (table)', sum(heap_blks_read + heap_blks_hit)::float8
     from pg_statio_user_tables group by 1`,
  );
  return new Map(rows.map(({ name, blocks: count }) => [name, count]));
}

function comparePages(small, large) {
  console.log(`Pages a request, ${small.size} and ${large.size} customers:`);
  const names = new Set([...Object.keys(small.pages), ...Object.keys(large.pages)]);
  for (const name of [...names].sort()) {
    const [a, b] = [small.pages[name] ?? 0, large.pages[name] ?? 0];
    console.log(`  ${name.padEnd(58)} ${a.toFixed(1).padStart(6)} ${b.toFixed(1).padStart(6)}`);
  }
}

async function compareLatency() {
  const p50s = banks.map(() => []);
  const ratios = [];
  for (let round = -1; round < options.rounds; round++) {
    const p50 = [];
    for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const bank = banks[i];
      const result = await load(servers[i].url, bank.key, { ...options, customers: bank.size }, 'plain');
      p50[i] = result.p50Ms;
    }
    if (round < 0) continue;
    p50.forEach((ms, i) => p50s[i].push(ms));
    ratios.push(p50[1] / p50[0]);
  }
  console.log(
    `p50 at ${options.connections} connections: ${p50s.map((all) => `${median(all)} ms`).join(' and ')}, ` +
      `ratio ${median(ratios).toFixed(2)}, load average ${loadavg()[0].toFixed(1)}`,
  );
}
