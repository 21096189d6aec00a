import { setTimeout as sleep } from 'node:timers/promises';
import { bucketOf, formatId, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { aPerson, callerOf, databaseEnv } from '../support/whole-bank.js';
import { webhookReceiver, type Receiver } from '../support/webhook-receiver.js';
import { WorkerProcess } from '../support/worker-process.js';
import { BankUnderFault } from './bank-under-fault.js';
import { RetryingClient } from './retrying-client.js';

/** The short form is test/integration/webhook-worker.spec.ts. */
const IS_LONG = process.env['EMBANK_FAULTS'] === 'long';
const MESSAGES = 10_000;
const KILLS = 20;
/** Every so manieth fault is the database's; it takes the worker's connections with it. */
const DATABASE_EVERY = 4;
/** A dead worker's lease runs out by itself; most kills do not wait for it, so that there is time for many. */
const LEASE_RUNS_OUT_EVERY = 9;
const CLIENTS = 4;
const EMITTED_AT_ONCE = 100;
const BACKLOG = 1_500;
const LIMIT_MS = 1_500_000;
const ENV = { WEBHOOK_ALLOW_LOOPBACK: 'true' };

let broken: BankUnderFault;
let worker: WorkerProcess;
let receiver: Receiver;
let partnerId: Uuid;
let isOver = false;
let acts = 0;

const received = (): ReadonlySet<unknown> =>
  new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
/** While the database is away it cannot say. */
const rows = <R>(sql: string, params?: unknown[]): Promise<R[]> =>
  broken.bank.rows<R>(sql, params).catch(async () => {
    await sleep(200);
    return rows<R>(sql, params);
  });

/** Customers come all the time. */
async function act(index: number): Promise<void> {
  const send = callerOf(broken.api.url, broken.bank.keys.get('lumen-phones') as string);
  const client = new RetryingClient(send, () => acts++, new AbortController().signal);
  for (let i = 0; !isOver; i++) {
    const name = `told-${index}-${i}`;
    await client.request('POST /v1/customers', { path: '/v1/customers', body: aPerson(name), key: name });
    await sleep(20);
  }
}

/** Many more events than customers alone would bring, written as `tx.emit` writes them. */
async function emitMany(): Promise<void> {
  for (let left = MESSAGES; left > 0; left -= EMITTED_AT_ONCE) {
    while (MESSAGES - left - receiver.received.length > BACKLOG) await sleep(50);
    const events = Array.from({ length: EMITTED_AT_ONCE }, (_, i) => {
      const id = newUuid(Date.now());
      return { id, bucket: bucketOf(id), sequence: left + i };
    });
    // A statement whose answer was lost may have been committed; what counts in the end is what the outbox holds.
    await rows(
      `with event as (select * from jsonb_to_recordset($1::jsonb) as r(id uuid, bucket int2, sequence int8)),
       kept as (
         insert into outbox (id, bucket, type, environment, partner_id, subject, sequence, payload, occurred_at)
         select id, bucket, 'customer.updated', 'sandbox', $2, id, sequence, '{"v": 1}', now() from event
         on conflict do nothing returning id, bucket)
       insert into outbox_queue (id, bucket) select id, bucket from kept`,
      [JSON.stringify(events), partnerId],
    );
  }
}

/** At random places of the work. */
async function breakThings(): Promise<void> {
  const places = Array.from({ length: KILLS }, () => Math.random() * MESSAGES * 0.95).sort((a, b) => a - b);
  for (const [index, place] of places.entries()) {
    while (receiver.received.length < place) await sleep(20);
    if (index % DATABASE_EVERY === DATABASE_EVERY - 1) {
      await broken.restartDatabase();
      continue;
    }
    await worker.kill();
    if (index % LEASE_RUNS_OUT_EVERY !== 0)
      await rows(`update lease set until = '-infinity' where name like 'webhook%'`);
    await startWorker();
  }
}

/** As a supervisor does: again, when a machine that is busy with dying programs gave it no connection in time. */
async function startWorker(attempts = 5): Promise<void> {
  for (let left = attempts - 1; ; left--) {
    try {
      return await worker.start();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(500);
    }
  }
}

async function quiet(): Promise<void> {
  const waiting = `select 1 from outbox_queue union all select 1 from webhook_queue limit 1`;
  while ((await rows(waiting)).length > 0) await sleep(100);
}

(IS_LONG ? describe : describe.skip)('what partners are told while everything breaks', () => {
  beforeAll(async () => {
    broken = await BankUnderFault.start(ENV);
    receiver = await webhookReceiver();
    worker = new WorkerProcess({ ...databaseEnv(broken.bank.urls), ...ENV });
    const [partner] = await rows<{ id: Uuid }>(`select id from partner where slug = 'lumen-phones'`);
    partnerId = partner?.id as Uuid;
    const send = callerOf(broken.api.url, broken.bank.keys.get('lumen-phones') as string);
    const { status } = await send({
      path: '/v1/webhook-endpoints',
      body: { url: receiver.url, types: ['*'] },
    });
    expect(status).toBe(201);
    await startWorker();
    const clients = Array.from({ length: CLIENTS }, (_, index) => act(index));
    await Promise.all([emitMany(), breakThings()]).finally(() => (isOver = true));
    await Promise.all(clients);
    await quiet();
    console.log(
      `${received().size} notifications, ${receiver.received.length} messages, ${acts} acts, ` +
        `${KILLS} faults of which ${broken.outages.length} of the database`,
    );
  }, LIMIT_MS);
  afterAll(async () => {
    await worker?.kill();
    await receiver?.close();
    await broken?.stop();
  });

  test('each effect that was committed is told once in the feed, without a gap', async () => {
    const [events] = await rows<{ count: number }>(
      `select count(*)::int4 as count from outbox where partner_id = $1 and environment = 'sandbox'`,
      [partnerId],
    );
    const [feed] = await rows<object>(
      `select count(*)::int4 as count, count(distinct (type, subject, sequence))::int4 as different,
         min(position)::int4 as first, max(position)::int4 as last
       from notification where partner_id = $1 and environment = 'sandbox'`,
      [partnerId],
    );
    const count = events?.count as number;
    expect(count).toBeGreaterThanOrEqual(MESSAGES + acts);
    expect(feed).toEqual({ count, different: count, first: 1, last: count });
  });

  test('the receiver has each that came after it had signed on, by its id', async () => {
    const told = await rows<{ id: Uuid }>(
      `select n.id from notification n join webhook_delivery d on d.notification_id = n.id where n.partner_id = $1`,
      [partnerId],
    );
    const here = received();
    expect(told.length).toBeGreaterThanOrEqual(MESSAGES + acts);
    expect(told.filter(({ id }) => !here.has(formatId('notification', id)))).toEqual([]);
    expect(here.size).toBe(told.length);
  });

  test('the log says of each that it was delivered', async () => {
    const log = await rows<object>(
      'select status, count(*)::int4 as count from webhook_delivery group by status',
    );
    expect(log).toEqual([{ status: 'delivered', count: received().size }]);
  });
});
