import { setTimeout as sleep } from 'node:timers/promises';
import type { Uuid } from '../../src/kernel/ids.js';
import { PartnersRepository } from '../../src/modules/partners/index.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { anAcceptedOffer, CREDIT_CONSENT, decided, unique } from '../support/applications.js';
import type { Booted } from '../support/boot.js';
import { aKey, configured, type PartnerCaller as KeyCaller } from '../support/partners.js';
import type { PartnerCaller } from '../support/sandbox.js';
import { type Answer, call } from '../support/staff.js';
import { aPerson, aPhone, wholeBank, type WholeBank } from '../support/whole-bank.js';

/** How long a key is kept, what is never kept under it, and what its repeats cost while the first runs. */
let bank: WholeBank;
let another: Booted;
let partner: { id: Uuid };
let shop: KeyCaller;

beforeAll(async () => {
  bank = await wholeBank({ SHED_QUEUE_MS: '10000' });
  another = await bank.another();
  [partner] = (await bank.rows<{ id: Uuid }>(`select id from partner where slug = 'lumen-phones'`)) as [
    typeof partner,
  ];
  shop = await aKey(configured(bank.booted), partner);
}, 120_000);
afterAll(() => bank?.close());

const under = (key: string): Record<string, string> => ({ 'idempotency-key': key });
const register = (key: string, externalId: string, who = shop): Promise<Answer> =>
  who.post('/v1/customers', aPerson(externalId), under(key));
const isReplay = ({ headers }: Answer): boolean => headers.get('idempotent-replayed') === 'true';
const kept = async (): Promise<number> => (await bank.rows('select 1 from idempotency')).length;
/** As when so much time had gone by; then the purge comes. */
async function later(age: string): Promise<void> {
  await bank.rows('update idempotency set expires_at = expires_at - $1::interval', [age]);
  await bank.booted.app.get(Housekeeping).round('idempotencyPurge');
}
/** `shop` as the stories want it. */
const caller = (): Pick<PartnerCaller, 'get' | 'post'> => ({
  get: (path) => shop.get(path),
  post: (path, body, key) => shop.post(path, body, key === undefined ? {} : under(key)),
});

describe('a key is kept', () => {
  beforeEach(() => bank.rows('delete from idempotency'));

  test('for a day; after that the customer’s own id still keeps him from being registered twice', async () => {
    const [key, externalId] = [unique('day'), unique('person')];
    expect((await register(key, externalId)).status).toBe(201);
    await later('23 hours 59 minutes');
    expect(isReplay(await register(key, externalId))).toBe(true);
    await later('2 minutes');
    expect(await kept()).toBe(0);
    expect(await register(key, externalId)).toMatchObject({
      status: 409,
      body: { code: 'external_id_taken' },
    });
  });

  test('for thirty days when it made an obligation; after that the offer itself can be accepted once only', async () => {
    const { body } = await decided(caller() as PartnerCaller, {
      ...aPhone(unique('buyer')),
      customer: { externalId: unique('buyer'), register: aRegistration },
    });
    const [key, path] = [unique('month'), `/v1/offers/${body.offers[0].id}/accept`];
    const accept = (): Promise<Answer> => shop.post(path, {}, under(key));
    expect((await accept()).status).toBe(200);
    await later('29 days 23 hours');
    expect(isReplay(await accept())).toBe(true);
    await later('2 hours');
    expect(await accept()).toMatchObject({ status: 409, body: { code: 'state_conflict' } });
  });
});
const aRegistration = { kind: 'person', phone: '+8613800138000', birthDate: '1990-05-17' };

describe('what is not kept under a key: corrected, the request runs under the same one', () => {
  async function isForgotten(key: string, refused: Answer, status: number, code: string): Promise<void> {
    expect(refused).toMatchObject({ status, body: { code } });
    const done = await register(key, unique('again'));
    expect([done.status, isReplay(done)]).toEqual([201, false]);
  }

  test('401', async () => {
    const key = unique('401');
    const refused = await call(bank.url, 'POST', '/v1/customers', 'nobody', aPerson('x'), under(key));
    await isForgotten(key, refused, 401, 'invalid_api_key');
  });

  test('403', async () => {
    const reader = await aKey(configured(bank.booted), partner, { scopes: ['customers:read'] });
    const key = unique('403');
    await isForgotten(key, await register(key, unique('x'), reader), 403, 'scope_missing');
  });

  test('429', async () => {
    const quotas = (most: number): Promise<void> =>
      configured(bank.booted).configure((tx) =>
        bank.booted.app
          .get(PartnersRepository)
          .setRateLimits(tx, partner.id, 'sandbox', { second: most, minute: most, day: most }),
      );
    const key = unique('429');
    await quotas(1);
    await shop.get('/v1/me');
    const refused = await register(key, unique('x'));
    await quotas(100_000);
    await isForgotten(key, refused, 429, 'rate_limited');
    // The other process learns of it within a second. Until then it goes by one of the older quotas, which let a first request
    // pass and refuse what the next tests send.
    const heard = async (): Promise<boolean> => {
      const { headers } = await call(another.url, 'GET', '/v1/me', shop.secret);
      return headers.get('ratelimit-policy')?.includes('100000') ?? false;
    };
    for (let tries = 0; !(await heard()); tries++) {
      if (tries === 50) throw new Error('the other process has not heard of the new quota');
      await sleep(100);
    }
  });

  test('500', async () => {
    const refused = await whileCustomersAre(`raise exception 'broken'`, () => register('500', unique('x')));
    await isForgotten('500', refused, 500, 'internal_error');
  });

  test('503', async () => {
    const broken = `raise exception 'busy' using errcode = '55P03'`;
    const refused = await whileCustomersAre(broken, () => register('503', unique('x')));
    await isForgotten('503', refused, 503, 'database_contention');
  });
});

/** Runs `statement` before each row of a table is written. */
async function whileWritten<T>(table: string, statement: string, work: () => Promise<T>): Promise<T> {
  await bank.rows(`create function hinder() returns trigger language plpgsql as
    $$ begin ${statement}; return new; end $$`);
  await bank.rows(`create trigger hinder before insert on ${table} for each row execute function hinder()`);
  return work().finally(() => bank.rows('drop function hinder cascade'));
}
const whileCustomersAre = <T>(statement: string, work: () => Promise<T>): Promise<T> =>
  whileWritten('customer', statement, work);

describe('while the first runs', () => {
  const SLOW = 'perform pg_sleep(2)';

  /** The most connections that were at work on keys; pg_stat_activity hides what other logins do, locks are for all to see. */
  async function mostConnections(isOver: () => boolean): Promise<number> {
    let most = 0;
    while (!isOver()) {
      const rows = await bank.rows(
        `select distinct pid from pg_locks where relation = 'idempotency'::regclass and mode = 'RowExclusiveLock'
           and database = (select oid from pg_database where datname = current_database())`,
      );
      most = Math.max(most, rows.length);
      await sleep(50);
    }
    return most;
  }

  test('100 repeats in two processes hold two connections', async () => {
    const [key, body] = [unique('crowd'), aPerson(unique('one'))];
    const answers = await whileCustomersAre(SLOW, async () => {
      let isOver = false;
      const all = Promise.all(
        Array.from({ length: 100 }, (_, copy) =>
          call(
            [bank.url, another.url][copy % 2] as string,
            'POST',
            '/v1/customers',
            shop.secret,
            body,
            under(key),
          ),
        ),
      ).finally(() => (isOver = true));
      expect(await mostConnections(() => isOver)).toBe(2);
      return all;
    });
    const done = answers.filter(({ status }) => status === 201);
    expect(done.filter((answer) => !isReplay(answer))).toHaveLength(1);
    expect(
      answers.filter(({ status, body: told }) => status !== 201 && told.code !== 'idempotency_in_flight'),
    ).toEqual([]);
  });

  test('a phase that has locked rows is a request in flight for another process, and no contention', async () => {
    const { id } = await anAcceptedOffer(caller() as PartnerCaller);
    const [key, body] = [unique('phases'), { offer: id, consents: [CREDIT_CONSENT] }];
    const apply = (url: string): Promise<Answer> =>
      call(url, 'POST', '/v1/applications', shop.secret, body, under(key));
    const [first, elsewhere] = await whileWritten('application', 'perform pg_sleep(2.5)', async () => {
      const running = apply(bank.url);
      await sleep(500);
      return [await apply(another.url), await running].reverse() as [Answer, Answer];
    });
    expect(first.status).toBe(201);
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'idempotency_in_flight' } });
    expect(isReplay(await apply(another.url))).toBe(true);
  });
});
