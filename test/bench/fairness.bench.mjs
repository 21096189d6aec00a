// What a partner feels of another that sends ten times its quota, beside the same partner keeping to it, in rounds that
// alternate. Run after `npm run build`: node test/bench/fairness.bench.mjs [--rounds 9] [--seconds 10]
import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { addCustomers, dropBank, externalIdOf, openBank, projectDir } from './offers/database.mjs';
import { startServer, stopServer } from './offers/programs.mjs';
import { median, readNumbers } from './offers/report.mjs';
import { withClient } from '../../dist/src/platform/embedded-postgres/index.js';

const DATABASE = 'embank_bench_fairness';
const NEIGHBOUR = 'wayside-wallet';
/** Requests a second of the partner that is watched, and the neighbour's quota. */
const RATE = 100;
const QUOTA = 100;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, seconds: { type: 'string', default: '10' } },
});
const { rounds, seconds } = readNumbers(values);

const bank = await openBank(DATABASE);
const neighbour = bank.partners.find(({ slug }) => slug === NEIGHBOUR);
let server;
try {
  await addCustomers(bank, 0, 1_000);
  await withClient(bank.urls.ownerUrl, (owner) =>
    owner.query('update partner set rate_limits = $2 where slug = $1', [
      NEIGHBOUR,
      { sandbox: { second: QUOTA, minute: QUOTA * 60, day: 999_999_999 } },
    ]),
  );
  server = await startServer(['dist/src/main.js'], bank.env, 3_943);
  const keeping = { name: 'at its quota', rate: QUOTA, rounds: [] };
  const beyond = { name: 'at 10 x its quota', rate: 10 * QUOTA, rounds: [] };
  console.log(
    `${RATE} requests/s watched, ${rounds} rounds of ${seconds} s; load average ${loadavg()[0].toFixed(1)}`,
  );
  await round(keeping.rate);
  for (let i = 0; i < rounds; i++)
    for (const each of i % 2 === 0 ? [keeping, beyond] : [beyond, keeping])
      each.rounds.push(await round(each.rate));
  for (const each of [keeping, beyond]) report(each, keeping);
} finally {
  if (server) await stopServer(server);
  await dropBank(bank, DATABASE);
  await bank.server.stop();
}

async function round(rate) {
  const [watched, other] = await Promise.all([
    steady(bank.key, RATE, phone()),
    steady(neighbour.key, rate, JSON.stringify(neighbour.example)),
  ]);
  return { watched, neighbour: other };
}

function phone() {
  return JSON.stringify({
    scenario: 'retail.electronics.phone',
    purpose: 'payment',
    amount: { amount: 349_000, currency: 'CNY' },
    customer: { externalId: externalIdOf(1) },
  });
}

async function steady(key, rate, body) {
  const script = path.join(projectDir, 'test/bench/fairness/steady-load.mjs');
  const args = [script, server.url, key, rate, seconds, body].map(String);
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
}

function report({ name, rounds: done }, control) {
  const of = (who, field) => median(done.map((one) => one[who][field]));
  const ratio = (field) =>
    median(done.map((one, i) => one.watched[field] / control.rounds[i].watched[field]));
  const sum = (who, field) => done.reduce((total, one) => total + one[who][field], 0);
  console.log(
    `neighbour ${name.padEnd(18)} watched p50 ${of('watched', 'p50Ms')} ms (${ratio('p50Ms').toFixed(2)} x), ` +
      `p97.5 ${of('watched', 'p97Ms')} ms (${ratio('p97Ms').toFixed(2)} x), ${sum('watched', 'answered')} answered, ` +
      `${sum('watched', 'limited') + sum('watched', 'other')} not; neighbour ${sum('neighbour', 'answered')} answered, ` +
      `${sum('neighbour', 'limited')} refused by quota, ${sum('neighbour', 'other')} otherwise`,
  );
}
