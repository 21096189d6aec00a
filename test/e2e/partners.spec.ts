import type { Uuid } from '../../src/kernel/ids.js';
import {
  Certifications,
  type Enrolment,
  EnrolmentsRepository,
  PartnersModule,
  partnersPart,
} from '../../src/modules/partners/index.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { aPartner } from '../support/partners.js';
import { type Answer, call, type StaffCaller } from '../support/staff.js';
import { publishSeeds, refreshed, testApp, type TestApp } from '../support/test-app.js';

const ROOT = '/staff/v1/partners';
const DAY_MS = 24 * 3600 * 1000;
let app: TestApp;
let manager: StaffCaller;
let officer: StaffCaller;
let viewer: StaffCaller;
let isCertified = false;
beforeAll(async () => {
  app = await testApp(PartnersModule);
  await publishSeeds(app, ['education', 'education.higher.tuition', 'retail'], ['CN']);
  app.booted.app.get(Certifications).register(() => Promise.resolve(isCertified));
  manager = await app.staff('partnerManager');
  officer = await app.staff('riskOfficer');
  viewer = await app.staff('viewer');
});
afterAll(() => app.close());
beforeEach(() => {
  app.skewMs = 0;
  isCertified = false;
});

const me = async (secret: string): Promise<Answer> => {
  await refreshed(app.booted);
  return call(app.booted.url, 'GET', '/v1/me', secret);
};
const audit = (subject: string): Promise<{ action: string; environment: string }[]> =>
  app.rows('select action, environment from audit where subject = $1 order by id', [subject]);
const approve = (by: StaffCaller, approval: string, environment = 'sandbox'): Promise<Answer> =>
  by.post(`/staff/v1/approvals/${approval}/approve?environment=${environment}`);
const aPath = async (): Promise<string> => `${ROOT}/${(await aPartner(app)).slug}`;
const codes = ({ status, body }: Answer): unknown[] => [
  status,
  body.code,
  ...(body.errors ?? []).map((error: { pointer: string; code: string }) => `${error.pointer} ${error.code}`),
];
/** Ids of a list, walked to its end. */
async function walk(path: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await viewer.get(`${path}limit=${limit}${cursor}`);
    ids.push(...(body.data as { id: string }[]).map(({ id }) => id));
    if (!body.hasMore) return ids;
    cursor = `&cursor=${body.nextCursor}`;
  }
}

describe('partners', () => {
  test('are added, read, changed under their version, and audited', async () => {
    const body = { slug: 'hill-school', name: 'Hill School', industry: 'education' };
    const created = await manager.post(ROOT, body);
    expect(created).toMatchObject({
      status: 201,
      body: {
        ...body,
        status: 'active',
        statusReason: null,
        licensedUntil: null,
        allowedActions: ['suspend'],
      },
    });
    expect(codes(await manager.post(ROOT, body))).toEqual([409, 'partner_exists']);

    const path = `${ROOT}/hill-school`;
    const read = await viewer.get(path);
    expect(read.body).toEqual(created.body);
    const etag = read.headers.get('etag') as string;
    expect(codes(await manager.patch(path, { name: 'Hill' }))).toEqual([428, 'precondition_required']);
    const changed = await manager.patch(path, { name: 'Hill' }, etag);
    expect(changed).toMatchObject({ status: 200, body: { name: 'Hill', industry: 'education' } });
    expect(codes(await manager.patch(path, { name: 'Other' }, etag))).toEqual([412, 'stale_version']);
    expect((await viewer.get(path)).headers.get('etag')).toBe(changed.headers.get('etag'));
    expect((await audit(created.body.id)).map(({ action }) => action)).toEqual([
      'partner.created',
      'partner.updated',
    ]);
  });

  test.each<[string, object]>([
    ['a slug in capitals', { slug: 'Hill' }],
    ['a slug that ends in a hyphen', { slug: 'hill-' }],
    ['a slug of one letter', { slug: 'h' }],
    ['a slug that is too long', { slug: 'h'.repeat(41) }],
    ['no name', { name: '' }],
    ['an industry of two words', { industry: 'higher education' }],
    ['a field that does not exist', { status: 'suspended' }],
  ])('%s is refused', async (_, wrong) => {
    const answer = await manager.post(ROOT, { slug: 'wrong', name: 'Wrong', industry: 'retail', ...wrong });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  test('are listed newest first, by status, each once', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      const slug = `listed-${i}`;
      made.unshift((await manager.post(ROOT, { slug, name: slug, industry: 'retail' })).body.id);
    }
    expect((await walk(`${ROOT}?`, 2)).slice(0, 5)).toEqual(made);
    await manager.post(`${ROOT}/listed-3/suspend`, { reason: 'test' });
    const suspended = await walk(`${ROOT}?status=suspended&`, 1);
    expect(suspended).toContain(made[1]);
    expect(suspended).not.toContain(made[0]);
  });

  test('one person stops a partner, two start it again', async () => {
    const path = await aPath();
    const { secret } = (
      await manager.post(`${path}/keys`, { environment: 'sandbox', name: 'k', scopes: ['offers:read'] })
    ).body;
    expect((await me(secret)).status).toBe(200);

    expect(codes(await manager.post(`${path}/reinstate`, { reason: 'why' }))).toEqual([
      409,
      'state_conflict',
    ]);
    const suspended = await manager.post(`${path}/suspend`, { reason: 'chargebacks' });
    expect(suspended.body).toMatchObject({
      status: 'suspended',
      statusReason: 'chargebacks',
      allowedActions: ['reinstate'],
    });
    expect(codes(await me(secret))).toEqual([403, 'partner_suspended']);
    expect(codes(await manager.post(`${path}/suspend`, { reason: 'again' }))).toEqual([
      409,
      'state_conflict',
    ]);

    const { status, body } = await manager.post(`${path}/reinstate`, { reason: 'settled' });
    expect(status).toBe(202);
    expect(codes(await approve(manager, body.approval))).toEqual([403, 'own_change']);
    expect(codes(await me(secret))).toEqual([403, 'partner_suspended']);
    expect((await approve(officer, body.approval)).body).toMatchObject({
      status: 'approved',
      changes: [
        { pointer: '/status', before: 'suspended', after: 'active' },
        { pointer: '/statusReason', before: 'chargebacks', after: null },
      ],
    });
    expect((await me(secret)).status).toBe(200);
    expect((await audit(suspended.body.id)).map(({ action }) => action)).toEqual([
      'partner.suspended',
      'partner.reinstated',
    ]);
  });

  test('roles: who may look, write and stop', async () => {
    const path = await aPath();
    const none = await app.staff();
    const body = { slug: 'x-y', name: 'X', industry: 'retail' };
    for (const outsider of [viewer, officer, await app.staff('auditor')]) {
      expect(codes(await outsider.post(ROOT, body))).toEqual([403, 'role_missing']);
      expect(codes(await outsider.post(`${path}/licences`, {}))).toEqual([403, 'role_missing']);
      expect(codes(await outsider.post(`${path}/keys`, {}))).toEqual([403, 'role_missing']);
      expect(codes(await outsider.post(`${path}/enrolments`, {}))).toEqual([403, 'role_missing']);
    }
    for (const part of ['', '/keys', '/licences', '/enrolments']) {
      expect((await viewer.get(path + part)).status).toBe(200);
      expect(codes(await none.get(path + part))).toEqual([403, 'role_missing']);
      expect(codes(await viewer.get(`${ROOT}/nobody${part}`))).toEqual([404, 'not_found']);
    }
    expect(codes(await viewer.post(`${path}/suspend`, { reason: 'x' }))).toEqual([403, 'role_missing']);
    expect((await officer.post(`${path}/suspend`, { reason: 'x' })).status).toBe(200);
  });
});

describe('keys', () => {
  const order = { environment: 'sandbox', name: 'checkout', scopes: ['customers:read', 'offers:write'] };

  test('the secret is shown once, works at once, and is nowhere else', async () => {
    const path = await aPath();
    const scenarios = ['education.higher.tuition'];
    const issued = await manager.post(`${path}/keys`, { ...order, scenarios, cidrs: ['127.0.0.0/8'] });
    expect(issued.status).toBe(201);
    const { secret, ...shown } = issued.body as { secret: string; id: string; lastFour: string };
    expect(shown).toMatchObject({
      ...order,
      scenarios,
      status: 'active',
      lastFour: secret.slice(-4),
      allowedActions: ['rotate', 'revoke'],
      expiresAt: null,
      lastUsedAt: null,
    });
    // Not `me`: nothing is waited for.
    const used = await call(app.booted.url, 'GET', '/v1/me', secret);
    expect(used.body.key).toMatchObject({ id: shown.id, scenarios });

    const listed = await viewer.get(`${path}/keys`);
    expect(listed.body.data).toEqual([shown]);
    expect((await viewer.get(`${path}/keys?environment=live`)).body.data).toEqual([]);
    const stored = await app.rows<{ row: string }>(
      `select k::text as row from api_key k union all select a::text from audit a union all select o::text from outbox o`,
    );
    expect(stored.filter(({ row }) => row.includes(secret.slice(11, 40)))).toEqual([]);
    expect(app.booted.lines.filter((line) => line.includes(secret.slice(11, 40)))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['an unknown scope', { scopes: ['offers:delete'] }, '/scopes/0 not_allowed_value'],
    ['no scope', { scopes: [] }, '/scopes too_few_items'],
    ['a scope twice', { scopes: ['offers:read', 'offers:read'] }, '/scopes duplicate_items'],
    ['host bits in a network', { cidrs: ['10.0.0.1/8'] }, '/cidrs/0 invalid_network'],
    ['a path that is none', { scenarios: ['Education'] }, '/scenarios/0 invalid_path'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt in_the_past'],
    ['another environment', { environment: 'test' }, '/environment not_allowed_value'],
  ])('%s is refused', async (_, wrong, fault) => {
    const answer = await manager.post(`${await aPath()}/keys`, { ...order, ...wrong });
    expect(codes(answer)).toEqual([400, 'invalid_request', fault]);
  });

  test('scenarios must be published', async () => {
    const scenarios = ['education', 'education.nowhere'];
    const answer = await manager.post(`${await aPath()}/keys`, { ...order, scenarios });
    expect(codes(answer)).toEqual([422, 'scenario_not_published', '/scenarios/1 not_published']);
  });

  test('a live key needs a licence, and its changes are audited as live', async () => {
    const path = await aPath();
    const live = { ...order, environment: 'live', reason: 'Going live.' };
    expect(codes(await manager.post(`${path}/keys`, live))).toEqual([409, 'live_needs_licence']);
    const expiresOn = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
    await manager.post(`${path}/licences`, { kind: 'businessLicence', number: '1', expiresOn });
    expect(codes(await manager.post(`${path}/keys`, live))).toEqual([409, 'certification_required']);
    isCertified = true;
    const { status, body: proposed } = await manager.post(`${path}/keys`, live);
    expect(status).toBe(202);
    const { applied } = (await approve(officer, proposed.approval, 'live')).body;
    const { body } = await manager.post(`${path}/keys/${applied.key}/reveal`);
    expect((await me(body.secret)).body.environment).toBe('live');
    expect(await audit(body.id)).toEqual([
      { action: 'apiKey.agreed', environment: 'live' },
      { action: 'apiKey.issued', environment: 'live' },
    ]);

    app.skewMs = 3 * DAY_MS;
    const rotated = await manager.post(`${path}/keys/${body.id}/rotate`, { overlapSeconds: 0 });
    expect(codes(rotated)).toEqual([409, 'live_needs_licence']);
  });

  test('rotation: the new key has what the old one had, and the old one ends after the overlap', async () => {
    const path = await aPath();
    const grants = { scenarios: ['retail'], cidrs: ['127.0.0.0/8'] };
    const old = (await manager.post(`${path}/keys`, { ...order, ...grants })).body;
    const rotated = await manager.post(`${path}/keys/${old.id}/rotate`, { overlapSeconds: 3600 });
    expect(rotated).toMatchObject({ status: 201, body: { ...order, ...grants, status: 'active' } });
    expect(rotated.body.secret).not.toBe(old.secret);
    expect((await me(old.secret)).status).toBe(200);
    expect((await me(rotated.body.secret)).status).toBe(200);
    const ofOld = async (): Promise<Record<string, unknown>> =>
      ((await viewer.get(`${path}/keys`)).body.data as Record<string, unknown>[]).find(
        ({ id }) => id === old.id,
      ) as Record<string, unknown>;
    expect(await ofOld()).toMatchObject({
      status: 'replaced',
      replacedBy: rotated.body.id,
      allowedActions: ['revoke'],
    });
    const twice = await manager.post(`${path}/keys/${old.id}/rotate`, { overlapSeconds: 0 });
    expect(twice).toMatchObject({
      status: 409,
      body: { code: 'state_conflict', allowedActions: ['revoke', 'expire'] },
    });

    app.skewMs = 3600_000;
    expect(codes(await me(old.secret))).toEqual([401, 'api_key_expired']);
    expect((await me(rotated.body.secret)).status).toBe(200);
    expect(await ofOld()).toMatchObject({ status: 'expired', allowedActions: [] });
    const late = await manager.post(`${path}/keys/${old.id}/revoke`, { reason: 'late' });
    expect(codes(late)).toEqual([409, 'state_conflict']);
  });

  test('rotation without overlap ends the old key at once', async () => {
    const path = await aPath();
    const old = (await manager.post(`${path}/keys`, order)).body;
    const { body } = await manager.post(`${path}/keys/${old.id}/rotate`, { overlapSeconds: 0 });
    expect(codes(await me(old.secret))).toEqual([401, 'api_key_expired']);
    expect((await me(body.secret)).status).toBe(200);
    for (const overlapSeconds of [-1, 0.5, 604_801, '5', null]) {
      const wrong = await manager.post(`${path}/keys/${body.id}/rotate`, { overlapSeconds });
      expect(wrong.status).toBe(400);
    }
  });

  test('an overlap never lengthens a key’s life, and the new key ends when it is told to', async () => {
    const path = await aPath();
    const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
    const old = (await manager.post(`${path}/keys`, { ...order, expiresAt: at(60_000) })).body;
    const expiresAt = at(DAY_MS);
    const { body } = await manager.post(`${path}/keys/${old.id}/rotate`, { overlapSeconds: 3600, expiresAt });
    expect(body.expiresAt).toBe(expiresAt);
    const listed = (await viewer.get(`${path}/keys`)).body.data;
    expect(listed.map((key: { expiresAt: string }) => key.expiresAt)).toEqual([expiresAt, old.expiresAt]);
    const inherited = await manager.post(`${path}/keys/${body.id}/rotate`, { overlapSeconds: 0 });
    expect(inherited.body.expiresAt).toBe(expiresAt);
  });

  test('a revoked key stays revoked, and two people who rotate at once make one new key', async () => {
    const path = await aPath();
    const key = (await manager.post(`${path}/keys`, order)).body;
    const rotate = (): Promise<Answer> =>
      manager.post(`${path}/keys/${key.id}/rotate`, { overlapSeconds: 60 });
    const answers = await Promise.all([rotate(), rotate(), rotate()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const revoked = await officer.post(`${path}/keys/${key.id}/revoke`, { reason: 'leaked' });
    expect(revoked.body).toMatchObject({ status: 'revoked', statusReason: 'leaked', allowedActions: [] });
    expect(codes(await me(key.secret))).toEqual([401, 'invalid_api_key']);
    const again = await officer.post(`${path}/keys/${key.id}/revoke`, { reason: 'leaked' });
    expect(codes(again)).toEqual([409, 'state_conflict']);
  });

  test('what happens to a key is told once each, in order', async () => {
    const path = await aPath();
    const key = (await manager.post(`${path}/keys`, order)).body;
    const next = (await manager.post(`${path}/keys/${key.id}/rotate`, { overlapSeconds: 60 })).body;
    await manager.post(`${path}/keys/${key.id}/revoke`, { reason: 'done' });
    const events = await app.rows(
      `select type, environment, sequence, payload from outbox
       where payload ->> 'key' in ($1, $2) order by payload ->> 'key', sequence`,
      [key.id, next.id],
    );
    const payload = (id: string, more: object): object => ({ v: 1, key: id, name: 'checkout', ...more });
    expect(events).toMatchObject([
      { type: 'apiKey.issued', environment: 'sandbox', sequence: '1', payload: payload(key.id, {}) },
      { type: 'apiKey.rotated', sequence: '2', payload: payload(key.id, { replacedBy: next.id }) },
      { type: 'apiKey.revoked', sequence: '3', payload: payload(key.id, { reason: 'done' }) },
      { type: 'apiKey.issued', sequence: '1', payload: payload(next.id, {}) },
    ]);
    expect((await audit(key.id)).map(({ action }) => action)).toEqual([
      'apiKey.issued',
      'apiKey.rotated',
      'apiKey.revoked',
    ]);
  });

  test('a key of another partner, an unknown and a malformed id are not there', async () => {
    const [mine, other] = [await aPath(), await aPath()];
    const { id } = (await manager.post(`${mine}/keys`, order)).body;
    for (const path of [`${other}/keys/${id}`, `${mine}/keys/key_x`, `${mine}/keys/prt_${id.slice(4)}`]) {
      expect(codes(await manager.post(`${path}/revoke`, { reason: 'x' }))).toEqual([404, 'not_found']);
      expect(codes(await manager.post(`${path}/rotate`, { overlapSeconds: 0 }))).toEqual([404, 'not_found']);
    }
  });

  test('a partner has at most 50 working keys in an environment', async () => {
    const partner = await aPartner(app);
    await app.rows(
      `insert into api_key (id, partner_id, environment, name, digest, last_four, scopes, scenarios, cidrs, created_at, expires_at)
       select overlay($1::text placing lpad(n::text, 12, '0') from 25)::uuid, $1::uuid, 'sandbox', 'k', sha256(n::text::bytea), 'xxxx',
         '{}', '{}', '{}', now(), case when n > 50 then now() - interval '1 s' end from generate_series(1, 52) n`,
      [partner.id],
    );
    const path = `${ROOT}/${partner.slug}/keys`;
    expect(codes(await manager.post(path, order))).toEqual([409, 'too_many_keys']);
    const ids = await walk(`${path}?`, 20);
    expect(ids).toHaveLength(52);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    await manager.post(`${path}/${ids.at(-1)}/revoke`, { reason: 'room' });
    expect((await manager.post(path, order)).status).toBe(201);
  });
});

describe('licences', () => {
  test('are recorded once, listed, and the longest counts', async () => {
    const path = await aPath();
    const add = (number: string, expiresOn: string): Promise<Answer> =>
      manager.post(`${path}/licences`, { kind: 'businessLicence', number, expiresOn });
    expect(await add('A', '2099-12-31')).toMatchObject({
      status: 201,
      body: { id: expect.stringMatching(/^lic_/), number: 'A', expiresOn: '2099-12-31' },
    });
    expect((await add('B', '2098-12-31')).status).toBe(201);
    expect(codes(await add('A', '2099-12-31'))).toEqual([409, 'licence_exists']);
    expect(codes(await add('C', '2020-12-31'))).toEqual([400, 'invalid_request', '/expiresOn in_the_past']);
    expect(codes(await add('C', '2099-02-30'))).toEqual([400, 'invalid_request', '/expiresOn invalid_date']);
    expect((await viewer.get(path)).body.licensedUntil).toBe('2099-12-31');
    expect(await walk(`${path}/licences?`, 1)).toHaveLength(2);
    const { body } = await viewer.get(path);
    expect((await audit(body.id)).map(({ action }) => action)).toEqual(['licence.added', 'licence.added']);
  });
});

describe('enrolments', () => {
  const terms = {
    limits: { CNY: { ticketMaxMinor: 500_000, dayMaxMinor: 9_000_000 } },
    subsidy: {},
    commission: { 'tuition-grace': '0.0050' },
  };
  const grant = { environment: 'sandbox', scenario: 'education', jurisdiction: 'CN', ...terms };
  let path: string;
  let slug: string;
  beforeEach(async () => {
    ({ slug } = await aPartner(app));
    path = `${ROOT}/${slug}/enrolments`;
  });
  const propose = (change: object = {}): Promise<Answer> =>
    manager.post(path, { ...grant, reason: 'autumn term', ...change });
  const enrol = async (): Promise<string> => {
    const { body } = await approve(officer, (await propose()).body.approval);
    return body.applied.enrolment as string;
  };
  const inForce = async (): Promise<Enrolment | undefined> => {
    await refreshed(app.booted);
    const { partners } = app.booted.app.get(SnapshotService).current().get(partnersPart);
    return [...partners.values()]
      .find((partner) => partner.slug === slug)
      ?.enrolments.sandbox.get('education');
  };

  test('are in force when a second person agrees, not before', async () => {
    const { status, body } = await propose();
    expect([status, body.environment]).toEqual([202, 'sandbox']);
    expect(await inForce()).toBeUndefined();
    expect(codes(await approve(manager, body.approval))).toEqual([403, 'own_change']);
    const colleague = await app.staff('partnerManager');
    expect(codes(await approve(colleague, body.approval))).toEqual([403, 'role_missing']);
    const approved = await approve(officer, body.approval);
    expect(approved.body).toMatchObject({
      status: 'approved',
      kind: 'enrolment.create',
      subject: `${slug}/education`,
      environment: 'sandbox',
      changes: [{ pointer: '', after: { status: 'active', jurisdiction: 'CN', ...terms } }],
    });
    const id = approved.body.applied.enrolment as string;
    expect(await inForce()).toMatchObject({ scenario: 'education', jurisdiction: 'CN', ...terms });
    expect((await viewer.get(path)).body.data).toMatchObject([
      { id, ...grant, status: 'active', allowedActions: ['change', 'end'] },
    ]);
    expect(codes(await propose())).toEqual([409, 'already_enrolled']);
    expect(await audit(id)).toEqual([{ action: 'enrolment.created', environment: 'sandbox' }]);
  });

  test('a live enrolment is decided, listed and audited as live, whatever people look at', async () => {
    const { body } = await propose({ environment: 'live' });
    expect(body.environment).toBe('live');
    expect((await approve(officer, body.approval, 'sandbox')).status).toBe(404);
    const approved = await approve(officer, body.approval, 'live');
    expect(approved.status).toBe(200);
    expect((await viewer.get(path)).body.data).toEqual([]);
    expect((await viewer.get(`${path}?environment=live`)).body.data).toHaveLength(1);
    expect(await audit(body.approval)).toEqual([
      { action: 'approval.submitted', environment: 'live' },
      { action: 'approval.approved', environment: 'live' },
    ]);
  });

  test.each<[string, object, unknown[]]>([
    [
      'an unpublished scenario',
      { scenario: 'travel' },
      [422, 'scenario_not_published', '/scenario not_published'],
    ],
    [
      'a jurisdiction without a pack',
      { jurisdiction: 'FR' },
      [422, 'jurisdiction_without_pack', '/jurisdiction not_published'],
    ],
    [
      'a currency that does not exist',
      { limits: { ZZZ: {} } },
      [400, 'invalid_request', '/limits unknown_currency'],
    ],
    ['limits that are a list', { limits: [] }, [400, 'invalid_request', '/limits wrong_type']],
    ['no reason', { reason: '' }, [400, 'invalid_request', '/reason wrong_length']],
  ])('%s is refused', async (_, wrong, expected) => {
    expect(codes(await propose(wrong))).toEqual(expected);
  });

  test('what was proposed is judged again when it is approved', async () => {
    await publishSeeds(app, ['travel'], []);
    const { body } = await propose({ scenario: 'travel' });
    await app.configure((tx) => tx.query(`update definition set status = 'retired' where name = 'travel'`));
    expect((await approve(officer, body.approval)).body.code).toBe('scenario_not_published');
    expect((await viewer.get(path)).body.data).toEqual([]);
  });

  test('limits change with the difference shown; of two changes the second is out of date', async () => {
    const id = await enrol();
    const change = (body: object): Promise<Answer> =>
      manager.patch(`${path}/${id}`, { reason: 'more', ...body });
    const limits = { CNY: { ticketMaxMinor: 800_000, dayMaxMinor: 9_000_000 }, EUR: { dayMaxMinor: 1 } };
    const [first, second] = [
      await change({ limits }),
      await change({ subsidy: { 'tuition-zero': 'partner' } }),
    ];
    expect(first.status).toBe(202);
    const shown = await officer.get(`/staff/v1/approvals/${first.body.approval}`);
    expect(shown.body).toMatchObject({ kind: 'enrolment.limits', subject: id });
    expect(shown.body.changes).toEqual([
      { pointer: '/limits/CNY/ticketMaxMinor', before: 500_000, after: 800_000 },
      { pointer: '/limits/EUR', after: { dayMaxMinor: 1 } },
    ]);
    expect(await inForce()).toMatchObject(terms);
    expect((await approve(officer, first.body.approval)).status).toBe(200);
    expect(await inForce()).toMatchObject({ limits, subsidy: {} });
    expect(codes(await approve(officer, second.body.approval))).toEqual([409, 'subject_changed']);
    expect(codes(await change({ limits }))).toEqual([422, 'nothing_changes']);
    expect(codes(await change({}))).toEqual([422, 'nothing_changes']);
    const faulty = await change({ limits: { CNY: { dayMaxMinor: 0 } } });
    expect(codes(faulty)).toEqual([400, 'invalid_request', '/limits/CNY/dayMaxMinor amount_out_of_range']);
    const dear = await change({ commission: { 'tuition-grace': '5' } });
    expect(codes(dear)).toEqual([400, 'invalid_request', '/commission/tuition-grace not_allowed_value']);
  });

  test('one person ends an enrolment; enrolling again needs two, and keeps the id', async () => {
    const id = await enrol();
    const pending = await manager.patch(`${path}/${id}`, { reason: 'less', limits: {} });
    expect(codes(await viewer.post(`${path}/${id}/end`, { reason: 'x' }))).toEqual([403, 'role_missing']);
    const ended = await officer.post(`${path}/${id}/end`, { reason: 'contract over' });
    expect(ended.body).toMatchObject({
      status: 'ended',
      statusReason: 'contract over',
      allowedActions: ['enrolAgain'],
    });
    expect(await inForce()).toBeUndefined();
    expect(codes(await approve(officer, pending.body.approval))).toEqual([409, 'subject_changed']);
    expect(codes(await manager.patch(`${path}/${id}`, { reason: 'x', limits: {} }))).toEqual([
      409,
      'state_conflict',
    ]);
    expect(codes(await officer.post(`${path}/${id}/end`, { reason: 'x' }))).toEqual([409, 'state_conflict']);

    expect(await enrol()).toBe(id);
    expect(await inForce()).toMatchObject(terms);
    expect((await viewer.get(path)).body.data).toMatchObject([{ id, status: 'active', statusReason: null }]);
  });

  test('of two proposals for one scenario one comes into force', async () => {
    const [first, second] = [await propose(), await propose()];
    const answers = await Promise.all([
      approve(officer, first.body.approval),
      approve(officer, second.body.approval),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await viewer.get(path)).body.data).toHaveLength(1);
  });

  test('past the program’s checks, an active enrolment is still not overwritten', async () => {
    const id = await enrol();
    const { id: partnerId } = (
      await app.rows<{ id: Uuid }>('select id from partner where slug = $1', [slug])
    )[0]!;
    const again = app.configure((tx) =>
      app.booted.app
        .get(EnrolmentsRepository)
        .insertEnrolment(tx, { ...grant, partnerId, environment: 'sandbox', limits: {} }),
    );
    await expect(again).rejects.toMatchObject({ code: 'already_enrolled' });
    expect(await inForce()).toMatchObject({ ...terms });
    expect((await viewer.get(path)).body.data).toMatchObject([{ id }]);
  });

  test('an enrolment of another partner is not there', async () => {
    const id = await enrol();
    const other = `${await aPath()}/enrolments/${id}`;
    expect(codes(await manager.patch(other, { reason: 'x', limits: {} }))).toEqual([404, 'not_found']);
    expect(codes(await manager.post(`${other}/end`, { reason: 'x' }))).toEqual([404, 'not_found']);
  });
});
