// POST /v1/offers beside a bare handler on the same database, in interleaved rounds.
// Run after `npm run build`: node test/bench/offers.bench.mjs [--rounds 9] [--seconds 10] [--connections 64] [--customers 10000]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { addCustomers, addProducts, dropBank, externalIdOf, openBank } from './offers/database.mjs';
import { cpuOf, cpuOfServer, load, startServer, stopServer } from './offers/programs.mjs';
import { median, readNumbers } from './offers/report.mjs';

const DATABASE = 'embank_bench';
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '64' },
    customers: { type: 'string', default: '10000' },
  },
});
const options = readNumbers(values);

console.log(`Making a bank of ${options.customers} customers …`);
const bank = await openBank(DATABASE);
const servers = [];
try {
  const { products, scenarios } = await addProducts(bank);
  await addCustomers(bank, 0, options.customers);
  const embank = await startServer(['dist/src/main.js'], bank.env, 3_941);
  servers.push(embank);
  const answer = await sampleAnswer(embank.url);
  describe(answer, products, scenarios);
  const bareEnv = { ...bank.env, API_KEY: bank.key, ANSWER: answer };
  const bare = await startServer(['test/bench/offers/bare-server.mjs'], bareEnv, 3_942);
  servers.push(bare);
  await compare(embank, bare);
} finally {
  for (const server of servers) await stopServer(server);
  await dropBank(bank, DATABASE);
  await bank.server.stop();
}

async function sampleAnswer(url, attempt = 1) {
  const response = await fetch(`${url}/v1/offers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bank.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      scenario: 'retail.electronics.phone',
      purpose: 'payment',
      amount: { amount: 349_000, currency: 'CNY' },
      customer: { externalId: externalIdOf(1) },
    }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`the sample request answered ${response.status}: ${text}`);
  // The first answer of a cold process on a busy machine can miss its 300 ms and come empty.
  if (!JSON.parse(text).degraded) return text;
  if (attempt === 20) throw new Error('the machine is too busy: every sample answer came too late');
  return sampleAnswer(url, attempt + 1);
}

function describe(answer, products, scenarios) {
  const { offers, notOffered } = JSON.parse(answer);
  const plans = offers.map(({ option, instalments }) => `${option} (${instalments.length} instalments)`);
  console.log(
    `${products} products, ${scenarios} scenarios, ${options.customers} customers, ${options.connections} connections, ` +
      `${options.rounds} rounds of ${options.seconds} s; offers: ${plans.join(', ')}; ${notOffered.length} not offered; ` +
      `${Buffer.byteLength(answer)} bytes; load average ${loadavg()[0].toFixed(1)}`,
  );
}

async function compare(embank, bare) {
  const contestants = [
    { name: 'bare handler', server: bare, mode: 'plain', rounds: [] },
    { name: 'offers', server: embank, mode: 'plain', rounds: [] },
    { name: 'offers with a key', server: embank, mode: 'keyed', rounds: [] },
  ];
  console.log('Warming up …');
  for (const { server, mode } of contestants)
    await load(server.url, bank.key, { ...options, seconds: Math.min(5, options.seconds) }, mode);
  for (let round = 0; round < options.rounds; round++) {
    // Each begins a round in turn: the machine's other work must not always meet the same one.
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)])
      contestant.rounds.push(await measure(contestant));
    const rates = contestants.map(({ name, rounds }) => `${name} ${rounds[round].perSecond.toFixed(0)}/s`);
    console.log(`round ${round + 1} of ${options.rounds}: ${rates.join(', ')}`);
  }
  contestants.forEach((contestant) => report(contestant, contestants[0]));
}

async function measure({ server, mode }) {
  const cpu = () => [cpuOf(server.child.pid), cpuOfServer(bank.server.pid)];
  const before = cpu();
  const result = await load(server.url, bank.key, options, mode);
  const [node, postgres] = cpu().map((us, i) => (us - before[i]) / result.answered);
  return { ...result, node, postgres, load: loadavg()[0] };
}

function report({ name, rounds }, bare) {
  const of = (field) => median(rounds.map((round) => round[field]));
  const ratio = median(rounds.map((round, i) => round.perSecond / bare.rounds[i].perSecond));
  const sum = (field) => rounds.reduce((total, round) => total + round[field], 0);
  console.log(
    `${name.padEnd(18)} ${ratio.toFixed(2)} x bare  ${of('perSecond').toFixed(0).padStart(5)}/s  ` +
      `p50 ${of('p50Ms')} ms  p99 ${of('p99Ms')} ms  CPU/request: Node ${of('node').toFixed(0)} µs, ` +
      `PostgreSQL ${of('postgres').toFixed(0)} µs  ${of('answerBytes')} bytes  ${sum('empty')} empty, ${sum('refused')} refused, ${sum('broken')} broken  load ${of('load').toFixed(1)}`,
  );
}
