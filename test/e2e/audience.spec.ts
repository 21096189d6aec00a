import { formatId, newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { type ChangedSummary, SummaryChanges } from '../../src/modules/events/index.js';
import { AUDIENCE_JOB } from '../../src/modules/profiles/segments/upkeep.service.js';
import type { Rule } from '../../src/engines/rules/index.js';
import { OfferRehearsal } from '../../src/modules/profiles/index.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';
import { type Answer, call, type StaffCaller } from '../support/staff.js';
import { refreshed } from '../support/test-app.js';

/** Tags, segments and previews as staff and partners meet them. */
let bank: Sandbox;
let maker: StaffCaller;
let checker: StaffCaller;

const SHOP = 'lumen-phones';
const texts = { en: 'Test', zh: '测试' };
const reason = { reason: 'The committee agreed.' };
const PROFILING = { purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z', textVersion: '2026-01' };

beforeAll(async () => {
  bank = await sandboxBank();
  // No round but those of the tests: what one of them does is compared with what was there before it.
  await bank.booted.app.get(Housekeeping).stop();
  maker = await bank.staff('campaignManager');
  checker = await bank.staff('riskOfficer');
});
afterAll(() => bank.close());

const tagBody = (name: string, more: object): object => ({
  v: 1,
  name,
  names: texts,
  description: texts,
  visibility: 'bank',
  type: 'flag',
  setBy: ['staff'],
  ...more,
});
const segmentBody = (name: string, when: Rule['when'], visibility = 'bank'): object => ({
  v: 1,
  name,
  names: texts,
  description: texts,
  visibility,
  rule: { v: 1, when },
});

async function submit(kind: string, name: string, body: object): Promise<Answer> {
  const draft = await maker.post(`/staff/v1/${kind}/${name}/versions`, { note: 'test', body });
  expect(draft).toMatchObject({ status: 201 });
  return maker.post(`/staff/v1/${kind}/${name}/versions/${draft.body.number}/submit`, reason);
}

async function publish(kind: string, name: string, body: object): Promise<void> {
  const submitted = await submit(kind, name, body);
  expect(submitted).toMatchObject({ status: 202 });
  const approved = await checker.post(`/staff/v1/approvals/${submitted.body.approval}/approve`);
  expect(approved).toMatchObject({ status: 200 });
  await refreshed(bank.booted);
}

/** Until nothing is left to do. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i += 1) {
    await bank.booted.app.get(Housekeeping).round(AUDIENCE_JOB);
    const [left] = await bank.rows<{ count: string }>(
      `select (select count(*) from customer_change) + (select count(*) from audience_run where status = 'running') as count`,
    );
    if (left?.count === '0') return;
  }
  throw new Error('the upkeep does not come to rest');
}

async function register(externalId: string, more: object = {}): Promise<string> {
  const person = { kind: 'person', externalId, phone: '+8613800138000', consents: [PROFILING], ...more };
  const { status, body } = await bank.partner(SHOP).post('/v1/customers', person);
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.id;
}

async function visits(externalId: string): Promise<string> {
  const { status, body } = await bank.partner(SHOP).post('/v1/events', {
    externalId: `visit-${externalId}`,
    type: 'visit',
    occurredAt: new Date(Date.now() - 60_000).toISOString(),
    customer: { externalId },
    scenario: 'retail.electronics.phone',
  });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.id;
}

const asShop = (method: string, path: string, body?: object): Promise<Answer> =>
  call(bank.url, method, path, bank.keys[SHOP], body);
const namesOf = ({ body }: Answer): string[] => body.data.map(({ name }: { name: string }) => name);

async function bought(
  externalId: string,
  daysAgo: number,
  scenario = 'retail.electronics.phone',
): Promise<void> {
  const { status, body } = await bank.partner(SHOP).post('/v1/events', {
    externalId: `${externalId}-${daysAgo}-${scenario}`,
    type: 'purchase',
    occurredAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    customer: { externalId },
    scenario,
    amount: { amount: 10_000, currency: 'CNY' },
  });
  expect({ status, body }).toMatchObject({ status: 201 });
}

const factsOf = async (id: Uuid): Promise<Record<string, unknown>> =>
  (
    await bank.rows<Record<string, unknown>>('select * from customer_facts where customer_id = $1', [id])
  )[0] ?? {};
const segmentsOf = async (id: Uuid): Promise<string[]> => {
  const members = await bank.rows<{ segment: string }>(
    'select segment from segment_member where customer_id = $1 order by 1',
    [id],
  );
  const { segments } = (await factsOf(id)) as { segments: string[] };
  expect([...segments].sort()).toEqual(members.map((row) => row.segment));
  return members.map((row) => row.segment);
};

const registered = async (externalId: string, more: object = {}): Promise<Uuid> =>
  parseId('customer', await register(externalId, { birthDate: '1990-05-17', ...more })) as Uuid;

describe('the facts of a customer', () => {
  it('follow what is known of him, and what he does', async () => {
    const id = await registered('facts', {
      facts: { currency: 'CNY', incomeMonthlyMinor: 900_000, occupation: 'employed' },
    });
    await bought('facts', 3);
    await bought('facts', 40);
    await settle();
    expect(await factsOf(id)).toMatchObject({
      kind: 'person',
      partner: SHOP,
      verification: 'phone',
      age_years: expect.any(Number),
      occupation: 'employed',
      income_monthly_minor: '900000',
      purchases: 2,
      purchase_days_30: 1,
      purchase_days_90: 2,
      spend_currency: 'CNY',
      spent_minor: '20000',
      consents: ['profiling', 'profiling/profile', 'profiling/tags'],
      scenes: ['retail'],
    });
    const [tail] = await bank.rows<{ attributes: object }>(
      'select attributes from customer_facts_tail where customer_id = $1',
      [id],
    );
    expect(tail?.attributes).toMatchObject({ 'in.retail.purchases': 2, 'in.retail.daysSince': 3 });
  });
});

describe('a day', () => {
  /** Half past one in the morning in Shanghai, where every shipped scene is; the day before in UTC. */
  const NIGHT = '2031-03-04T17:30:00Z';

  it('is the scene’s, in memory and in PostgreSQL, also where a clock stands still', async () => {
    const id = await registered('night-owl');
    const clock = await asShop('POST', '/v1/sandbox/clocks', { name: 'night', now: NIGHT });
    const path = `/v1/sandbox/clocks/${clock.body.id}/customers`;
    expect(await asShop('POST', path, { customer: formatId('customer', id) })).toMatchObject({ status: 200 });
    const event = {
      externalId: 'in-the-night',
      type: 'purchase',
      occurredAt: '2031-03-04T17:00:00Z',
      customer: { externalId: 'night-owl' },
      scenario: 'retail.electronics.phone',
      amount: { amount: 10_000, currency: 'CNY' },
    };
    expect(await asShop('POST', '/v1/events', event)).toMatchObject({ status: 201 });
    const today = { f: 'purchase.last', op: 'withinDays', v: 0 } as const;
    const inScene = { f: 'in.retail.daysSince', op: 'eq', v: 0 } as const;
    const inHand = { f: 'partner', op: 'eq', v: SHOP } as const;
    await publish('segments', 'bought-today', segmentBody('bought-today', { all: [inHand, today, inScene] }));
    await settle();
    expect(await segmentsOf(id)).toContain('bought-today');
    // The slice in SQL finds the same that was found one by one.
    await publish('segments', 'bought-this-day', segmentBody('bought-this-day', { all: [today, inScene] }));
    await settle();
    expect(await segmentsOf(id)).toEqual(['bought-this-day', 'bought-today']);
    const [row] = await bank.rows<{ stands: string; last: string }>(
      `select stands_on::text as stands, last_purchase_on::text as last from customer_facts where customer_id = $1`,
      [id],
    );
    expect(row).toEqual({ stands: '2031-03-05', last: '2031-03-05' });
  });
});

describe('what has changed', () => {
  it('is looked at before what a file has changed, however much that is', async () => {
    await settle();
    const one = await register('buys-now');
    const { status, body } = await asShop('POST', '/v1/event-imports', {});
    expect(status).toBe(201);
    const line = (i: number): string =>
      JSON.stringify({
        externalId: `filed-${i}`,
        type: 'purchase',
        occurredAt: '2026-01-05T04:00:00Z',
        customer: { externalId: `filed-${i % 3}`, register: true },
        amount: { amount: 100, currency: 'CNY' },
      });
    const sent = await fetch(`${bank.url}/v1/event-imports/${body.id}/content`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${bank.keys[SHOP]}`, 'content-type': 'application/x-ndjson' },
      body: Array.from({ length: 30 }, (_, i) => line(i)).join('\n'),
    });
    expect(await sent.json()).toMatchObject({ status: 'done', recorded: 30 });
    await bought('buys-now', 1);
    const known = (): Promise<{ purchases: number }[]> =>
      bank.rows(
        `select f.purchases from customer_facts f join customer c on c.id = f.customer_id
         where c.id >= $1 order by f.purchases`,
        [parseId('customer', one)],
      );
    const upkeep = bank.booted.app.get(Housekeeping);
    await upkeep.round(AUDIENCE_JOB);
    expect(await known()).toEqual([{ purchases: 1 }]);
    await upkeep.round(AUDIENCE_JOB);
    expect(await known()).toHaveLength(4);

    const left = (): Promise<object[]> =>
      bank.rows('select distinct can_wait from summary_change order by 1');
    expect(await left()).toEqual([{ can_wait: false }, { can_wait: true }]);
    await upkeep.round('classifyChanges');
    expect(await left()).toEqual([{ can_wait: true }]);
    await upkeep.round('classifyChanges');
    expect(await left()).toEqual([]);
  });

  it('is taken once, the oldest first, and what is left keeps its place', async () => {
    const changes = bank.booted.app.get(SummaryChanges);
    const [a, b, c, d] = Array.from({ length: 4 }, () => ({
      customerId: newUuid(Date.now()),
      scope: 'retail',
      currency: 'CNY',
    })) as [ChangedSummary, ChangedSummary, ChangedSummary, ChangedSummary];
    const job = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      bank.booted.app.get(Database).run({ kind: 'system', job: 'test' }, work);
    const take = async (wanted: number, canWait: boolean): Promise<unknown> => {
      const { changed, isMore } = await job((tx) => changes.take(tx, wanted, canWait));
      return [changed.map(({ customerId }) => customerId), isMore];
    };
    for (const some of [[b, a], [b, c], [d]]) await job((tx) => changes.put(tx, some, true));
    expect(await take(9, false)).toEqual([[], false]);
    expect(await take(2, true)).toEqual([[b.customerId, a.customerId], true]);
    await job((tx) => changes.put(tx, [a], true));
    expect(await take(1, true)).toEqual([[c.customerId], true]);
    expect(await take(9, true)).toEqual([[d.customerId, a.customerId], false]);
    expect(await job((tx) => changes.waiting(tx))).toEqual({ isUrgent: false, isFull: false });
  });
});

describe('a segment', () => {
  it('is entered and left as its rule becomes true and false', async () => {
    await publish(
      'segments',
      'buyers',
      segmentBody('buyers', { f: 'purchases', op: 'gte', v: 1 }, 'partner'),
    );
    const id = await registered('comes-and-goes');
    await settle();
    expect(await segmentsOf(id)).toEqual([]);
    await bought('comes-and-goes', 1);
    await settle();
    expect(await segmentsOf(id)).toEqual(['buyers']);
    await publish(
      'segments',
      'buyers',
      segmentBody('buyers', { f: 'purchases', op: 'gte', v: 100 }, 'partner'),
    );
    await settle();
    expect(await segmentsOf(id)).toEqual([]);
    const told = await bank.rows<{ type: string }>('select type from outbox where subject = $1 order by id', [
      id,
    ]);
    expect(told.map(({ type }) => type).filter((type) => type.startsWith('segment'))).toEqual([
      'segment.entered',
      'segment.left',
    ]);
  });
});

describe('tags', () => {
  it('of a partner are his own, with evidence, and end when he says so', async () => {
    const id = await register('tagged');
    const event = await visits('tagged');
    const said = { value: 'gold', confidence: 0.9, evidence: [event], expiresAt: '2099-01-01T00:00:00Z' };
    const { body } = await asShop('PUT', `/v1/customers/${id}/tags/own.loyal`, said);
    expect(body.data).toEqual([
      {
        name: 'own.loyal',
        value: 'gold',
        source: 'partner',
        confidence: 0.9,
        evidence: [event],
        computedAt: expect.any(String),
        expiresAt: '2099-01-01T00:00:00.000Z',
      },
    ]);
    const [kept] = await bank.rows<{ name: string }>(`select name from tag where value = 'gold'`);
    expect(kept?.name).toBe('own.lumen-phones.loyal');
    const again = await asShop('PUT', `/v1/customers/${id}/tags/own.loyal`, { value: 'silver' });
    expect((await asShop('DELETE', `/v1/customers/${id}/tags/own.loyal`)).status).toBe(204);
    expect(namesOf(await asShop('GET', `/v1/customers/${id}/tags`))).toEqual([]);
    const between = again.body.data[0].computedAt as string;
    const was = await asShop('GET', `/v1/customers/${id}/tags?asOf=${between}`);
    expect(was.body.data).toMatchObject([
      { name: 'own.loyal', value: 'silver', endedAt: expect.any(String) },
    ]);
  });

  it('are refused that do not exist, are somebody else’s, have another value or no such evidence', async () => {
    await publish('tags', 'tone', tagBody('tone', { type: 'choice', values: ['calm', 'angry'] }));
    const id = await register('refused');
    const [mine, stranger] = [`/v1/customers/${id}/tags`, await register('somebody-else')];
    const foreign = await visits('somebody-else');
    expect((await asShop('PUT', `${mine}/nobody.knows`, {})).body.code).toBe('tag_unknown');
    expect((await asShop('PUT', `${mine}/tone`, { value: 'calm' })).body.code).toBe('tag_not_yours');
    expect((await asShop('PUT', `${mine}/own.x`, { value: '-' })).body.code).toBe('tag_value_invalid');
    expect((await asShop('PUT', `${mine}/own.x`, { evidence: [foreign] })).body.code).toBe(
      'evidence_unknown',
    );
    const staff = `/staff/v1/customers/${stranger}/tags/tone`;
    expect((await maker.put(staff, { value: 'loud' })).body.code).toBe('tag_value_invalid');
    expect((await maker.put(staff, { value: 'calm' })).status).toBe(200);
    expect(namesOf(await asShop('GET', `/v1/customers/${stranger}/tags`))).toEqual([]);
    await bank.rows(
      `insert into tag (customer_id, bucket, partner_id, environment, name, value, source, evidence, computed_at)
       select c.id, c.bucket, c.partner_id, c.environment, 'own.lumen-phones.t' || n, 'true', 'partner', '[]', now()
       from customer c, generate_series(1, 200) n where c.id = (select customer_id from tag where name = 'tone')`,
    );
    const full = await asShop('PUT', `/v1/customers/${stranger}/tags/own.more`, {});
    expect(full.body.code).toBe('too_many_tags');
  });

  it('end by themselves, and need the consent that their definition names', async () => {
    await publish(
      'tags',
      'reachable',
      tagBody('reachable', { purpose: 'marketing', visibility: 'partner', timeToLiveDays: 1 }),
    );
    const id = await register('reachable');
    const path = `/staff/v1/customers/${id}/tags/reachable`;
    expect((await maker.put(path, { expiresAt: '2099-01-01T00:00:00Z' })).status).toBe(200);
    expect(namesOf(await asShop('GET', `/v1/customers/${id}/tags`))).toEqual([]);
    const marketing = { ...PROFILING, purpose: 'marketing' };
    await bank.partner(SHOP).post(`/v1/customers/${id}/consents`, { consents: [marketing] });
    const { body } = await asShop('GET', `/v1/customers/${id}/tags`);
    expect(body.data).toMatchObject([{ name: 'reachable', version: 1 }]);
    const lifeMs = Date.parse(body.data[0].expiresAt) - Date.parse(body.data[0].computedAt);
    expect(Math.round(lifeMs / 3_600_000)).toBe(24);
  });

  it('by a rule come and go with what it reads, and rules may read no tag of another rule', async () => {
    const rule = { v: 1, when: { f: 'tags', op: 'has', v: 'own.lumen-phones.big' } };
    await publish('tags', 'large', tagBody('large', { setBy: ['rule'], rule, visibility: 'partner' }));
    const id = await register('by-rule');
    await asShop('PUT', `/v1/customers/${id}/tags/own.big`, {});
    await settle();
    expect(namesOf(await asShop('GET', `/v1/customers/${id}/tags`))).toEqual(['large', 'own.big']);
    await asShop('DELETE', `/v1/customers/${id}/tags/own.big`);
    await settle();
    expect(namesOf(await asShop('GET', `/v1/customers/${id}/tags`))).toEqual([]);
    const chained = { v: 1, when: { f: 'tags', op: 'has', v: 'large' } };
    const refused = await submit('tags', 'larger', tagBody('larger', { setBy: ['rule'], rule: chained }));
    expect(refused.body).toMatchObject({ code: 'invalid_definition', errors: [{ code: 'reads_rule_tag' }] });
  });
});

describe('segments', () => {
  it('nest, in whatever order they change, and never in a circle', async () => {
    await publish(
      'segments',
      'inner',
      segmentBody('inner', { f: 'tags', op: 'has', v: 'own.lumen-phones.in' }),
    );
    await publish('segments', 'outer', segmentBody('outer', { not: { segment: 'inner' } }, 'partner'));
    const id = await register('nested');
    await settle();
    const segments = `/v1/customers/${id}/segments`;
    expect((await asShop('GET', segments)).body.data).toMatchObject([{ segment: 'outer' }]);
    await asShop('PUT', `/v1/customers/${id}/tags/own.in`, {});
    await settle();
    expect((await asShop('GET', segments)).body.data).toEqual([]);
    const everybody = segmentBody('inner', { f: 'kind', op: 'eq', v: 'organisation' });
    await publish('segments', 'inner', everybody);
    await settle();
    expect((await asShop('GET', segments)).body.data).toMatchObject([{ segment: 'outer' }]);
    const circle = await submit('segments', 'inner', segmentBody('inner', { segment: 'outer' }));
    expect(circle.body).toMatchObject({ code: 'invalid_definition' });
    expect(circle.body.errors[0].code).toBe('segment_cycle');
    const needed = await maker.post('/staff/v1/segments/inner/retire', reason);
    expect(needed.body.code).toBe('still_needed');
  });

  it('cancel what is being computed by an earlier rule, and say how fresh they are', async () => {
    await publish('segments', 'hasty', segmentBody('hasty', { f: 'kind', op: 'exists', v: true }));
    await settle();
    // As if everybody were still being gone through by the rule of an earlier version.
    await bank.rows(
      `update audience_run set status = 'running', next_bucket = 1, number = 0, rule = '["hasty@0"]'
       where name = 'segment/hasty'`,
    );
    await settle();
    const runs = await bank.rows<{ number: number; status: string }>(
      `select number, status from audience_run where name = 'segment/hasty' order by id`,
    );
    expect(runs).toEqual([
      { number: 0, status: 'cancelled' },
      { number: 1, status: 'done' },
    ]);
    const state = await maker.get('/staff/v1/segments/hasty/state');
    expect(state.body).toMatchObject({ version: 1, status: 'done', progress: 1, waiting: 0 });
    expect(state.body.members).toBeGreaterThan(0);
    const retired = await maker.post('/staff/v1/segments/hasty/retire', reason);
    await checker.post(`/staff/v1/approvals/${retired.body.approval}/approve`);
    await refreshed(bank.booted);
    await settle();
    expect(await bank.rows(`select 1 from segment_member where segment = 'hasty'`)).toEqual([]);
    expect(await bank.rows(`select 1 from customer_facts where 'hasty' = any (segments)`)).toEqual([]);
  });

  it('say why somebody is in or not, list members, and stay as a snapshot', async () => {
    const id = await register('why');
    await settle();
    const why = await maker.get(`/staff/v1/segments/frequent-buyers/customers/${id}`);
    expect(why.body).toMatchObject({
      isMember: false,
      verdict: 'false',
      reasons: [
        { attributes: ['purchaseDays.last90'], verdict: 'failed', detail: 'purchaseDays.last90 gte 3, is 0' },
      ],
      met: [],
    });
    const member = await maker.get(`/staff/v1/segments/outer/customers/${id}`);
    expect(member.body).toMatchObject({ isMember: true, verdict: 'true', reasons: [] });
    expect(member.body.met[0]).toMatchObject({ segment: expect.any(String), detail: expect.any(String) });
    const taken = await maker.post('/staff/v1/segments/outer/snapshots', { note: 'For a test.' });
    expect(taken).toMatchObject({ status: 201, body: { segment: 'outer', version: 1 } });
    expect(taken.body.members).toBeGreaterThan(0);
    const listed = await maker.get(`/staff/v1/segment-snapshots/${taken.body.id}/members?limit=100`);
    expect(listed.body.data.map((one: { id: string }) => one.id)).toContain(id);
    const members = await maker.get('/staff/v1/segments/outer/members?limit=100');
    expect(members.body.data).toHaveLength(taken.body.members);
    expect((await maker.get('/staff/v1/segments/outer/snapshots')).body.data).toHaveLength(1);
  });
});

test('each consent that is taken back, or given for less, ends what it allowed', async () => {
  await publish(
    'tags',
    'to-call',
    tagBody('to-call', {
      setBy: ['rule'],
      rule: { v: 1, when: { f: 'kind', op: 'exists', v: true } },
      purpose: 'marketing',
      visibility: 'partner',
    }),
  );
  await publish(
    'segments',
    'valued',
    segmentBody('valued', { f: 'profile.abc', op: 'eq', v: 'A' }, 'partner'),
  );
  await publish(
    'segments',
    'callable',
    segmentBody('callable', { f: 'tags', op: 'has', v: 'to-call' }, 'partner'),
  );
  await publish(
    'segments',
    'clients',
    segmentBody('clients', { f: 'purchases', op: 'gte', v: 1 }, 'partner'),
  );
  const marketing = { ...PROFILING, purpose: 'marketing' };
  const id = await registered('takes-back', { consents: [PROFILING, marketing] });
  const path = `/v1/customers/${formatId('customer', id)}`;
  await bought('takes-back', 1);
  await settle();
  await bank.rows(`update customer_facts set abc = 'A' where customer_id = $1`, [id]);
  await asShop('PUT', `${path}/tags/own.seen`, {});
  await settle();
  const all = ['callable', 'clients', 'valued'];
  const known = async (): Promise<unknown> => {
    await settle();
    const shared = (await asShop('GET', `${path}/segments`)).body.data as { segment: string }[];
    return {
      segments: (await segmentsOf(id)).filter((name) => all.includes(name)),
      shared: shared.map(({ segment }) => segment).filter((name) => all.includes(name)),
      tags: namesOf(await asShop('GET', `${path}/tags`)),
    };
  };
  const give = (...consents: object[]): Promise<Answer> => asShop('POST', `${path}/consents`, { consents });
  const takeBack = (purpose: string): Promise<Answer> => asShop('DELETE', `${path}/consents/${purpose}`);
  const everything = { segments: all, shared: all, tags: ['own.seen', 'to-call'] };
  expect(await known()).toEqual(everything);
  await takeBack('marketing');
  const uncalled = { segments: ['clients', 'valued'], shared: ['clients', 'valued'], tags: ['own.seen'] };
  expect(await known()).toEqual(uncalled);
  // His tags are no longer to be read, so none is set; who he is by what he did still is.
  await give(marketing, { ...PROFILING, data: ['profile'] });
  expect(await known()).toEqual(uncalled);
  await give({ ...PROFILING, data: ['tags'] });
  expect(await known()).toEqual({ segments: ['callable'], shared: [], tags: ['own.seen', 'to-call'] });
  await takeBack('profiling');
  expect(await known()).toEqual({ segments: [], shared: [], tags: ['own.seen'] });
  await give(PROFILING);
  expect(await known()).toEqual(everything);
  // Of whom nobody may be told what he is, his partner is told nothing, though he is counted.
  const unasked = await registered('unasked', { consents: [] });
  await settle();
  expect(await segmentsOf(unasked)).toEqual(['outer']);
  expect((await asShop('GET', `/v1/customers/${formatId('customer', unasked)}/segments`)).body.data).toEqual(
    [],
  );
  const told = `select 1 from outbox where subject = $1 and type like 'segment.%'`;
  expect(await bank.rows(told, [unasked])).toEqual([]);
});

describe('a preview', () => {
  const preview = (when: Rule['when'], basis: string): Promise<Answer> =>
    maker.post('/staff/v1/audience-previews', { rule: { v: 1, when }, basis });

  it('finds nobody by a consent that tells of a sensitive scene', async () => {
    const consents = [PROFILING, { ...PROFILING, purpose: 'sensitiveData' }];
    const id = await registered('patient', { consents });
    await settle();
    expect((await factsOf(id))['consents']).toEqual(['profiling', 'profiling/profile', 'profiling/tags']);
    const found = async (consent: string): Promise<string[]> =>
      (await preview({ f: 'consents', op: 'has', v: consent }, 'sample')).body.examples;
    expect(await found('profiling')).not.toEqual([]);
    expect(await found('sensitiveData')).toEqual([]);
    expect(await found('sensitiveData/events')).toEqual([]);
  });

  it('shows from a sample how many, who, and what is not known', async () => {
    await register('with-age', { birthDate: '1990-05-17' });
    await settle();
    const { body } = await preview({ f: 'age', op: 'gte', v: 18 }, 'sample');
    expect(body).toMatchObject({ basis: 'sample', status: 'done', margin: 0, readsTail: false });
    expect(body.matches).toBeGreaterThan(0);
    expect(body.examples).toHaveLength(body.matches);
    expect(body.unknown).toBe(body.lookedAt - body.matches);
    expect(body.missing).toEqual([{ attribute: 'age', customers: body.unknown }]);
  });

  it('counts everybody in one statement, or as a job when the long tail is read', async () => {
    const exact = await preview({ f: 'kind', op: 'eq', v: 'person' }, 'exact');
    const [all] = await bank.rows<{ count: string }>(
      `select count(*) from customer_facts where kind = 'person'`,
    );
    expect(exact.body).toMatchObject({
      basis: 'exact',
      status: 'done',
      matches: Number(all?.count),
      unknown: 0,
    });
    const job = await preview({ f: 'in.retail.daysSince', op: 'lte', v: 30 }, 'exact');
    expect(job.body).toMatchObject({ basis: 'job', readsTail: true });
    await settle();
    const done = await maker.get(`/staff/v1/audience-previews/${job.body.id}`);
    expect(done.body).toMatchObject({
      basis: 'job',
      status: 'done',
      progress: 1,
      matches: expect.any(Number),
    });
    expect(done.body.matches).toBeGreaterThan(0);
    expect(done.body.lookedAt).toBe(exact.body.lookedAt);
  });

  it('tells what the rule would do to offers as that of a segment', async () => {
    await register('of-age', { birthDate: '1990-05-17' });
    await register('under-age', { birthDate: '2019-05-17' });
    await register('not-profiled', { birthDate: '1990-05-17', consents: [] });
    await settle();
    const rule = { v: 1, when: { f: 'kind', op: 'eq', v: 'person' } };
    const { body } = await maker.post('/staff/v1/audience-previews', { rule, segment: 'frequent-buyers' });
    const [all] = await bank.rows<{ people: number; outside: number; open: number }>(
      `select count(*)::int4 as people, (count(*) filter (where not 'frequent-buyers' = any(segments)))::int4 as outside,
         (count(*) filter (where not 'frequent-buyers' = any(segments) and 'profiling' = any(consents)
           and coalesce(age_years, 18) >= 18))::int4 as open
       from customer_facts where kind = 'person' and environment = 'sandbox'`,
    );
    expect(body.rehearsal).toMatchObject({ lookedAt: all?.people, of: all?.people });
    expect(body.rehearsal).toMatchObject({ entering: all?.outside, leaving: 0 });
    expect(body.rehearsal.products).toEqual([
      expect.objectContaining({
        product: 'regulars-flex',
        gained: all?.open,
        lost: 0,
        gainedEstimated: all?.open,
      }),
    ]);
    // Neither the child nor who did not agree to be profiled.
    expect(all?.open).toBeLessThan((all?.outside ?? 0) - 1);
    const itself = { v: 1, when: { segment: 'frequent-buyers' } };
    const refused = await maker.post('/staff/v1/audience-previews', {
      rule: itself,
      segment: 'frequent-buyers',
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'rule_refused']);
  });

  it('refuses what no rule may say, and too many jobs at once', async () => {
    const wrong = await preview({ f: 'religion', op: 'eq', v: 'x' }, 'sample');
    expect(wrong.body).toMatchObject({ code: 'rule_refused', errors: [{ pointer: '/rule/when/f' }] });
    await bank.rows(
      `insert into audience_run (id, kind, name, rule, environment, status, next_bucket, changed, counted, unknown, started_at)
       select gen_random_uuid(), 'count', 'count', '{"v":1,"when":{"f":"kind","op":"exists","v":true}}', 'live', 'running', 0, 0, 0, 0, now()
       from generate_series(1, 2000)`,
    );
    const many = await preview({ f: 'in.retail.daysSince', op: 'lte', v: 30 }, 'exact');
    expect(many.body.code).toBe('too_many_counts');
  });
});

test('other classes would change offers through the segments that read them', async () => {
  // What the test before left behind is never done.
  await bank.rows(`delete from audience_run where environment = 'live'`);
  const ids = await Promise.all(['class-a', 'class-c'].map((name) => register(name)));
  const valuable = { f: 'profile.abc', op: 'eq', v: 'A' } as const;
  await publish('segments', 'frequent-buyers', segmentBody('frequent-buyers', valuable));
  await settle();
  const [a, c] = ids.map((id) => parseId('customer', id) as Uuid);
  const rehearse = (classes: [Uuid, string][]): Promise<readonly object[]> =>
    bank.booted.app
      .get(Database)
      .read({ kind: 'system', job: 'test' }, (tx) =>
        bank.booted.app
          .get(OfferRehearsal)
          .ofClasses(tx, new Map(classes.map(([id, abc]) => [id, { 'profile.abc': abc }]))),
      );
  expect(
    await rehearse([
      [a as Uuid, 'A'],
      [c as Uuid, 'C'],
    ]),
  ).toEqual([{ product: 'regulars-flex', before: 0, after: 1, gained: 1, lost: 0 }]);
  await bank.rows(`update customer_facts set abc = 'A' where customer_id = $1`, [c]);
  expect(await rehearse([[c as Uuid, 'B']])).toEqual([
    { product: 'regulars-flex', before: 1, after: 0, gained: 0, lost: 1 },
  ]);
});
