// Intake of events: a file and batches of 100, beside a plain COPY of the same rows and a bare batch handler, in rounds
// that alternate on one database.
// Run after `npm run build`: node test/bench/events.bench.mjs [--rounds 5] [--events 100000] [--customers 20000] [--connections 8]
import { once } from 'node:events';
import { request } from 'node:http';
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { withClient } from '../../dist/src/platform/embedded-postgres/index.js';
import { newUuid } from '../../dist/src/kernel/ids.js';
import { addCustomers, dropBank, openBank } from './offers/database.mjs';
import { cpuOf, cpuOfServer, startServer, stopServer } from './offers/programs.mjs';
import { median, readNumbers } from './offers/report.mjs';
import { copyRows } from './copy.mjs';
import { asLines, events } from './events/workload.mjs';

const DATABASE = 'embank_bench_events';
const BATCH = 100;
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    events: { type: 'string', default: '100000' },
    customers: { type: 'string', default: '20000' },
    connections: { type: 'string', default: '8' },
  },
});
const options = readNumbers(values);

console.log(`Making a bank of ${options.customers} customers …`);
const bank = await openBank(DATABASE);
const servers = [];
try {
  await addCustomers(bank, 0, options.customers);
  await prepare();
  const env = { ...bank.env, API_KEY: bank.key };
  const embank = await startServer(['dist/src/main.js'], env, 3_961);
  servers.push(embank);
  const bare = await startServer(['test/bench/events/bare-server.mjs'], env, 3_962);
  servers.push(bare);
  await compare(embank, bare);
} finally {
  for (const server of servers) await stopServer(server);
  await dropBank(bank, DATABASE);
  await bank.server.stop();
}

/** Naive tables with the same indices on what is asked for; quotas out of the way. */
async function prepare() {
  await withClient(bank.urls.ownerUrl, async (owner) => {
    await owner.query(`create table bare_event (id uuid primary key, customer_id uuid not null, type text not null,
      occurred_at timestamptz not null, amount int8, currency text, external_id text not null, text text)`);
    await owner.query('create index on bare_event (customer_id, id)');
    await owner.query('create table copied_event (like bare_event including all)');
    await owner.query('update partner set rate_limits = $1', [
      { sandbox: { second: 999_999, minute: 999_999_99, day: 999_999_999 } },
    ]);
    await owner.query('update config_head set version = version + 1');
  });
  bank.customerIds = await withClient(bank.urls.ownerUrl, async (owner) => {
    const { rows } = await owner.query('select external_id, id from bare_customer');
    return new Map(rows.map(({ external_id, id }) => [external_id, id]));
  });
}

async function compare(embank, bare) {
  const contestants = [
    { name: 'COPY', server: undefined, run: copy, rounds: [] },
    { name: 'bare batches of 100', server: bare, run: batches, rounds: [] },
    { name: 'batches of 100', server: embank, run: batches, rounds: [] },
    { name: 'a file', server: embank, run: file, rounds: [] },
  ];
  console.log(
    `${options.events} events a round, ${options.rounds} rounds, ${options.connections} connections for batches; ` +
      `load average ${loadavg()[0].toFixed(1)}`,
  );
  for (let round = -1; round < options.rounds; round++) {
    const first = Math.max(0, round) % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const result = await measure(contestant, round < 0 ? Math.ceil(options.events / 10) : options.events);
      if (round >= 0) contestant.rounds.push(result);
    }
    if (round < 0) continue;
    const rates = contestants.map(({ name, rounds }) => `${name} ${rounds[round].perSecond.toFixed(0)}/s`);
    console.log(`round ${round + 1} of ${options.rounds}: ${rates.join(', ')}`);
  }
  for (const contestant of contestants) report(contestant, contestants[1], contestants[0]);
}

async function measure({ server, run }, count) {
  const made = events(count, options.customers);
  const load = run === file ? asLines(made) : made;
  const cpu = () => [server ? cpuOf(server.child.pid) : 0, cpuOfServer(bank.server.pid)];
  const before = cpu();
  const startedMs = performance.now();
  await run(server, load);
  const seconds = (performance.now() - startedMs) / 1_000;
  const taken = cpu();
  const [node, postgres] = taken.map((us, i) => (us - before[i]) / count);
  const behind = run === copy ? 0 : await settled();
  const [nodeAfter, postgresAfter] = cpu().map((us, i) => (us - taken[i]) / count);
  return { perSecond: count / seconds, node, postgres, load: loadavg()[0], behind, nodeAfter, postgresAfter };
}

/** Facts and classes of customers follow their events; the next contestant begins when they have. @returns seconds */
async function settled() {
  const startedMs = performance.now();
  await withClient(bank.urls.ownerUrl, async (owner) => {
    for (;;) {
      const { rows } = await owner.query(
        'select exists (select from customer_change) or exists (select from summary_change) as is_behind',
      );
      if (!rows[0].is_behind) return;
      await sleep(100);
    }
  });
  return (performance.now() - startedMs) / 1_000;
}

async function copy(_server, made) {
  await withClient(bank.urls.ownerUrl, (owner) =>
    copyRows(
      owner,
      'copied_event',
      made.map((event) => [
        newUuid(Date.now()),
        bank.customerIds.get(event.customer.externalId),
        event.type,
        event.occurredAt,
        event.amount.amount,
        event.amount.currency,
        event.externalId,
        event.text ?? '\\N',
      ]),
    ),
  );
}

async function batches({ url }, made) {
  let at = 0;
  const sender = async () => {
    while (at < made.length) {
      const part = made.slice(at, (at += BATCH));
      const response = await fetch(`${url}/v1/events/batch`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bank.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ events: part }),
      });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`a batch answered ${response.status}: ${text}`);
      const { results } = JSON.parse(text);
      const taken = results?.filter(({ outcome }) => outcome === 'recorded').length;
      if (taken !== part.length) throw new Error(`of a batch ${taken} were taken`);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, sender));
}

async function file({ url }, lines) {
  const headers = { authorization: `Bearer ${bank.key}` };
  const opened = await fetch(`${url}/v1/event-imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  });
  const { id } = await opened.json();
  const sent = request(`${url}/v1/event-imports/${id}/content`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/x-ndjson', 'content-length': lines.length },
  });
  sent.end(lines);
  const [response] = await once(sent, 'response');
  const text = Buffer.concat(await response.toArray()).toString();
  const { status, refused, duplicates } = JSON.parse(text);
  if (status !== 'done' || refused + duplicates > 0) throw new Error(`the file was answered with ${text}`);
}

function report({ name, rounds }, bare, copied) {
  const of = (field) => median(rounds.map((round) => round[field]));
  const ratio = (other) => median(rounds.map((round, i) => round.perSecond / other.rounds[i].perSecond));
  console.log(
    `${name.padEnd(20)} ${of('perSecond').toFixed(0).padStart(6)} events/s  ${ratio(bare).toFixed(2)} x bare batches  ` +
      `${ratio(copied).toFixed(2)} x COPY  CPU an event: Node ${of('node').toFixed(0)} µs, PostgreSQL ${of('postgres').toFixed(0)} µs  ` +
      `load ${of('load').toFixed(1)}`,
  );
  if (of('behind') > 1) {
    console.log(
      `${''.padEnd(20)} followed by facts and classes of the customers ${of('behind').toFixed(1)} s later: ` +
        `Node ${of('nodeAfter').toFixed(0)} µs, PostgreSQL ${of('postgresAfter').toFixed(0)} µs an event more`,
    );
  }
}
