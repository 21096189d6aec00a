// All that is known of one customer, as staff see it in one answer: of somebody with 10,000 events, 200 decisions and some
// agreements, beside somebody with almost nothing, among others who have events too.
// Run after `npm run build`: node test/bench/overview.bench.mjs [--events 10000] [--decisions 200] [--requests 500] [--customers 20000]
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { formatId, parseId } from '../../dist/src/kernel/ids.js';
import { withClient } from '../../dist/src/platform/embedded-postgres/index.js';
import { addCustomers, dropBank, openBank } from './offers/database.mjs';
import { cpuOf, cpuOfServer, startServer, stopServer } from './offers/programs.mjs';
import { quantile, readNumbers } from './offers/report.mjs';
import { addHistory, addMonths, addOthersEvents } from './overview/history.mjs';

const DATABASE = 'embank_bench_overview';
const WARM_UP = 50;
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000' },
    decisions: { type: 'string', default: '200' },
    requests: { type: 'string', default: '500' },
    customers: { type: 'string', default: '20000' },
  },
});
const options = readNumbers(values);

console.log(`Making a bank of ${options.customers} customers …`);
const bank = await openBank(DATABASE);
let server;
try {
  await addCustomers(bank, 0, options.customers);
  await withClient(bank.urls.ownerUrl, addMonths);
  await withClient(bank.urls.ownerUrl, addOthersEvents);
  server = await startServer(['dist/src/main.js'], bank.env, 3_964);
  const [much, little] = [await aPerson('much'), await aPerson('little')];
  await withClient(bank.urls.ownerUrl, (owner) => addHistory(owner, parseId('customer', much), options));
  const officer = caller(await signIn());
  console.log(
    `load average ${loadavg()[0].toFixed(1)}; ${options.requests} requests each, one after another`,
  );
  await measure('almost nothing', () => officer('GET', `/staff/v1/customers/${little}/overview`));
  // That he was read goes on record once an hour, so that only the first time costs a write.
  const others = await everybodyElse();
  await measure('each time somebody else', () => officer('GET', `/staff/v1/customers/${others()}/overview`));
  await measure(`${options.events} events`, () => officer('GET', `/staff/v1/customers/${much}/overview`));
  const deep = await cursorAfter(officer, much, 10);
  await measure('a page of the timeline, deep', () =>
    officer('GET', `/staff/v1/customers/${much}/timeline?limit=20&cursor=${deep}`),
  );
} finally {
  if (server) await stopServer(server);
  await dropBank(bank, DATABASE);
  await bank.server.stop();
}

/** Known by his number to three partners, who agree that he may be classified. */
async function aPerson(name) {
  const register = async ({ key }) =>
    caller(key)('POST', '/v1/customers', {
      kind: 'person',
      externalId: name,
      name,
      phone: '+8613800138000',
      nationalId: `1101011990030700${name.length}1`,
      consents: ['profiling', 'creditCheck', 'marketing'].map((purpose) => ({
        purpose,
        grantedAt: '2026-01-01T00:00:00Z',
        textVersion: '1',
      })),
    });
  const [first, ...others] = bank.partners.slice(0, 3);
  const { id } = await register(first);
  for (const partner of others) await register(partner);
  const scenarios = ['retail.electronics.phone', 'retail.electronics', 'retail'];
  for (const [i, scenario] of scenarios.entries()) {
    await caller(first.key)('POST', '/v1/events', {
      externalId: `${name}-${i}`,
      type: 'purchase',
      occurredAt: new Date().toISOString(),
      customer: { id },
      scenario,
      amount: { amount: 10_000 * (i + 1), currency: 'CNY' },
    });
  }
  return id;
}

/** @returns what gives the next customer each time it is asked */
async function everybodyElse() {
  const { rows } = await withClient(bank.urls.ownerUrl, (owner) =>
    owner.query('select id from customer limit $1', [WARM_UP + options.requests]),
  );
  let next = 0;
  return () => formatId('customer', rows[next++ % rows.length].id);
}

async function cursorAfter(officer, customer, pages) {
  let cursor = '';
  for (let page = 0; page < pages; page += 1) {
    const query = cursor && `&cursor=${cursor}`;
    cursor = (await officer('GET', `/staff/v1/customers/${customer}/timeline?limit=100${query}`)).nextCursor;
  }
  return cursor;
}

/** Wall time and, because others may use the machine, the processor time of our process and of PostgreSQL. */
async function measure(what, ask) {
  for (let i = 0; i < WARM_UP; i += 1) await ask();
  const cpu = () => [cpuOf(server.child.pid), cpuOfServer(bank.server.pid)].map((us = 0) => us / 1_000);
  const [ours, theirs] = cpu();
  const times = [];
  for (let i = 0; i < options.requests; i += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  const [oursNow, theirsNow] = cpu();
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => quantile(times, part).toFixed(1));
  const [here, there] = [oursNow - ours, theirsNow - theirs].map((ms) => (ms / times.length).toFixed(1));
  console.log(
    `${what}: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms (processor: ${here} ms here, ${there} ms PostgreSQL)`,
  );
}

async function signIn() {
  const { email, password } = bank.staff.find(({ role }) => role === 'checker');
  const { accessToken } = await caller()('POST', '/staff/v1/sign-in', { email, password });
  return accessToken;
}

function caller(token) {
  return async (method, path, body) => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
}
