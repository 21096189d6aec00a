import { setTimeout as sleep } from 'node:timers/promises';
import { bucketOf, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/database.js';
import { freePort } from '../support/api-process.js';
import { webhookReceiver, type Receiver } from '../support/webhook-receiver.js';
import {
  callerOf,
  databaseEnv,
  type PartnerCaller,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';
import { WorkerProcess } from '../support/worker-process.js';

/** The worker as a process of its own. The long form (10,000 messages, 20 kills) belongs to the faults. */
const MESSAGES = 400;
const KILLS = 2;
const LIMIT_MS = 60_000;

let bank: WholeBank;
let shop: PartnerCaller;
let receiver: Receiver;
let worker: WorkerProcess;
let port: number;

beforeAll(async () => {
  const env = { WEBHOOK_ALLOW_LOOPBACK: 'true' };
  bank = await wholeBank(env);
  shop = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
  receiver = await webhookReceiver();
  port = await freePort();
  worker = new WorkerProcess({ ...databaseEnv(bank.urls), ...env, WORKER_PORT: String(port) });
}, 60_000);
afterAll(async () => {
  await worker.kill();
  await receiver.close();
  await bank.close();
});

async function tellMany(count: number): Promise<void> {
  const [row] = await bank.rows<{ id: Uuid }>(`select id from partner where slug = 'lumen-phones'`);
  const partnerId = row?.id as Uuid;
  await bank.booted.app.get(Database).run({ kind: 'system', job: 'test' }, (tx) => {
    for (let i = 0; i < count; i += 1) {
      const subject = newUuid(Date.now());
      const payload = { v: 1 };
      const place = { subject, bucket: bucketOf(subject), partnerId, environment: 'sandbox' as const };
      tx.emit({ type: 'customer.updated', ...place, sequence: i, payload });
    }
    return Promise.resolve();
  });
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const startMs = performance.now(); !(await isSo()); await sleep(20)) {
    if (performance.now() - startMs > LIMIT_MS) throw new Error(`not so after ${LIMIT_MS} ms`);
  }
}

const idsReceived = (): Set<unknown> =>
  new Set(receiver.received.map(({ headers }) => headers['webhook-id']));

test('shows an operator how far behind it is, and that it may go on', async () => {
  await worker.start();
  const [ready, metrics] = await Promise.all(
    ['/health/ready', '/metrics'].map(async (path) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, text: await answer.text() };
    }),
  );
  await worker.stop();
  expect(ready?.status).toBe(200);
  expect(ready?.text).toContain('{"name":"webhooks","ok":true}');
  expect(metrics?.status).toBe(200);
  expect(metrics?.text).toMatch(/^webhook_attempts_total\{result="delivered"\} 0$/m);
  for (const gauge of ['lag_seconds', 'queue_depth', 'untold_events', 'open_circuits'])
    expect(metrics?.text).toMatch(new RegExp(`^webhook_${gauge} 0$`, 'm'));
}, 60_000);

test(
  'killed in the middle of its work it loses nothing, and one that is asked to end gives up its endpoints at once',
  async () => {
    const { status } = await shop({
      path: '/v1/webhook-endpoints',
      body: { url: receiver.url, types: ['customer.updated'] },
    });
    expect(status).toBe(201);
    await tellMany(MESSAGES);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await worker.start();
      const goal = (MESSAGES / (KILLS + 2)) * kill;
      await until(() => idsReceived().size >= goal);
      await worker.kill();
      // The dead one's lease would run out by itself; the test does not wait for it.
      await bank.rows(`update lease set until = '-infinity' where name like 'webhook%'`);
    }
    await worker.start();
    await until(async () => (await bank.rows('select 1 from webhook_queue limit 1')).length === 0);
    expect(idsReceived().size).toBe(MESSAGES);
    const told = await bank.rows<{ count: number }>(
      `select count(*)::int4 as count from notification where type = 'customer.updated'`,
    );
    expect(told[0]?.count).toBe(MESSAGES);
    const [log] = await bank.rows<{ delivered: number; all: number }>(
      `select count(*) filter (where status = 'delivered')::int4 as delivered, count(*)::int4 as all from webhook_delivery`,
    );
    expect(log).toEqual({ delivered: MESSAGES, all: MESSAGES });
    await worker.stop();
    const held = await bank.rows(`select 1 from lease where name like 'webhooks/%' and until > now()`);
    expect(held).toEqual([]);
  },
  LIMIT_MS * 2,
);
