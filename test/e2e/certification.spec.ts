import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import type { Booted } from '../support/boot.js';
import { staffWith, type StaffCaller } from '../support/staff.js';
import { refreshed } from '../support/test-app.js';
import { type Receiver, webhookReceiver } from '../support/webhook-receiver.js';
import {
  aPerson,
  aPhone,
  callerOf,
  type PartnerAnswer,
  type PartnerCaller,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

/** From an app that does everything right, or something wrong, to the live key that it gets, or does not. */
const RUNS = '/v1/sandbox/certifications';
const KEYS = '/staff/v1/partners/lumen-phones/keys';
const REPORTS = '/staff/v1/partners/lumen-phones/certifications';
const LIVE_KEY = { environment: 'live', name: 'till', scopes: ['offers:read'], reason: 'Going live.' };

let bank: WholeBank;
let other: Booted;
let shop: PartnerCaller;
let elsewhere: PartnerCaller;
let receiver: Receiver;
let manager: StaffCaller;
let officer: StaffCaller;
let offsetMs = 0;
let number = 0;

beforeAll(async () => {
  bank = await wholeBank({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
  other = await bank.another();
  const key = bank.keys.get('lumen-phones') as string;
  shop = callerOf(bank.url, key);
  elsewhere = callerOf(other.url, key);
  for (const { app } of [bank.booted, other]) app.get(SystemClock).nowMs = () => Date.now() + offsetMs;
  receiver = await webhookReceiver();
  manager = await staffWith(bank.booted, bank.urls.ownerUrl, ['partnerManager']);
  officer = await staffWith(bank.booted, bank.urls.ownerUrl, ['riskOfficer']);
  await manager.post('/staff/v1/partners/lumen-phones/licences', {
    kind: 'payment',
    number: '1',
    expiresOn: '2099-12-31',
  });
}, 60_000);
afterAll(async () => {
  await receiver.close();
  await bank.close();
});

const get = (path: string): Promise<PartnerAnswer> => shop({ method: 'GET', path });
const fresh = (name: string): string => `${name}-${++number}`;
const inForce = async (): Promise<void> => {
  await refreshed(bank.booted);
  await refreshed(other);
};

/** A run that the other process has heard of, too. */
async function started(): Promise<string> {
  const { status, body, text } = await shop({ path: RUNS });
  if (status !== 201) throw new Error(text);
  await inForce();
  return `${RUNS}/${body.id}`;
}

async function checksOf(path: string): Promise<Record<string, string>> {
  const { body } = await get(path);
  return Object.fromEntries(
    (body.checks as { name: string; status: string }[]).map(({ name, status }) => [name, status]),
  );
}

/** A busy machine may be late for a checkout, and then offers nothing. */
async function anOffer(): Promise<string> {
  for (let i = 0; i < 20; i++) {
    const externalId = fresh('buyer');
    await shop({ path: '/v1/customers', body: aPerson(externalId) });
    const { body } = await shop({ path: '/v1/offers', body: aPhone(externalId) });
    if (body.offers?.length > 0) return `/v1/offers/${body.offers[0].id}`;
  }
  throw new Error('every decision is late: the machine is too busy for this test');
}

/** The second time it goes to another process. */
async function acceptTwice(): Promise<void> {
  const accept = { path: `${await anOffer()}/accept`, key: fresh('accept'), body: {} };
  expect((await shop(accept)).status).toBe(200);
  expect((await elsewhere(accept)).headers.get('idempotent-replayed')).toBe('true');
}

async function walkCustomers(): Promise<void> {
  for (let i = 0; i < 3; i++) await shop({ path: '/v1/customers', body: aPerson(fresh('walked')) });
  for (let cursor = '', i = 0; i < 100; i++) {
    const ask = i % 2 === 0 ? shop : elsewhere;
    const { body } = await ask({ method: 'GET', path: `/v1/customers?limit=2${cursor}` });
    if (!body.hasMore) return;
    cursor = `&cursor=${body.nextCursor}`;
  }
}

async function anEndpoint(check: boolean): Promise<string> {
  const url = `${receiver.url}/${fresh('hook')}`;
  const { body } = await shop({
    path: '/v1/webhook-endpoints',
    body: { url, types: ['agreement.withdrawn'] },
  });
  const webhook = new Webhook(body.secret);
  receiver.answer = ({ text, headers }) => {
    if (!check) return 204;
    try {
      webhook.verify(text, headers as Record<string, string>);
      return 204;
    } catch {
      return 401;
    }
  };
  return body.id as string;
}

/** @returns how long the app was told to wait */
async function refused(ask: PartnerCaller): Promise<number> {
  const { status, body, headers } = await ask({ method: 'GET', path: '/v1/me' });
  expect([status, body.code, body.violatedPolicies]).toEqual([429, 'rate_limited', ['certification']]);
  return Number(headers.get('retry-after')) * 1_000;
}

describe('a run', () => {
  test('passes as soon as all has been seen, in whichever process, and opens the way to a live key', async () => {
    expect((await manager.post(KEYS, LIVE_KEY)).body.code).toBe('certification_required');
    const run = await started();
    expect(Object.values(await checksOf(run))).toEqual(Array(6).fill('pending'));
    expect((await shop({ path: RUNS })).body.code).toBe('certification_running');

    await acceptTwice();
    await walkCustomers();
    const endpoint = await anEndpoint(true);
    expect((await shop({ path: `${run}/receiver-tests`, body: { endpoint } })).status).toBe(200);
    await shop({ path: `${run}/throttling` });
    offsetMs += await refused(shop);
    expect((await get('/v1/me')).status).toBe(200);
    // What the other process saw it writes by itself.
    for (let i = 0; i < 40 && (await get(run)).body.status === 'running'; i++) await sleep(50);
    const { body } = await get(run);
    expect(body.checks.filter(({ status }: { status: string }) => status !== 'passed')).toEqual([]);
    expect(body).toMatchObject({ status: 'passed', statusReason: null, allowedActions: [] });
    expect(Date.parse(body.validUntil) - Date.parse(body.statusChangedAt)).toBe(90 * 86_400_000);
    expect((await get(RUNS)).body.data[0]).toEqual(body);
    const ofBank = { ...body, allowedActions: [] };
    expect((await officer.get(REPORTS)).body.data[0]).toEqual(ofBank);
    expect((await manager.get(`${REPORTS}/${body.id}`)).body).toEqual(ofBank);
    const elsewhere = REPORTS.replace('lumen-phones', 'eastlake-university');
    expect((await manager.get(`${elsewhere}/${body.id}`)).status).toBe(404);
    expect((await manager.get(elsewhere)).body.data).toEqual([]);
    expect((await manager.get(REPORTS.replace('lumen-phones', 'nobody'))).status).toBe(404);
    const viewer = await staffWith(bank.booted, bank.urls.ownerUrl, ['viewer']);
    expect((await viewer.get(REPORTS)).body.code).toBe('role_missing');
    expect((await shop({ path: `${run}/finish` })).body.code).toBe('state_conflict');

    expect((await manager.post(KEYS, LIVE_KEY)).status).toBe(202);
  });

  test('finds an app that is careless', async () => {
    const run = await started();
    const endpoint = await anEndpoint(false);
    await shop({ path: `${run}/receiver-tests`, body: { endpoint } });
    await shop({ path: `${run}/throttling` });
    await refused(shop);
    offsetMs += 900;
    await refused(shop);
    expect(await checksOf(run)).toEqual({
      idempotentRetry: 'pending',
      signatureVerified: 'failed',
      duplicateTolerated: 'passed',
      outOfOrderTolerated: 'passed',
      cursorWalked: 'pending',
      backedOff429: 'failed',
    });
    const { body } = await shop({ path: `${run}/finish` });
    expect(body).toMatchObject({ status: 'failed', statusReason: 'checks_missing', validUntil: null });
    offsetMs += 5_000;
    expect((await get('/v1/me')).status).toBe(200);
  });

  test('has room for thirty tries of each kind', async () => {
    const run = await started();
    await bank.rows(
      `update certification_run set times_armed = 30, receiver_tests = 30 where status = 'running'`,
    );
    const endpoint = await anEndpoint(true);
    const sent = receiver.received.length;
    const tries = [
      shop({ path: `${run}/throttling` }),
      shop({ path: `${run}/receiver-tests`, body: { endpoint } }),
    ];
    for (const { status, body } of await Promise.all(tries)) {
      expect([status, body.code]).toEqual([422, 'certification_limit_reached']);
    }
    expect(receiver.received).toHaveLength(sent);
    expect((await shop({ path: `${run}/finish` })).status).toBe(200);
  });

  test('is of the key that started it, and over after an hour', async () => {
    const run = await started();
    await shop({ path: `${run}/throttling` });
    const stranger = callerOf(bank.url, bank.keys.get('eastlake-university') as string);
    expect((await stranger({ method: 'GET', path: '/v1/me' })).status).toBe(200);
    expect((await stranger({ method: 'GET', path: run })).status).toBe(404);
    expect((await stranger({ path: `${run}/finish` })).status).toBe(404);
    offsetMs += 3_600_000;
    expect((await get('/v1/me')).status).toBe(200);
    expect((await get(run)).body).toMatchObject({ status: 'expired', statusReason: 'time_over' });
    expect((await shop({ path: `${run}/finish` })).body.code).toBe('state_conflict');
    const next = await started();
    expect((await get(run)).body).toMatchObject({ status: 'expired', statusReason: 'time_over' });
    await shop({ path: `${next}/finish` });
  });
});

describe('a live key', () => {
  const view = '?environment=live';
  const agreed = async (): Promise<string> => {
    const { status, body } = await manager.post(KEYS, LIVE_KEY);
    expect([status, body]).toEqual([202, { approval: expect.stringMatching(/^apr_/), environment: 'live' }]);
    const approve = (who: StaffCaller) => who.post(`/staff/v1/approvals/${body.approval}/approve${view}`);
    expect((await approve(manager)).body.code).toBe('own_change');
    const approved = await approve(officer);
    expect(approved.body).toMatchObject({ status: 'approved', kind: 'apiKey.issueLive' });
    expect(JSON.stringify(approved.body)).not.toContain('ek_live_');
    return approved.body.applied.key as string;
  };

  test('is revealed once, to whoever asked for it, and then works', async () => {
    const id = await agreed();
    const listed = (await manager.get(KEYS + view)).body.data[0];
    expect(listed).toMatchObject({
      id,
      status: 'agreed',
      lastFour: '',
      allowedActions: ['reveal', 'revoke'],
    });
    const colleague = await staffWith(bank.booted, bank.urls.ownerUrl, ['partnerManager']);
    expect((await colleague.post(`${KEYS}/${id}/reveal`)).body.code).toBe('not_your_key');

    const once = { 'idempotency-key': fresh('reveal') };
    const { status, body } = await manager.post(`${KEYS}/${id}/reveal`, undefined, once);
    expect([status, body.status]).toEqual([200, 'active']);
    expect(body.secret).toMatch(/^ek_live_/);
    expect((await manager.post(`${KEYS}/${id}/reveal`, undefined, once)).body.secret).toBeNull();
    expect((await manager.post(`${KEYS}/${id}/reveal`)).body.code).toBe('state_conflict');
    await inForce();
    const me = await callerOf(bank.url, body.secret)({ method: 'GET', path: '/v1/me' });
    expect(me.body).toMatchObject({ environment: 'live', key: { id } });
    const run = await callerOf(bank.url, body.secret)({ path: RUNS });
    expect([run.status, run.body.code]).toEqual([403, 'scope_missing']);
    const events = await bank.rows<{ type: string }>(
      `select type from outbox where payload->>'key' = $1 order by id`,
      [id],
    );
    expect(events).toEqual([{ type: 'apiKey.issued' }]);
    const kept = await bank.rows<object>(
      `select 1 from api_key k where position($1 in k::text) > 0
       union all select 1 from approval a where position($1 in a::text) > 0
       union all select 1 from audit a where position($1 in a::text) > 0
       union all select 1 from outbox o where position($1 in o::text) > 0`,
      [body.secret],
    );
    expect(kept).toEqual([]);
  });

  test('that nobody reveals does nothing and ends within a week', async () => {
    const id = await agreed();
    await bank.rows(`update api_key set claim_until = now() - interval '1 day' where last_four = ''`);
    expect((await manager.post(`${KEYS}/${id}/reveal`)).body.code).toBe('state_conflict');
    expect((await manager.get(KEYS + view)).body.data[0]).toMatchObject({ id, status: 'expired' });
  });

  test('needs a reason, and a certification younger than 90 days when it is decided; old keys stay', async () => {
    const { reason: _, ...unreasoned } = LIVE_KEY;
    expect((await manager.post(KEYS, unreasoned)).body.errors).toMatchObject([{ pointer: '/reason' }]);
    const id = await agreed();
    const { secret } = (await manager.post(`${KEYS}/${id}/reveal`)).body;
    const { approval } = (await manager.post(KEYS, LIVE_KEY)).body;
    await bank.rows(
      `update certification_run set status_changed_at = now() - interval '91 days' where status = 'passed'`,
    );
    expect((await officer.post(`/staff/v1/approvals/${approval}/approve${view}`)).body.code).toBe(
      'certification_required',
    );
    expect((await manager.post(KEYS, LIVE_KEY)).body.code).toBe('certification_required');
    await inForce();
    expect((await callerOf(bank.url, secret)({ method: 'GET', path: '/v1/me' })).status).toBe(200);
    const rotated = await manager.post(`${KEYS}/${id}/rotate`, { overlapSeconds: 0 });
    expect(rotated.status).toBe(201);
  });
});
