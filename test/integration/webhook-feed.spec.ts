import { setTimeout as sleep } from 'node:timers/promises';
import { bucketOf, formatId, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { Relay } from '../../src/modules/webhooks/relay.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { callerOf, type PartnerCaller, wholeBank, type WholeBank } from '../support/whole-bank.js';

/** The feed's promise: whoever asks "after the last that I saw" misses nothing, whatever order transactions commit in. */
let bank: WholeBank;
let database: Database;
let relay: Relay;
let partnerId: Uuid;
let shop: PartnerCaller;
const holder = newUuid(Date.now());

beforeAll(async () => {
  bank = await wholeBank();
  database = bank.booted.app.get(Database);
  relay = bank.booted.app.get(Relay);
  const [row] = await bank.rows<{ id: Uuid }>(`select id from partner where slug = 'lumen-phones'`);
  partnerId = row?.id as Uuid;
  shop = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
  await relayAll();
}, 60_000);
afterAll(() => bank.close());

async function relayAll(by = holder): Promise<void> {
  while ((await relay.round(by)).taken > 0);
}

function tell(tx: Tx, subject: Uuid, sequence: number): void {
  tx.emit({
    type: 'customer.updated',
    subject,
    bucket: bucketOf(subject),
    sequence,
    partnerId,
    environment: 'sandbox',
    payload: { v: 1 },
  });
}

/** Tells in a transaction that stays open until it is let go. */
async function holding(subject: Uuid): Promise<{ commit: () => Promise<void> }> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let told = (): void => undefined;
  const isTold = new Promise<void>((resolve) => (told = resolve));
  const work = database.run({ kind: 'system', job: `test-${subject}` }, async (tx) => {
    tell(tx, subject, 1);
    await (tx as unknown as { flush(): Promise<void> }).flush();
    (tx as unknown as { events: unknown[] }).events.length = 0;
    told();
    await gate;
  });
  await isTold;
  return {
    commit: async () => {
      letGo();
      await work;
    },
  };
}

const after = async (position: number): Promise<{ position: number; subject: string }[]> =>
  (await shop({ method: 'GET', path: `/v1/notifications?after=${position}&limit=100` })).body.data;

const subjectOf = (id: Uuid): string => formatId('customer', id);

test('an event that was numbered first and committed last is not skipped', async () => {
  const [early, late] = [newUuid(Date.now()), newUuid(Date.now())];
  const [start] = [(await shop({ method: 'GET', path: '/v1/notifications' })).body.latest];
  const slow = await holding(early);
  await database.run({ kind: 'system', job: 'test' }, (tx) => Promise.resolve(tell(tx, late, 1)));
  await relayAll();
  const seen = await after(start);
  expect(seen.map(({ subject }) => subject)).toEqual([subjectOf(late)]);
  await slow.commit();
  await relayAll();
  const then = await after(seen.at(-1)?.position as number);
  expect(then.map(({ subject, position }) => [subject, position])).toEqual([[subjectOf(early), start + 2]]);
});

test('what rolls back is told to nobody, and leaves no gap', async () => {
  const { latest } = (await shop({ method: 'GET', path: '/v1/notifications' })).body;
  const [undone, done] = [newUuid(Date.now()), newUuid(Date.now())];
  const broken = database.run({ kind: 'system', job: 'test' }, async (tx) => {
    tell(tx, undone, 1);
    await (tx as unknown as { flush(): Promise<void> }).flush();
    throw new Error('undone');
  });
  await expect(broken).rejects.toThrow('undone');
  await database.run({ kind: 'system', job: 'test' }, (tx) => Promise.resolve(tell(tx, done, 1)));
  await relayAll();
  const seen = await after(latest);
  expect(seen.map(({ subject, position }) => [subject, position])).toEqual([[subjectOf(done), latest + 1]]);
});

test('while writers commit in any order, relays compete and a reader polls, nothing is missed, doubled or out of order', async () => {
  const { latest } = (await shop({ method: 'GET', path: '/v1/notifications' })).body;
  const subjects = Array.from({ length: 6 }, () => newUuid(Date.now()));
  let isWriting = true;
  const writers = Promise.all(
    subjects.map(async (subject, i) => {
      for (let sequence = 1; sequence <= 10; sequence += 1) {
        await database.run({ kind: 'system', job: `writer-${i}` }, async (tx) => {
          tell(tx, subject, sequence);
          await tx.query('select pg_sleep($1::float8)', [Math.random() * 0.02]);
        });
      }
    }),
  ).finally(() => (isWriting = false));
  const relays = [holder, newUuid(Date.now())].map(async (by) => {
    while (isWriting) {
      await relay.round(by);
      await sleep(2);
    }
  });
  const read: { position: number; subject: string; sequence: number }[] = [];
  const poll = async (): Promise<void> => {
    const last = read.at(-1)?.position ?? latest;
    read.push(...((await after(last)) as typeof read));
  };
  while (isWriting) {
    await poll();
    await sleep(5);
  }
  await Promise.all([writers, ...relays]);
  await relayAll();
  await poll();
  expect(read.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, i) => latest + i + 1));
  for (const subject of subjects) {
    const own = read.filter((one) => one.subject === subjectOf(subject)).map(({ sequence }) => sequence);
    expect(own).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  }
});

test('a reader that was away too long is told what it has missed', async () => {
  const { latest } = (await shop({ method: 'GET', path: '/v1/notifications' })).body;
  await bank.rows('delete from notification where partner_id = $1 and position <= 3', [partnerId]);
  const { body } = await shop({ method: 'GET', path: '/v1/notifications?after=1&limit=1' });
  expect(body).toMatchObject({ oldestAvailable: 4, latest, gap: { from: 2, to: 3 }, nextAfter: 4 });
  const whole = await shop({ method: 'GET', path: '/v1/notifications?after=3&limit=1' });
  expect(whole.body.gap).toBeNull();
});

test('a filter shows its own, and goes on behind what it leaves out', async () => {
  const page = await shop({ method: 'GET', path: '/v1/notifications?type=customer.*&limit=2' });
  expect(page.body.data.map(({ type }: { type: string }) => type.split('.')[0])).toEqual([
    'customer',
    'customer',
  ]);
  const none = await shop({ method: 'GET', path: '/v1/notifications?type=guarantee.issued' });
  expect(none.body).toMatchObject({ data: [], hasMore: false, nextAfter: none.body.latest });
  const wrong = await shop({ method: 'GET', path: '/v1/notifications?type=customer' });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'unknown_event_type']);
});

test('months that are older than what is promised go, and no others', async () => {
  await bank.rows(`create table notification_202001 partition of notification
    for values from ('016f5e66-e800-0000-0000-000000000000') to ('016ffe0b-f000-0000-0000-000000000000')`);
  const months = async (): Promise<number> =>
    (await bank.rows(`select 1 from pg_inherits where inhparent = 'notification'::regclass`)).length;
  const before = await months();
  await database.run({ kind: 'system', job: 'test' }, (tx) => tx.query('select drop_told_months(60)'));
  expect(await months()).toBe(before - 1);
});
