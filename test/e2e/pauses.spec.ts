import { setTimeout as sleep } from 'node:timers/promises';
import {
  ALL_SCOPES,
  ApiKeysRepository,
  EnrolmentsRepository,
  PartnersModule,
  partnersPart,
  PartnersRepository,
  type Scope,
} from '../../src/modules/partners/index.js';
import { ScenariosModule, seedScenarios } from '../../src/modules/scenarios/index.js';
import { StaffModule } from '../../src/modules/staff/index.js';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../src/platform/versions/version-store.js';
import { VersionsModule } from '../../src/platform/versions/versions.module.js';
import { boot, type Booted } from '../support/boot.js';
import { type DatabaseUrls, testDatabase } from '../support/database.js';
import { type Answer, call, staffWith, type StaffCaller } from '../support/staff.js';

let urls: DatabaseUrls;
let booted: Booted;
let manager: StaffCaller;
let checker: StaffCaller;

const SYSTEM = { kind: 'system', job: 'test' } as const;

beforeAll(async () => {
  urls = await testDatabase();
  booted = await boot([DatabaseModule, VersionsModule, StaffModule, ScenariosModule, PartnersModule], {
    DATABASE_URL: urls.appUrl,
    DATABASE_GATE_URL: urls.gateUrl,
  });
  await booted.app.get(Database).run(SYSTEM, (tx) => seedScenarios(tx, booted.app.get(VersionStore)));
  manager = await staffWith(booted, urls.ownerUrl, ['partnerManager']);
  checker = await staffWith(booted, urls.ownerUrl, ['riskOfficer']);
});
afterAll(() => booted.close());

/** A partner that is enrolled in these scenarios, and a key of it. */
async function partnerWith(
  slug: string,
  enrolled: readonly string[],
  { scopes = ALL_SCOPES, scenarios = [] }: { scopes?: readonly Scope[]; scenarios?: readonly string[] } = {},
): Promise<string> {
  const [partners, enrolments, keys] = [
    booted.app.get(PartnersRepository),
    booted.app.get(EnrolmentsRepository),
    booted.app.get(ApiKeysRepository),
  ];
  const secret = await booted.app.get(Database).run(SYSTEM, async (tx) => {
    const { id: partnerId } = await partners.insertPartner(tx, { slug, name: slug, industry: 'retail' });
    const tenant = { partnerId, environment: 'sandbox' } as const;
    for (const scenario of enrolled) {
      await enrolments.insertEnrolment(tx, {
        ...tenant,
        scenario,
        jurisdiction: 'CN',
        limits: {},
        subsidy: {},
        commission: {},
      });
    }
    const grant = { ...tenant, name: 'test', scopes, scenarios, cidrs: [], expiresAt: undefined };
    const key = await keys.insertKey(tx, grant);
    await tx.query('update config_head set version = version + 1');
    return key.secret;
  });
  await booted.app.get(SnapshotService).refresh();
  return secret;
}

const get = (path: string, key?: string): Promise<Answer> => call(booted.url, 'GET', path, key);
const pause = (kind: string, subject: string): Promise<Answer> =>
  manager.post('/staff/v1/pauses', { kind, subject, reason: 'Something is wrong.' });

async function withinASecond(test: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + 1000;
  while (!(await test())) {
    if (Date.now() > until) throw new Error('not in force within a second');
    await sleep(25);
  }
}

describe('GET /v1/scenarios', () => {
  test('shows what the key may use, page by page', async () => {
    const key = await partnerWith('campus', ['education.higher', 'retail.electronics.phone']);
    const whole = await get('/v1/scenarios', key);
    const paths = whole.body.data.map(({ path }: { path: string }) => path);
    expect(paths).toEqual([...paths].sort());
    expect(paths).toEqual(expect.arrayContaining(['education.higher.tuition', 'retail.electronics.phone']));
    expect(whole.body).toMatchObject({ hasMore: false });
    expect(whole.body.data[0]).toMatchObject({ version: 1, jurisdiction: 'CN', isPaused: false });
    expect(whole.body.data[0].contextSchema.type).toBe('object');

    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body, headers } = await get(`/v1/scenarios?limit=1${cursor}`, key);
      seen.push(...body.data.map(({ path }: { path: string }) => path));
      if (!body.hasMore) break;
      expect(headers.get('link')).toContain(body.nextCursor);
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(paths);
  });

  test('one of them alone; others are not there', async () => {
    const key = await partnerWith('shop', ['retail'], { scenarios: ['retail.electronics'] });
    const phone = await get('/v1/scenarios/retail.electronics.phone', key);
    expect(phone).toMatchObject({ status: 200, body: { path: 'retail.electronics.phone' } });
    for (const path of ['retail.furniture', 'education.books', 'nowhere', '__proto__']) {
      expect((await get(`/v1/scenarios/${path}`, key)).status).toBe(404);
    }
  });

  test('needs a key with the scope', async () => {
    const key = await partnerWith('blind', ['retail'], { scopes: ['offers:read'] });
    expect(await get('/v1/scenarios', key)).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
    expect((await get('/v1/scenarios')).status).toBe(401);
    expect((await get('/v1/scenarios?cursor=x', await partnerWith('nosy', ['retail']))).body.code).toBe(
      'invalid_cursor',
    );
  });
});

describe('a pause', () => {
  test('of a partner stops it within a second, and two people start it again', async () => {
    const key = await partnerWith('mall', ['retail']);
    const stopped = await pause('partner', 'mall');
    expect(stopped).toMatchObject({
      status: 201,
      body: { kind: 'partner', subject: 'mall', pausedBy: { id: manager.publicId } },
    });
    await withinASecond(async () => (await get('/v1/scenarios', key)).body.code === 'partner_suspended');

    const listed = await checker.get('/staff/v1/pauses');
    expect(listed.body.data).toContainEqual(stopped.body);
    const asked = await manager.post(`/staff/v1/pauses/${stopped.body.id}/resume`, { reason: 'Mended.' });
    expect(asked.status).toBe(202);
    expect((await get('/v1/scenarios', key)).status).toBe(403);
    const own = await manager.post(`/staff/v1/approvals/${asked.body.approval}/approve`);
    expect(own).toMatchObject({ status: 403, body: { code: 'own_change' } });
    const approved = await checker.post(`/staff/v1/approvals/${asked.body.approval}/approve`);
    expect(approved.body).toMatchObject({
      kind: 'pause.resume',
      summary: 'Let the partner mall, which is paused, go on.',
      subject: 'partner/mall',
      status: 'approved',
      changes: [
        {
          before: {
            pause: stopped.body.id,
            reason: 'Something is wrong.',
            pausedBy: expect.stringMatching(/^.+ \(stf_\w+\)$/),
          },
        },
      ],
    });
    await withinASecond(async () => (await get('/v1/scenarios', key)).status === 200);
    const again = await manager.post(`/staff/v1/pauses/${stopped.body.id}/resume`, { reason: 'x' });
    expect(again.status).toBe(404);
  });

  test('of a scenario is shown to partners', async () => {
    const key = await partnerWith('bakery', ['daily.food']);
    expect((await pause('scenario', 'daily')).status).toBe(201);
    await withinASecond(
      async () => (await get('/v1/scenarios/daily.food.grocery', key)).body.isPaused === true,
    );
    expect(booted.app.get(SnapshotService).current().get(partnersPart).paused.scenario).toContain('daily');
  });

  test('exists once, even when two people stop the same thing at the same moment', async () => {
    const answers = await Promise.all([pause('scenario', 'travel'), pause('scenario', 'travel')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await pause('scenario', 'travel')).body.code).toBe('already_paused');
  });

  test('that began after the resumption was asked for is not ended by it', async () => {
    const first = await pause('scenario', 'wealth');
    const resume = (id: string): Promise<Answer> =>
      manager.post(`/staff/v1/pauses/${id}/resume`, { reason: 'x' });
    const [old, other] = [await resume(first.body.id), await resume(first.body.id)];
    expect((await checker.post(`/staff/v1/approvals/${old.body.approval}/approve`)).status).toBe(200);
    await pause('scenario', 'wealth');
    const late = await checker.post(`/staff/v1/approvals/${other.body.approval}/approve`);
    expect(late).toMatchObject({ status: 409, body: { code: 'subject_changed' } });
  });

  test('of what is not there is refused, as is bad input', async () => {
    for (const [kind, subject] of [
      ['partner', 'nobody'],
      ['scenario', 'retail.nothing'],
      ['product', 'retail-flex'],
    ] as const) {
      const { status, body } = await pause(kind, subject);
      expect({ status, code: body.code, at: body.errors[0].pointer }).toEqual({
        status: 422,
        code: 'nothing_to_pause',
        at: '/subject',
      });
    }
    expect((await pause('bank', 'x')).status).toBe(400);
    expect((await manager.post('/staff/v1/pauses/pau_x/resume', { reason: 'x' })).status).toBe(404);
    const viewer = await staffWith(booted, urls.ownerUrl, ['viewer']);
    expect(
      (await viewer.post('/staff/v1/pauses', { kind: 'scenario', subject: 'any', reason: 'x' })).status,
    ).toBe(403);
    expect((await viewer.get('/staff/v1/pauses')).status).toBe(200);
  });
});
