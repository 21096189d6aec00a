// Notifications a second from the outbox to a receiver, beside a loop that only signs and posts; and what 950 healthy
// endpoints feel of 50 that hang. Run after `npm run build`:
// node test/bench/webhooks.bench.mjs [--rounds 5] [--seconds 15] [--messages 20000] [--rate 400]
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { cpuOf, cpuOfServer, startWorker } from './offers/programs.mjs';
import { dropBank, openBank, projectDir } from './offers/database.mjs';
import { median, readNumbers } from './offers/report.mjs';
import { addEndpoints, emit, forgetAll } from './webhooks/endpoints.mjs';
import { withClient } from '../../dist/src/platform/embedded-postgres/index.js';

const DATABASE = 'embank_bench_webhooks';
const ENDPOINTS = 1_000;
const HANGING = 50;
const EMIT_EVERY_MS = 50;
const PROFILE = process.env.BENCH_PROFILE
  ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
  : [];
const GOAL = { perSecond: 1_500, ratio: 1.25 };

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '15' },
    messages: { type: 'string', default: '20000' },
    rate: { type: 'string', default: '400' },
  },
});
const { rounds, seconds, messages, rate } = readNumbers(values);

const script = (name) => path.join(projectDir, 'test/bench/webhooks', name);
const bank = await openBank(DATABASE);
const env = { ...bank.env, WEBHOOK_ALLOW_LOOPBACK: 'true' };
const receiver = fork(script('receiver.mjs'));
const [{ port }] = await once(receiver, 'message');
const url = `http://127.0.0.1:${port}`;

try {
  await withClient(bank.urls.ownerUrl, async (owner) => {
    if (messages > 0) await throughput(owner);
    if (rounds > 0) await isolation(owner);
  });
} finally {
  receiver.disconnect();
  await dropBank(bank, DATABASE);
  await bank.server.stop();
}

async function ask(what) {
  receiver.send(what);
  return (await once(receiver, 'message'))[0];
}

async function throughput(owner) {
  const [partnerId] = await addEndpoints(owner, [`${url}/one`]);
  console.log(`${messages} messages to one endpoint; load average ${loadavg()[0].toFixed(1)}`);
  for (let i = 0; i < 3; i++) {
    const bare = JSON.parse(
      (
        await promisify(execFile)(process.execPath, [
          script('bare-loop.mjs'),
          `${url}/bare`,
          String(messages),
        ])
      ).stdout,
    );
    await emitMany(owner, partnerId, messages);
    const ours = await drained(owner);
    console.log(
      `bare loop ${bare.messagesPerSecond.toFixed(0)}/s, ${bare.cpuUs.toFixed(0)} µs each; ` +
        `worker ${ours.perSecond.toFixed(0)}/s (goal ${GOAL.perSecond}), ${ours.workerUs.toFixed(0)} µs worker, ` +
        `${ours.serverUs.toFixed(0)} µs PostgreSQL, ${ours.receiverUs.toFixed(0)} µs receiver each`,
    );
  }
  await owner.query('delete from webhook_endpoint');
}

async function emitMany(owner, partnerId, count) {
  for (let left = count; left > 0; left -= 1_000) {
    await emit(
      owner,
      Array.from({ length: Math.min(left, 1_000) }, () => partnerId),
      0,
    );
  }
}

/** From the first message to the last answer; the start of the process is not part of it. */
async function drained(owner) {
  await ask('reset');
  const worker = await startWorker(env, PROFILE);
  const pids = () => [cpuOf(worker.pid), cpuOfServer(bank.server.pid), cpuOf(receiver.pid)];
  const before = pids();
  const startMs = Date.now();
  let report;
  do await sleep(100);
  while ((report = await ask('report')).ids < messages);
  const waiting = () => owner.query('select 1 from webhook_queue limit 1');
  while ((await waiting()).rowCount > 0) await sleep(20);
  const [workerUs, serverUs, receiverUs] = pids().map((us, i) => (us - before[i]) / messages);
  const perSecond = messages / ((report.lastMs - startMs) / 1_000);
  await stopWorker(worker);
  return { perSecond, workerUs, serverUs, receiverUs };
}

async function isolation(owner) {
  const urls = Array.from(
    { length: ENDPOINTS },
    (_, i) => `${url}/${i < HANGING ? 'hanging' : 'healthy'}/${i}`,
  );
  const partnerIds = await addEndpoints(owner, urls);
  console.log(
    `${ENDPOINTS} endpoints, ${rate} messages/s, ${rounds} pairs of ${seconds} s; load average ${loadavg()[0].toFixed(1)}`,
  );
  const ratios = [];
  for (let i = 0; i < rounds; i++) {
    const found = {};
    for (const mode of i % 2 === 0 ? ['answer', 'hang'] : ['hang', 'answer'])
      found[mode] = await steady(owner, partnerIds, mode);
    const { answer, hang } = found;
    ratios.push(hang.p95Ms / answer.p95Ms);
    console.log(
      `healthy p95 ${answer.p95Ms} ms without, ${hang.p95Ms} ms beside ${HANGING} that hang (${ratios.at(-1).toFixed(2)} x); ` +
        `p50 ${answer.p50Ms} and ${hang.p50Ms} ms; ${answer.measured} and ${hang.measured} messages`,
    );
  }
  console.log(`median ratio of p95 ${median(ratios).toFixed(2)} (goal at most ${GOAL.ratio})`);
}

/** A new worker each time, so that no round knows the endpoints of the one before. The first fifth is not measured. */
async function steady(owner, partnerIds, mode) {
  await forgetAll(owner);
  await ask(mode);
  const worker = await startWorker(env, PROFILE);
  await load(owner, partnerIds, seconds / 5);
  await sleep(300);
  await ask('reset');
  await load(owner, partnerIds, seconds);
  await sleep(1_000);
  const report = await ask('report');
  await stopWorker(worker, 'SIGKILL');
  return report;
}

async function load(owner, partnerIds, forSeconds) {
  const startMs = performance.now();
  for (let sent = 0, turn = 0; sent < rate * forSeconds;) {
    const due = Math.min(rate * forSeconds, (rate * (performance.now() - startMs)) / 1_000);
    const chosen = Array.from(
      { length: Math.floor(due - sent) },
      () => partnerIds[turn++ % partnerIds.length],
    );
    if (chosen.length > 0) await emit(owner, chosen, Date.now());
    sent += chosen.length;
    await sleep(EMIT_EVERY_MS);
    if (due >= rate * forSeconds) break;
  }
}

async function stopWorker(worker, signal = 'SIGTERM') {
  const ended = once(worker, 'exit');
  worker.kill(signal);
  await ended;
}
