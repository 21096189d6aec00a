// Classification of 200,000 customers with some 10 million events: a full run, its publication, the next day's sweep, and how
// soon one event is in a profile. Runs read the running summaries that intake keeps, never the events, so events are not
// stored here: test/bench/segmentation/population.mjs makes the summaries of the same events.
// The API and the worker run as docker/compose.yaml has them, so what is measured is the worker, which does the jobs.
// Run after `npm run build`: node test/bench/segmentation.bench.mjs [--customers 200000] [--latencies 20]
// Several sizes, one bank after the other, show how it grows: --customers 50000,100000,200000,400000
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { withClient } from '../../dist/src/platform/embedded-postgres/index.js';
import { addCustomers, dropBank, externalIdOf, openBank } from './offers/database.mjs';
import { cpuOf, cpuOfServer, startServer, startWorker, stopServer } from './offers/programs.mjs';
import { median, readNumbers } from './offers/report.mjs';
import { addSummaries } from './segmentation/population.mjs';

const DATABASE = 'embank_bench_segmentation';
const LIMIT_MS = 300_000;
const DAY_MS = 86_400_000;
const { values } = parseArgs({
  options: { customers: { type: 'string', default: '200000' }, latencies: { type: 'string', default: '20' } },
});
const { latencies: samples } = readNumbers({ latencies: values.latencies });
const sizes = values.customers.split(',').map((customers) => readNumbers({ customers }).customers);

let bank;
const measured = [];
for (const customers of sizes) measured.push(await inBankOf(customers));
if (sizes.length > 1) showGrowth(measured);

async function inBankOf(customers) {
  console.log(`Making a bank of ${customers} customers …`);
  bank = await openBank(DATABASE);
  let server;
  let worker;
  try {
    await addCustomers(bank, 0, customers);
    const events = await withClient(bank.urls.ownerUrl, addSummaries);
    console.log(`${events} events in the summaries; load average ${loadavg()[0].toFixed(1)}`);
    server = await startServer(['dist/src/main.js'], { ...bank.env, API_DOES_JOBS: 'false' }, 3_963);
    worker = await startWorker(bank.env);
    return { customers, events, ...(await measure(server, worker.pid)) };
  } finally {
    if (worker) await stopServer({ child: worker });
    if (server) await stopServer(server);
    await dropBank(bank, DATABASE);
    await bank.server.stop();
  }
}

/** Wall time and, because others may use the machine, the processor time of the worker and of PostgreSQL. */
function stopwatch(pid) {
  const cpu = () => [cpuOf(pid), cpuOfServer(bank.server.pid)].map((us = 0) => us / 1e6);
  const [began, [ours, theirs]] = [performance.now(), cpu()];
  return () => {
    const [oursNow, theirsNow] = cpu();
    return {
      clock: (performance.now() - began) / 1_000,
      worker: oursNow - ours,
      database: theirsNow - theirs,
    };
  };
}

async function measure({ url, child }, pid) {
  const [maker, checker] = await Promise.all(['maker', 'checker'].map((role) => signIn(url, role)));
  const memory = () => `${memoryOf(pid)} MB, ${memoryOf(child.pid)} MB`;
  report('most memory of the worker and of the API, idle', memory());

  let elapsed = stopwatch(pid);
  const frame = { kind: 'person', scope: 'retail', currency: 'CNY', note: 'bench' };
  const { id } = await maker('POST', '/staff/v1/classification-runs', frame);
  const run = await until(
    () => maker('GET', `/staff/v1/classification-runs/${id}`),
    ({ status }) => !['queued', 'running'].includes(status),
  );
  const full = elapsed();
  if (run.status !== 'computed') throw new Error(`the run is ${run.status}: ${run.statusReason}`);
  const models = `models: ${run.lifetimeValue.status}`;
  report('full run: edges, ABC, models, everybody rehearsed', `${timesOf(full)}, ${models}`);
  report('most memory of both since their start', memory());

  const { approval } = await maker('POST', `/staff/v1/classification-runs/${id}/publish`, {
    reason: 'bench',
  });
  elapsed = stopwatch(pid);
  await checker('POST', `/staff/v1/approvals/${approval}/approve`);
  await until(isSwept, (done) => done);
  const publication = elapsed();
  report('publication: RFM, ABC, lifecycle, value and cluster of everybody stored', timesOf(publication));

  await withClient(bank.urls.ownerUrl, passADay);
  elapsed = stopwatch(pid);
  await until(isSwept, (done) => done);
  const sweep = elapsed();
  report('the next day, everybody again', timesOf(sweep));
  report('most memory of both since their start', memory());
  const memoryMb = memoryOf(pid);
  if (samples > 0)
    report('one event in the profile after', `${median(await latencies(url)).toFixed(0)} ms (median)`);
  return { full, publication, sweep, memoryMb };
}

/** For its customers: they are a day older, and so is what was told of them. */
async function passADay(owner) {
  await owner.query('begin');
  await owner.query('update partner set sandbox_offset_ms = sandbox_offset_ms + $1', [DAY_MS]);
  await owner.query('update classification_frame set swept_day = swept_day - 1, swept_number = null');
  await owner.query('commit');
}

function timesOf({ clock, worker, database }) {
  return `${clock.toFixed(1)} s (processor: ${worker.toFixed(1)} s the worker, ${database.toFixed(1)} s PostgreSQL)`;
}

/** As a table for docs/benchmarks.md. */
function showGrowth(rows) {
  const kinds = ['full', 'publication', 'sweep'];
  console.log(
    `\n| customers | events | ${kinds.map((kind) => `${kind}: clock, µs a customer`).join(' | ')} | peak |`,
  );
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const { customers, events, memoryMb, ...times } of rows.toSorted(
    (a, b) => a.customers - b.customers,
  )) {
    const cells = kinds.map((kind) => {
      const { clock, worker, database } = times[kind];
      const [wall, busy] = [clock, worker + database].map((s) => Math.round((s * 1e6) / customers));
      return `${clock.toFixed(1)} s, ${wall} (processor ${busy})`;
    });
    console.log(
      `| ${[customers, events].map((n) => n.toLocaleString('en')).join(' | ')} | ${cells.join(' | ')} | ${memoryMb} MB |`,
    );
  }
}

async function latencies(url) {
  const partner = caller(url, bank.key);
  const taken = [];
  for (let i = 0; i < samples; i++) {
    const externalId = externalIdOf(i * 97);
    const { id } = await partner('GET', `/v1/customers/by-external-id/${externalId}`);
    const consents = [{ purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z', textVersion: '1' }];
    await partner('POST', `/v1/customers/${id}/consents`, { consents });
    const frequency = async () =>
      (await partner('GET', `/v1/customers/${id}/profile`)).frames[0].rfm.frequency;
    const before = await frequency();
    await partner('POST', '/v1/events', {
      externalId: `bench-${i}`,
      type: 'purchase',
      occurredAt: new Date().toISOString(),
      customer: { id },
      scenario: 'retail.electronics.phone',
      amount: { amount: 1_000, currency: 'CNY' },
    });
    const began = performance.now();
    await until(frequency, (now) => now > before, 10);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** Asked of the table: the list of frames counts everybody, and asking for it would be most of what is measured. */
async function isSwept() {
  return withClient(bank.urls.ownerUrl, async (owner) => {
    const { rows } = await owner.query(
      `select swept_number = published_number as done from classification_frame where scope = 'retail'`,
    );
    return rows[0]?.done === true;
  });
}

async function signIn(url, role) {
  const { email, password } = bank.staff.find((one) => one.role === role);
  const { accessToken } = await caller(url)('POST', '/staff/v1/sign-in', { email, password });
  return caller(url, accessToken);
}

function caller(url, token) {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
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

async function until(look, isThere, everyMs = 100) {
  for (const end = performance.now() + LIMIT_MS; performance.now() < end; await sleep(everyMs)) {
    const value = await look();
    if (isThere(value)) return value;
  }
  throw new Error('it takes too long');
}

/** Megabytes of resident memory that a process has had at most. */
function memoryOf(pid) {
  return Math.round(statusOf(pid, 'VmHWM') / 1024);
}

function statusOf(pid, name) {
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function report(what, figure) {
  console.log(`${what.padEnd(76)} ${figure}`);
}
