import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  callerOf,
  aPerson,
  aPhone,
  type PartnerAnswer,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

let bank: WholeBank;
let shop: ReturnType<typeof callerOf>;
let clinic: ReturnType<typeof callerOf>;
let sequence = 0;
const fresh = (prefix: string): string => `${prefix}-${++sequence}`;

beforeAll(async () => {
  // What is refused at the door is another story: here every request of the crowd is let in.
  bank = await wholeBank({ SHED_QUEUE_MS: '10000' });
  shop = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
  clinic = callerOf(bank.url, bank.keys.get('riverside-dental') as string);
});
afterAll(() => bank.close());

const count = async (sql: string, params: unknown[] = []): Promise<number> =>
  Number((await bank.rows<{ count: string }>(`select count(*) from ${sql}`, params))[0]?.count);

/** The best offer for a new customer of the shop. */
async function anOffer(): Promise<string> {
  const externalId = fresh('buyer');
  expect((await shop({ path: '/v1/customers', body: aPerson(externalId) })).status).toBe(201);
  const { body } = await shop({ path: '/v1/offers', body: aPhone(externalId) });
  return (body as { offers: { id: string }[] }).offers[0]!.id;
}

/** One answer, however often; at most some who were told to come back. */
function expectOneAnswer(answers: readonly PartnerAnswer[], status: number): void {
  const done = answers.filter((answer) => answer.status === status);
  const others = answers.filter((answer) => answer.status !== status);
  expect(done.length).toBeGreaterThan(0);
  expect(new Set(done.map(({ text }) => text)).size).toBe(1);
  for (const { status: refused, body, headers } of others) {
    expect([refused, (body as { code: string }).code, headers.get('retry-after')]).toEqual([
      409,
      'idempotency_in_flight',
      '1',
    ]);
  }
}

const firsts = (answers: readonly PartnerAnswer[]): number =>
  answers.filter(({ status, headers }) => status < 300 && headers.get('idempotent-replayed') === null).length;

const many = (times: number, request: Parameters<typeof shop>[0]): Promise<PartnerAnswer[]> =>
  Promise.all(Array.from({ length: times }, () => shop(request)));

describe('200 repeats at the same moment have one effect', () => {
  test('accepting an offer', async () => {
    const offer = await anOffer();
    const [before] = await bank.rows<{ count: string }>('select count(*) from outbox');
    const answers = await many(200, { path: `/v1/offers/${offer}/accept`, body: {}, key: fresh('accept') });
    expectOneAnswer(answers, 200);
    expect(firsts(answers)).toBe(1);
    expect(await count('outbox')).toBe(Number(before?.count) + 1);
    expect(await count(`offer where status = 'accepted' and version = 1`)).toBe(1);
  });

  test('registering a customer', async () => {
    const externalId = fresh('registered');
    const customers = await count('customer');
    const request = { path: '/v1/customers', body: aPerson(externalId), key: fresh('register') };
    const answers = await many(200, request);
    expectOneAnswer(answers, 201);
    expect(firsts(answers)).toBe(1);
    expect(await count('customer')).toBe(customers + 1);
  });

  test('asking for offers', async () => {
    const externalId = fresh('asker');
    await shop({ path: '/v1/customers', body: aPerson(externalId) });
    const decisions = await count('decision');
    const request = { path: '/v1/offers', body: aPhone(externalId), key: fresh('ask') };
    const answers = [...(await many(200, request)), await shop(request)];
    // A slow machine may answer some of the crowd "not now"; that is no answer to the key, and the client repeats.
    expectOneAnswer(
      answers.filter(({ body }) => (body as { degraded?: boolean }).degraded !== true),
      200,
    );
    expect(await count('decision')).toBe(decisions + 1);
  });
});

describe('what a key names', () => {
  const offersFor = (key: string, amountMinor = 300_000): Promise<PartnerAnswer> =>
    shop({ path: '/v1/offers', body: { ...aPhone('unused', amountMinor), customer: undefined }, key });

  test('the same request again gets the first answer, to the byte, and says so', async () => {
    const key = fresh('again');
    const first = await offersFor(key);
    const again = await offersFor(key);
    expect(again.text).toBe(first.text);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect([again.status, again.headers.get('content-type')]).toEqual([
      200,
      first.headers.get('content-type'),
    ]);
  });

  test('quoted and bare are one key', async () => {
    const key = fresh('quoted');
    const first = await offersFor(key);
    expect((await offersFor(`"${key}"`)).text).toBe(first.text);
  });

  test('another body under the same key is refused, stored or running', async () => {
    const key = fresh('body');
    await offersFor(key);
    const other = await offersFor(key, 310_000);
    expect([other.status, other.body]).toEqual([
      422,
      expect.objectContaining({ code: 'idempotency_key_reused' }),
    ]);
    const registration = fresh('body');
    const register = (phone: string): Promise<PartnerAnswer> =>
      shop({ path: '/v1/customers', body: { kind: 'person', phone }, key: registration });
    const [one, two] = await Promise.all([register('+8613800138010'), register('+8613800138011')]);
    expect([one.status, two.status].sort()).toEqual([201, 422]);
  });

  test('another partner or another route is another request', async () => {
    const key = fresh('scope');
    const body = { kind: 'person', phone: '+8613800138012' };
    const mine = await shop({ path: '/v1/customers', body, key });
    const theirs = await clinic({ path: '/v1/customers', body, key });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect((mine.body as { id: string }).id).not.toBe((theirs.body as { id: string }).id);
    expect((await offersFor(key)).status).toBe(200);
  });

  test('a refused request is not remembered: corrected, it runs under the same key', async () => {
    const key = fresh('corrected');
    const bad = await shop({ path: '/v1/customers', body: { kind: 'person', phone: 'none' }, key });
    expect(bad.status).toBe(400);
    const taken = fresh('taken');
    await shop({ path: '/v1/customers', body: aPerson(taken) });
    expect((await shop({ path: '/v1/customers', body: aPerson(taken), key })).status).toBe(409);
    expect((await shop({ path: '/v1/customers', body: aPerson(fresh('free')), key })).status).toBe(201);
    const unknown = callerOf(bank.url, 'ek_sandbox_unknown');
    const other = fresh('auth');
    expect((await unknown({ path: '/v1/customers', body: aPerson(fresh('x')), key: other })).status).toBe(
      401,
    );
    expect((await shop({ path: '/v1/customers', body: aPerson(fresh('y')), key: other })).status).toBe(201);
  });

  test('what creates an obligation needs a key', async () => {
    const answer = await shop({ path: `/v1/offers/${await anOffer()}/accept`, body: {} });
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ code: 'idempotency_key_required' }),
    ]);
  });

  test.each([
    ['"foo', 400],
    ['"foo \\,"', 400],
    ['', 400],
    ['a b', 400],
    [`"${'a'.repeat(256)}"`, 400],
    ['a'.repeat(255), 200],
    ["'foo'", 200],
    ['"foo\\"bar"', 200],
    ['8e03978e-40d5-43e8-bc93-6894a57f9324', 200],
  ])('the key %j is answered %i', async (key, status) => {
    const answer = await offersFor(key);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body).toMatchObject({ code: 'invalid_idempotency_key' });
  });

  test('keys are kept a day, those of obligations thirty, and used again after that', async () => {
    const left = async (sql: string): Promise<number> => {
      const rows = await bank.rows<{ days: number }>(
        `select extract(epoch from expires_at - now())::float8 / 86400 as days from idempotency ${sql}`,
      );
      return rows[0]!.days;
    };
    await bank.rows('delete from idempotency');
    const key = fresh('kept');
    const first = await offersFor(key);
    expect(await left('')).toBeCloseTo(1, 2);
    await bank.rows('delete from idempotency'); // as the purge does when the day is over
    expect((await offersFor(key)).text).not.toBe(first.text);
    await bank.rows('delete from idempotency');
    await shop({ path: `/v1/offers/${await anOffer()}/accept`, body: {}, key: fresh('kept') });
    expect(await left('')).toBeCloseTo(30, 2);
  });
});

describe('across processes', () => {
  /** Holds a row so that the work under a key stands still, as a slow first request would. */
  async function held<T>(lock: string, work: () => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: bank.urls.ownerUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(lock);
      return await work();
    } finally {
      await client.query('rollback');
      await client.end();
    }
  }
  /** Makes the work under a key last longer than anybody waits for the key. */
  async function whileActsAreSlow<T>(work: () => Promise<T>): Promise<T> {
    await bank.rows(`create function slow_act() returns trigger language plpgsql as
      $$ begin perform pg_sleep(2); return new; end $$`);
    await bank.rows(
      'create trigger slow_act before update on offer for each row execute function slow_act()',
    );
    return work().finally(() => bank.rows('drop function slow_act cascade'));
  }

  /** Connections at work on idempotency keys; the smallest of some looks, because the purge comes by now and then. */
  async function connectionsAtWork(): Promise<number> {
    let least = Infinity;
    for (let look = 0; look < 5; look++) {
      const rows = await bank.rows(
        `select distinct l.pid from pg_locks l where l.relation = 'idempotency'::regclass and l.mode = 'RowExclusiveLock'
           and l.database = (select oid from pg_database where datname = current_database())`,
      );
      least = Math.min(least, rows.length);
      await sleep(40);
    }
    return least;
  }

  test('repeats of a running request hold no connections, and another process waits a second at most', async () => {
    const other = await bank.another();
    const there = callerOf(other.url, bank.keys.get('lumen-phones') as string);
    const request = { path: `/v1/offers/${await anOffer()}/accept`, body: {}, key: fresh('held') };
    const answers = await whileActsAreSlow(async () => {
      const first = many(20, request);
      await sleep(300);
      const startedMs = performance.now();
      const elsewhere = Promise.all([there(request), there(request), there(request)]);
      await sleep(200);
      expect(await connectionsAtWork()).toBe(2);
      for (const { status, body, headers } of await elsewhere) {
        expect([status, (body as { code: string }).code, headers.get('retry-after')]).toEqual([
          409,
          'idempotency_in_flight',
          '1',
        ]);
      }
      expect(performance.now() - startedMs).toBeLessThan(1_900);
      return first;
    });
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expectOneAnswer(answers, 200);
    expect(firsts(answers)).toBe(1);
    const later = await there(request);
    expect([later.text, later.headers.get('idempotent-replayed')]).toEqual([answers[0]!.text, 'true']);
  });

  test('a lock of the work itself is contention, not a request in flight', async () => {
    const offer = await anOffer();
    await shop({ path: `/v1/offers/${offer}/view`, body: { locale: 'en', disclosures: [], seconds: 3 } });
    const request = { path: `/v1/offers/${offer}/accept`, body: {}, key: fresh('contention') };
    const answer = await held(`select 1 from offer where status = 'viewed' for update`, () => shop(request));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(answer.body).toMatchObject({ code: 'database_contention', retryable: true });
    expect((await shop(request)).status).toBe(200);
  });

  test('the same offers request in two processes at once is decided once', async () => {
    const other = await bank.another();
    const there = callerOf(other.url, bank.keys.get('lumen-phones') as string);
    for (let round = 0; round < 10; round++) {
      const request = {
        path: '/v1/offers',
        body: { ...aPhone('x'), customer: undefined },
        key: fresh('both'),
      };
      const answers = await Promise.all([shop, there, shop, there].map((process) => process(request)));
      const decided = answers.filter(({ body }) => (body as { degraded?: boolean }).degraded !== true);
      for (const { status, body } of decided) {
        if (status !== 200)
          expect([status, (body as { code: string }).code]).toEqual([409, 'idempotency_in_flight']);
      }
      expect(new Set(decided.filter(({ status }) => status === 200).map(({ text }) => text)).size).toBe(1);
    }
  });
});
