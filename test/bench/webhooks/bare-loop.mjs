// The least that somebody who sends webhooks must do: bodies of the same shape, signed the same way, over kept
// connections, ten under way; no database, nothing remembered, nothing tried again.
// node bare-loop.mjs URL COUNT: prints { messagesPerSecond, cpuUs } as JSON.
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

const [url, count] = process.argv.slice(2);
const CONCURRENCY = 10;
const target = new URL(url);
const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
const key = Buffer.alloc(32, 7);
let left = Number(count);

function send() {
  const id = `ntf_${randomUUID()}`;
  const body = JSON.stringify({
    id,
    type: 'customer.updated',
    timestamp: new Date().toISOString(),
    apiVersion: 'v1',
    environment: 'sandbox',
    position: left,
    subject: `cus_${randomUUID()}`,
    sequence: 1,
    data: { sentMs: Date.now() },
  });
  const at = String(Math.floor(Date.now() / 1_000));
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`,
  };
  const { hostname, port, pathname: path } = target;
  return new Promise((resolve, reject) => {
    const sent = request({ method: 'POST', hostname, port, path, agent, headers }, (response) => {
      response.resume().on('end', resolve);
    });
    sent.on('error', reject).end(body);
  });
}

async function lane() {
  while (left-- > 0) await send();
}

const startMs = performance.now();
await Promise.all(Array.from({ length: CONCURRENCY }, lane));
const seconds = (performance.now() - startMs) / 1_000;
agent.destroy();
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({ messagesPerSecond: Number(count) / seconds, cpuUs: (user + system) / Number(count) }),
);
