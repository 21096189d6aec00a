import { CustomersModule } from '../../src/modules/customers/index.js';
import { type PartnerRecord, PartnersModule } from '../../src/modules/partners/index.js';
import { newUuid } from '../../src/kernel/ids.js';
import { withClient } from '../support/database.js';
import { aKey, aPartner, type PartnerCaller } from '../support/partners.js';
import type { Answer } from '../support/staff.js';
import { testApp, type TestApp } from '../support/test-app.js';

const ROOT = '/v1/customers';
let app: TestApp;
let partner: PartnerRecord;
let key: PartnerCaller;
let foreign: PartnerCaller;
beforeAll(async () => {
  app = await testApp(PartnersModule, CustomersModule);
  foreign = await aKey(app, await aPartner(app));
});
afterAll(() => app.close());
beforeEach(async () => {
  partner = await aPartner(app);
  key = await aKey(app, partner);
});

const LI = {
  kind: 'person',
  externalId: 'user-20417',
  name: 'Li Wei',
  phone: '+8613800138000',
  email: 'li.wei@example.com',
  nationalId: '110101199003070011',
  birthDate: '1990-03-07',
  facts: { currency: 'CNY', incomeMonthlyMinor: 1_200_000, occupation: 'employed' },
};
const register = async (by: PartnerCaller, body: object = LI): Promise<string> => {
  const answer = await by.post(ROOT, body);
  expect(answer.status).toBe(201);
  return answer.body.id as string;
};
const codes = ({ status, body }: Answer): unknown[] => [status, body.code];
const countCustomers = async (): Promise<number> =>
  Number(
    (
      await app.rows<{ count: string }>('select count(*) from customer where partner_id = $1', [partner.id])
    )[0]?.count,
  );

describe('registering', () => {
  test('gives back what was sent, with an id of the bank', async () => {
    const { status, body } = await key.post(ROOT, LI);
    expect(status).toBe(201);
    const { kind, externalId, facts, ...personal } = LI;
    expect(body).toEqual({
      id: expect.stringMatching(/^cus_/),
      kind,
      externalId,
      personal,
      facts,
      status: 'active',
      verification: 'phone',
      tags: [],
      acquisition: { first: null, last: null },
      version: 1,
    });
    expect((await key.get(`${ROOT}/${body.id}`)).body).toEqual(body);
    expect((await key.get(`${ROOT}/by-external-id/user-20417`)).body).toEqual(body);
  });

  test('a repeat under the same key gets the first answer, byte for byte, and makes nothing', async () => {
    const headers = { 'idempotency-key': '"reg-1"' };
    const first = await key.post(ROOT, LI, headers);
    const repeat = await key.post(ROOT, LI, headers);
    expect([first.status, repeat.status]).toEqual([201, 201]);
    expect(repeat.body).toEqual(first.body);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(repeat.headers.get('idempotent-replayed')).toBe('true');
    expect(await countCustomers()).toBe(1);
  });

  test('ten repeats at once make one customer', async () => {
    const headers = { 'idempotency-key': 'at-once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => key.post(ROOT, LI, headers)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect(await countCustomers()).toBe(1);
  });

  test('another body under the same key is refused', async () => {
    const headers = { 'idempotency-key': 'reg-2' };
    await key.post(ROOT, LI, headers);
    const other = await key.post(ROOT, { ...LI, name: 'Li Na' }, headers);
    expect(codes(other)).toEqual([422, 'idempotency_key_reused']);
  });

  test('a key that is no key is refused', async () => {
    for (const bad of ['', '"', 'a b', 'x'.repeat(256)]) {
      const answer = await key.post(ROOT, LI, { 'idempotency-key': bad });
      expect(codes(answer)).toEqual([400, 'invalid_idempotency_key']);
    }
  });

  test('one external id, one customer, also when two come at once', async () => {
    const answers = await Promise.all([key.post(ROOT, LI), key.post(ROOT, LI), key.post(ROOT, LI)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(codes(await key.post(ROOT, LI))).toEqual([409, 'external_id_taken']);
    // Without one there is nothing to be the same.
    const { externalId: _, ...anonymous } = LI;
    expect(await register(key, anonymous)).not.toBe(await register(key, anonymous));
  });

  test.each<[string, object]>([
    ['no kind', { kind: undefined }],
    ['a phone number without country', { phone: '13800138000' }],
    ['a birthday that never was', { birthDate: '1990-02-30' }],
    ['a fraction of a cent', { facts: { incomeMonthlyMinor: 1.5 } }],
    ['an external id with a line break', { externalId: 'a\nb' }],
    ['a field that does not exist', { vip: true }],
    ['a consent without a text', { consents: [{ purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z' }] }],
  ])('%s is refused', async (_, wrong) => {
    expect(codes(await key.post(ROOT, { ...LI, ...wrong }))).toEqual([400, 'invalid_request']);
    expect(await countCustomers()).toBe(0);
  });
});

test('the list shows every customer once, though others come meanwhile', async () => {
  const made: string[] = [];
  for (let i = 0; i < 9; i++) made.unshift(await register(key, { kind: 'person', externalId: `c-${i}` }));
  const seen: string[] = [];
  let path: string | undefined = `${ROOT}?limit=2&include=totalCount`;
  for (let page = 0; path !== undefined; page++) {
    const { body, headers }: Answer = await key.get(path);
    expect(body.totalCount).toBe(9 + page);
    seen.push(...(body.data as { id: string }[]).map(({ id }) => id));
    expect(body.hasMore).toBe(body.nextCursor !== undefined);
    path = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
    await register(key, { kind: 'person', externalId: `late-${page}` });
  }
  expect(seen).toEqual(made);
  const { body } = await key.get(`${ROOT}?limit=1`);
  expect(codes(await foreign.get(`${ROOT}?cursor=${body.nextCursor}`))).toEqual([400, 'invalid_cursor']);
});

describe('updating', () => {
  test('needs the version that was read', async () => {
    const path = `${ROOT}/${await register(key)}`;
    const etag = (await key.get(path)).headers.get('etag') as string;
    expect(codes(await key.patch(path, { name: 'Li Weiwei' }))).toEqual([428, 'precondition_required']);
    const changed = await key.patch(path, { name: 'Li Weiwei' }, { 'if-match': etag });
    expect(changed).toMatchObject({
      status: 200,
      body: { version: 2, personal: { name: 'Li Weiwei', phone: LI.phone }, facts: LI.facts },
    });
    const stale = await key.patch(path, { name: 'Li' }, { 'if-match': etag });
    expect(codes(stale)).toEqual([412, 'stale_version']);
    expect((await key.get(path)).body).toEqual(changed.body);
    expect((await key.get(path)).headers.get('etag')).toBe(changed.headers.get('etag'));
  });

  test('of two updates at once one is lost to neither: the second is told', async () => {
    const path = `${ROOT}/${await register(key)}`;
    const headers = { 'if-match': (await key.get(path)).headers.get('etag') as string };
    const answers = await Promise.all([
      key.patch(path, { name: 'A' }, headers),
      key.patch(path, { email: 'b@example.com' }, headers),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body } = await key.get(path);
    expect([body.version, body.personal.name === 'A']).toEqual([2, answers[0].status === 200]);
  });

  test('the external id never changes', async () => {
    const path = `${ROOT}/${await register(key)}`;
    const headers = { 'if-match': (await key.get(path)).headers.get('etag') as string };
    expect(codes(await key.patch(path, { externalId: 'other' }, headers))).toEqual([400, 'invalid_request']);
  });
});

describe('consents', () => {
  const grant = (textVersion: string): object => ({
    purpose: 'profiling',
    grantedAt: '2026-01-01T00:00:00Z',
    textVersion,
  });

  test('come with the registration, are replaced by newer ones, and end when revoked', async () => {
    const path = `${ROOT}/${await register(key, { ...LI, consents: [grant('1')] })}/consents`;
    const states = ({ body }: Answer): string[] =>
      (body.data as { textVersion: string; status: string }[]).map(
        (one) => `${one.textVersion} ${one.status}`,
      );
    expect(states(await key.get(path))).toEqual(['1 granted']);
    const granted = await key.post(path, { consents: [grant('2')] });
    expect([granted.status, ...states(granted)]).toEqual([200, '2 granted', '1 revoked']);
    expect(states(await key.delete(`${path}/profiling`))).toEqual(['2 revoked', '1 revoked']);
    expect(states(await key.delete(`${path}/profiling`))).toEqual(['2 revoked', '1 revoked']);
    expect(codes(await key.delete(`${path}/marketing`))).toEqual([404, 'not_found']);
    expect(codes(await key.delete(`${path}/flying`))).toEqual([404, 'not_found']);
  });

  test('that nobody has given yet are refused, and what holds stays', async () => {
    const path = `${ROOT}/${await register(key, { ...LI, consents: [grant('1')] })}/consents`;
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const { status, body } = await key.post(path, { consents: [{ ...grant('2'), grantedAt: tomorrow }] });
    expect([status, body.code, body.errors[0]]).toMatchObject([
      400,
      'invalid_request',
      { pointer: '/consents/0/grantedAt', code: 'in_future' },
    ]);
    expect((await key.get(path)).body.data).toMatchObject([{ status: 'granted', textVersion: '1' }]);
  });

  test('that come together leave one in force', async () => {
    const path = `${ROOT}/${await register(key, LI)}/consents`;
    const answers = await Promise.all(
      ['1', '2', '3', '4'].map((text) => key.post(path, { consents: [grant(text)] })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { body } = await key.get(path);
    expect((body.data as { status: string }[]).filter(({ status }) => status === 'granted')).toHaveLength(1);
  });
});

describe('walls', () => {
  test('another partner finds nothing of it, by no way', async () => {
    const id = await register(key);
    const path = `${ROOT}/${id}`;
    const consents = [{ purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z', textVersion: '1' }];
    for (const answer of [
      await foreign.get(path),
      await foreign.get(`${ROOT}/by-external-id/${LI.externalId}`),
      await foreign.patch(path, { name: 'Mine' }, { 'if-match': '"v1"' }),
      await foreign.get(`${path}/consents`),
      await foreign.post(`${path}/consents`, { consents }),
      await foreign.delete(`${path}/consents/profiling`),
      await foreign.get(`${ROOT}/cus_x`),
    ]) {
      expect(codes(answer)).toEqual([404, 'not_found']);
    }
    expect(((await foreign.get(ROOT)).body.data as { id: string }[]).map((one) => one.id)).not.toContain(id);
    // The same external id is another customer there.
    expect(await register(foreign)).not.toBe(id);
  });

  test('sandbox and live never meet', async () => {
    await app.configure((tx) =>
      tx.query(
        `insert into licence (id, partner_id, kind, number, expires_on, created_at) values ($1, $2, 'x', 'x', '2099-01-01', now())`,
        [newUuid(Date.now()), partner.id],
      ),
    );
    const live = await aKey(app, partner, { environment: 'live' });
    const id = await register(key);
    expect(codes(await live.get(`${ROOT}/${id}`))).toEqual([404, 'not_found']);
    expect(codes(await live.get(`${ROOT}/by-external-id/${LI.externalId}`))).toEqual([404, 'not_found']);
    expect((await live.get(ROOT)).body.data).toEqual([]);
    expect(await register(live)).not.toBe(id);
    expect((await key.get(ROOT)).body.data).toHaveLength(1);
  });

  test('nothing personal is readable in any table or log line', async () => {
    const kept = await key.post(ROOT, LI, { 'idempotency-key': 'kept' });
    expect(kept.status).toBe(201);
    await key.get(`${ROOT}/by-external-id/${LI.externalId}`);
    const stored = await app.rows<{ row: string }>(
      `select to_jsonb(c)::text || encode(personal, 'escape') as row from customer c
       union all select to_jsonb(p)::text from profile p union all select to_jsonb(o)::text from outbox o
       union all select to_jsonb(a)::text from audit a union all select to_jsonb(i)::text from idempotency i`,
    );
    expect(stored.length).toBeGreaterThan(2);
    const secrets = [LI.name, LI.phone, LI.email, LI.nationalId, LI.birthDate, LI.externalId];
    const leaks = (texts: readonly string[]): string[] =>
      secrets.filter((secret) => texts.some((text) => text.includes(secret)));
    expect(leaks(stored.map(({ row }) => row))).toEqual([]);
    expect(leaks(app.booted.lines)).toEqual([]);
  });

  test('the database itself shows the program no row without a tenant, and another tenant none of these', async () => {
    await register(key);
    const tables = ['customer', 'profile', 'tag', 'consent', 'outbox', 'idempotency'];
    await withClient(app.urls.appUrl, async (client) => {
      const count = async (table: string): Promise<number> =>
        Number((await client.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count);
      for (const table of tables) expect([table, await count(table)]).toEqual([table, 0]);
      await client.query('begin');
      await client.query(`set local embank.partner = '${newUuid(Date.now())}'`);
      await client.query(`set local embank.environment = 'sandbox'`);
      for (const table of tables) expect([table, await count(table)]).toEqual([table, 0]);
      await client.query('commit; begin');
      await client.query(`set local embank.partner = '${partner.id}'`);
      await client.query(`set local embank.environment = 'live'`);
      expect(await count('customer')).toBe(0);
      await client.query(`set local embank.environment = 'sandbox'`);
      expect(await count('customer')).toBe(1);
      await expect(
        client.query('update customer set partner_id = $1', [newUuid(Date.now())]),
      ).rejects.toThrow('row-level security');
    });
  });
});
