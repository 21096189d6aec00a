import { SelfService } from '../../src/modules/sandbox/self-service/self-service.js';
import { Database } from '../../src/platform/database/database.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { offered, type Sandbox, sandboxBank } from '../support/sandbox.js';
import { type Answer, call } from '../support/staff.js';

/** From nothing to the first answer of the bank, without a person. */
let bank: Sandbox;

beforeAll(async () => {
  bank = await sandboxBank();
}, 60_000);
afterAll(() => bank.close());
/** Other addresses than ours are others' business. */
beforeEach(() => bank.rows(`update sandbox_sign_up set address = partner_id::text::bytea`));

const signUp = (body: object = {}): Promise<Answer> =>
  call(bank.url, 'POST', '/v1/sandbox/partners', undefined, body);

/** What a shell would do with the line. */
function runCurl(line: string): Promise<Response> {
  const [url = '', ...rest] = [...line.matchAll(/'((?:[^']|'\\'')*)'/g)].map(([, text = '']) =>
    text.replaceAll("'\\''", "'"),
  );
  const headers = Object.fromEntries(
    rest.slice(0, -1).map((header) => header.split(': ') as [string, string]),
  );
  return fetch(url, { method: 'POST', headers, body: rest.at(-1) as string });
}

const CHOICES = ['retail', 'education', 'healthcare', 'payments'].flatMap((industry) =>
  ['CN', 'GB', 'DE'].map((jurisdiction) => [industry, jurisdiction] as const),
);

test.each(CHOICES)(
  '%s in %s: the first call works at once, and gets offers',
  async (industry, jurisdiction) => {
    const { status, body } = await signUp({ name: 'My “Shop”', industry, jurisdiction });
    expect(status).toBe(201);
    expect(body.partner).toMatchObject({ name: 'My “Shop”', industry, jurisdiction });
    expect(body.key).toMatch(/^ek_sandbox_/);
    expect(body.firstCall.curl).toContain(body.key);
    let answer: Answer['body'];
    do answer = await (await runCurl(body.firstCall.curl)).json();
    while (answer.degraded);
    expect({ notOffered: answer.offers.length === 0 ? answer.notOffered : [], code: answer.code }).toEqual({
      notOffered: [],
    });
    expect(offered({ body: answer } as Answer).length).toBeGreaterThan(0);
  },
);

test('the key makes fixtures; another newcomer sees nothing of it', async () => {
  const [mine, other] = [(await signUp()).body, (await signUp()).body];
  expect(mine.partner.slug).not.toBe(other.partner.slug);
  const made = await call(bank.url, 'POST', '/v1/sandbox/fixtures/agreement-active', mine.key, {});
  expect(made.status).toBe(201);
  const path = `/v1/agreements/${made.body.agreement}`;
  expect((await call(bank.url, 'GET', path, mine.key)).body.status).toBe('active');
  expect((await call(bank.url, 'GET', path, other.key)).status).toBe(404);
});

test('five a minute from one address, then wait', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 6; i += 1) statuses.push((await signUp()).status);
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  expect((await signUp()).body).toMatchObject({ code: 'sign_up_limited', retryable: true });
  await bank.rows(`update sandbox_sign_up set created_at = created_at - interval '1 minute'`);
  expect((await signUp()).status).toBe(201);
});

test('at the same moment, too', async () => {
  const statuses = (await Promise.all(Array.from({ length: 8 }, () => signUp()))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(5);
});

test('twenty a day', async () => {
  await bank.rows(
    `update sandbox_sign_up set address = 'x', created_at = now() - interval '2 hours'
     where partner_id in (select partner_id from sandbox_sign_up limit 20)`,
  );
  await signUp();
  await bank.rows(`update sandbox_sign_up set address = (select address from sandbox_sign_up order by created_at desc limit 1)
    where address = 'x'`);
  expect((await signUp()).status).toBe(429);
});

test('so many at most are open, of all together', async () => {
  await bank.rows(`with made as (
      insert into partner select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'slug', 'open-' || n))).*
      from partner p cross join generate_series(1, 2000) n where p.slug = 'lumen-phones' returning id)
    insert into sandbox_sign_up (partner_id, address, created_at) select id, 'x', now() from made`);
  const { status, headers, body } = await signUp();
  expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'self_service_full', '86400']);
  await bank.rows(`update sandbox_sign_up set expired_at = now() where address = 'x'`);
  expect((await signUp()).status).toBe(201);
});

test('who is refused leaves nothing behind, and the address is nowhere in clear', async () => {
  const count = async (): Promise<number> => (await bank.rows('select 1 from partner')).length;
  const before = await count();
  expect((await signUp({ industry: 'gambling' })).body.code).toBe('invalid_request');
  expect(await count()).toBe(before);
  await signUp();
  const [row] = await bank.rows<{ address: Buffer }>(
    'select address from sandbox_sign_up order by created_at desc limit 1',
  );
  expect(row?.address.length).toBe(32);
});

test('what nobody uses for 30 days is closed, what is used is not', async () => {
  const [unused, used] = [(await signUp()).body, (await signUp()).body];
  await bank.rows(`update sandbox_sign_up set created_at = now() - interval '31 days'`);
  await bank.rows(
    `update api_key set last_used_at = now() where partner_id = (select id from partner where slug = $1)`,
    [used.partner.slug],
  );
  const { app } = bank.booted;
  while (
    (await app
      .get(Database)
      .run({ kind: 'system', job: 'test' }, (tx) => app.get(SelfService).expire(tx))) === 'more'
  );
  await app.get(SnapshotService).refresh();
  expect((await call(bank.url, 'GET', '/v1/sandbox/clock', unused.key)).body.code).toBe('partner_suspended');
  expect((await call(bank.url, 'GET', '/v1/sandbox/clock', used.key)).status).toBe(200);
});
