import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { formatId, newUuid, type Uuid } from '../../src/kernel/ids.js';
import {
  Passwords,
  STAFF_ROLES,
  StaffModule,
  staffRoutes,
  seedStaff,
} from '../../src/modules/staff/index.js';
import { Approval } from '../../src/modules/staff/approval.entity.js';
import { StaffRouteCheck } from '../../src/modules/staff/staff-route-check.js';
import { StaffTokens } from '../../src/modules/staff/staff-tokens.js';
import { StaffUser } from '../../src/modules/staff/staff-user.entity.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { boot, type Booted } from '../support/boot.js';
import { type DatabaseUrls, testDatabase, withClient } from '../support/database.js';
import { type Answer, call, staffWith, type StaffCaller } from '../support/staff.js';
import { ForgottenModule, SWITCH_TABLE, SwitchesModule } from '../support/switches.module.js';

let urls: DatabaseUrls;
let booted: Booted;
let skewMs = 0;

const MINUTE_MS = 60_000;
const env = (): Record<string, string> => ({ DATABASE_URL: urls.appUrl, DATABASE_GATE_URL: urls.gateUrl });

beforeAll(async () => {
  urls = await testDatabase();
  await withClient(urls.ownerUrl, (client) => client.query(SWITCH_TABLE));
  booted = await boot([DatabaseModule, StaffModule, SwitchesModule], env());
  booted.app.get(SystemClock).nowMs = () => Date.now() + skewMs;
});
afterAll(async () => {
  await booted.close();
});
beforeEach(() => {
  skewMs = 0;
});

const rows = async <R>(sql: string, params: unknown[] = []): Promise<R[]> =>
  withClient(urls.ownerUrl, async (client) => (await client.query(sql, params)).rows as R[]);
const post = (path: string, body: object): Promise<Answer> => call(booted.url, 'POST', path, undefined, body);
const staff = (...roles: Parameters<typeof staffWith>[2][]): Promise<StaffCaller> =>
  staffWith(booted, urls.ownerUrl, ...roles);

describe('sign-in', () => {
  const seeded = new Map<string, string>();
  const signIn = (email: string, password: string): Promise<Answer> =>
    post('/staff/v1/sign-in', { email, password });

  beforeAll(async () => {
    const seed = (): Promise<{ email: string; password: string }[]> =>
      booted.app
        .get(Database)
        .run({ kind: 'system', job: 'seed' }, (tx) => seedStaff(tx, booted.app.get(Passwords), Date.now()));
    for (const { email, password } of await seed()) seeded.set(email, password);
    expect(await seed()).toEqual([]);
  });
  const makerPassword = (): string => seeded.get('maker@bank.example') as string;

  test('gives a token for ten minutes, and the audit log keeps it', async () => {
    const answer = await signIn('Maker@Bank.example', makerPassword());
    expect(answer).toMatchObject({ status: 200, body: { tokenType: 'Bearer', expiresIn: 600 } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const me = await call(booted.url, 'GET', '/staff/v1/me?environment=live', answer.body.accessToken);
    expect(me.body).toMatchObject({
      name: 'Mei Lin (maker)',
      email: 'maker@bank.example',
      roles: ['scenarioManager', 'productManager', 'campaignManager', 'partnerManager'],
      environment: 'live',
    });
    const audit = await rows(`select action, actor_name from audit where subject = $1`, [me.body.id]);
    expect(audit).toEqual([{ action: 'staff.signedIn', actor_name: 'staff-sign-in' }]);

    skewMs = 10 * MINUTE_MS;
    const later = await call(booted.url, 'GET', '/staff/v1/me', answer.body.accessToken);
    expect(later).toMatchObject({ status: 401, body: { code: 'token_refused' } });
    expect(later.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a wrong password, an unknown address and a disabled account look the same', async () => {
    await rows(`update staff_user set status = 'disabled' where email = 'checker@bank.example'`);
    const answers = await Promise.all([
      signIn('maker@bank.example', 'wrong'),
      signIn('stranger@bank.example', 'wrong'),
      signIn('checker@bank.example', seeded.get('checker@bank.example') as string),
    ]);
    await rows(`update staff_user set status = 'active' where email = 'checker@bank.example'`);
    for (const { status, body } of answers) {
      expect({ status, code: body.code, detail: body.detail }).toEqual({
        status: 401,
        code: 'sign_in_failed',
        detail: answers[0].body.detail,
      });
    }
  });

  test.each(['maker@bank.example', 'stranger-2@bank.example'])(
    'ten failures lock %s for half an hour, whether it exists or not',
    async (email) => {
      await rows(`update staff_user set failed_count = 0`);
      for (let i = 0; i < 10; i++) expect((await signIn(email, `wrong ${i}`)).status).toBe(401);
      const locked = await signIn(email, seeded.get(email) ?? 'right');
      expect(locked).toMatchObject({ status: 429, body: { code: 'sign_in_locked' } });
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(29 * 60);

      skewMs = 29 * MINUTE_MS;
      expect((await signIn(email, seeded.get(email) ?? 'right')).status).toBe(429);
      skewMs = 31 * MINUTE_MS;
      expect((await signIn(email, 'wrong')).status).toBe(401);
      if (seeded.has(email)) expect((await signIn(email, makerPassword())).status).toBe(200);
    },
  );

  test('guesses made at the same moment cannot exceed the limit', async () => {
    await rows(`update staff_user set failed_count = 0, locked_until = null`);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn('maker@bank.example', 'wrong')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(401), 429, 429]);
    const locks = await rows(`select 1 from audit where detail ->> 'isLocked' = 'true'`);
    expect(locks.length).toBeGreaterThan(0);
    await rows(`update staff_user set failed_count = 0, locked_until = null`);
  });

  test('a success takes the failures back', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await signIn('maker@bank.example', 'wrong');
      expect((await signIn('maker@bank.example', makerPassword())).status).toBe(200);
    }
  });

  test('bad input is 400', async () => {
    for (const body of [
      {},
      { email: 'x', password: 'y' },
      { email: 'a@b.example', password: 'x'.repeat(201) },
    ]) {
      expect((await post('/staff/v1/sign-in', body)).status).toBe(400);
    }
  });
});

describe('tokens', () => {
  test.each([undefined, '', 'x', 'ek_sandbox_123', 'eyJhbGciOiJub25lIn0.e30.'])(
    '%s is refused',
    async (token) => {
      const answer = await call(booted.url, 'GET', '/staff/v1/me', token);
      expect(answer).toMatchObject({ status: 401, body: { code: 'token_refused' } });
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    },
  );

  test('of an unknown or disabled account are refused at once', async () => {
    const token = await booted.app
      .get(StaffTokens)
      .issue(formatId('staffUser', newUuid(Date.now())), Date.now());
    expect((await call(booted.url, 'GET', '/staff/v1/me', token)).status).toBe(401);
    const viewer = await staff('viewer');
    expect((await viewer.get('/staff/v1/me')).status).toBe(200);
    await rows(`update staff_user set status = 'disabled' where id = $1`, [viewer.id]);
    expect((await viewer.get('/staff/v1/me')).status).toBe(401);
  });
});

describe('roles', () => {
  test('every staff route says who may call it', () => {
    const routes = staffRoutes(booted.app.get(DiscoveryService), booted.app.get(Reflector));
    expect(routes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['StaffController.me', 'AuditController.list', 'SwitchesController.stop']),
    );
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
    expect(routes.filter(({ access }) => access === 'anybody').map(({ name }) => name)).toEqual([
      'StaffController.signIn',
    ]);
  });

  test('an application with a route that does not say so does not start', async () => {
    const imports = [DiscoveryModule, ForgottenModule];
    const module = await Test.createTestingModule({ imports, providers: [StaffRouteCheck] }).compile();
    await expect(module.init()).rejects.toThrow('staff routes without @Roles: ForgottenController.open');
  });

  test('each role reaches what it is for, and nothing else', async () => {
    const allowed: Record<string, readonly string[]> = {
      '/staff/v1/me': STAFF_ROLES,
      '/staff/v1/approvals': STAFF_ROLES,
      '/staff/v1/audit': ['auditor', 'administrator'],
    };
    for (const role of [...STAFF_ROLES, undefined]) {
      const caller = await (role ? staff(role) : staff());
      for (const [path, roles] of Object.entries(allowed)) {
        const { status, body } = await caller.get(path);
        expect([role, path, status]).toEqual([role, path, role && roles.includes(role) ? 200 : 403]);
        if (status === 403) expect(body.code).toBe('role_missing');
      }
    }
  });

  test('the environment is sandbox, live or a mistake', async () => {
    const viewer = await staff('viewer');
    expect((await viewer.get('/staff/v1/me')).body.environment).toBe('sandbox');
    for (const wrong of ['prod', '', 'live&environment=sandbox']) {
      expect((await viewer.get(`/staff/v1/me?environment=${wrong}`)).body.code).toBe('unknown_environment');
    }
    expect((await viewer.get('/staff/v1/me?other=1')).status).toBe(400);
  });
});

describe('approvals', () => {
  let maker: StaffCaller;
  let checker: StaffCaller;
  const levelOf = async (name: string): Promise<number | undefined> =>
    (await rows<{ level: number }>('select level from test_switch where name = $1', [name]))[0]?.level;
  const propose = async (name: string, level: number, query = ''): Promise<string> => {
    const { status, body } = await maker.post(`/staff/v1/test-switches/${name}/level${query}`, { level });
    expect(status).toBe(202);
    return `/staff/v1/approvals/${body.approval}`;
  };

  beforeEach(async () => {
    // The maker could check other people's changes; that must not help with his own.
    maker = await staff('productManager', 'riskOfficer');
    checker = await staff('riskOfficer');
    await rows('update test_switch set level = 1, is_stopped = false');
  });

  test('a change is in force when a second person approves it, not before', async () => {
    const path = await propose('lamp', 2);
    expect(await levelOf('lamp')).toBe(1);
    const seen = await checker.get(path);
    expect(seen.body).toMatchObject({
      kind: 'switch.set',
      subject: 'lamp',
      environment: null,
      status: 'submitted',
      reason: 'because',
      changes: [{ pointer: '/level', before: 1, after: 2 }],
      maker: { id: maker.publicId, name: 'productManager+riskOfficer' },
      checker: null,
      allowedActions: ['approve', 'reject'],
    });
    const approved = await checker.post(`${path}/approve`);
    expect(approved).toMatchObject({
      status: 200,
      body: {
        status: 'approved',
        checker: { id: checker.publicId },
        applied: { level: 2 },
        allowedActions: [],
      },
    });
    expect(await levelOf('lamp')).toBe(2);
    const again = await checker.post(`${path}/approve`);
    expect(again).toMatchObject({ status: 409, body: { code: 'state_conflict', allowedActions: [] } });
    const audit = await rows<{ action: string; actor_id: Uuid }>(
      `select action, actor_id from audit where subject = $1 order by id`,
      [seen.body.id],
    );
    expect(audit).toEqual([
      { action: 'approval.submitted', actor_id: maker.id },
      { action: 'approval.approved', actor_id: checker.id },
    ]);
  });

  test("nobody decides his own change, not even past the program's checks", async () => {
    const path = await propose('lamp', 2);
    expect((await maker.get(path)).body.allowedActions).toEqual(['withdraw']);
    expect(await maker.post(`${path}/approve`)).toMatchObject({ status: 403, body: { code: 'own_change' } });
    expect(await maker.post(`${path}/reject`, { reason: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'own_change' },
    });
    await expect(
      rows(`update approval set status = 'approved', checker = maker, decided_at = now() where maker = $1`, [
        maker.id,
      ]),
    ).rejects.toThrow('approval_two_people');
    expect(await levelOf('lamp')).toBe(1);
  });

  test('who lacks the role neither proposes nor decides', async () => {
    const path = await propose('lamp', 2);
    const viewer = await staff('viewer');
    expect((await viewer.get(path)).body.allowedActions).toEqual([]);
    expect(await viewer.post(`${path}/approve`)).toMatchObject({
      status: 403,
      body: { code: 'role_missing' },
    });
    // The route lets an administrator in; the kind does not.
    const administrator = await staff('administrator');
    const refused = await administrator.post('/staff/v1/test-switches/lamp/level', { level: 2 });
    expect(refused).toMatchObject({ status: 403, body: { code: 'role_missing' } });
  });

  test('a rejection has a reason, and a withdrawal is the maker’s', async () => {
    const rejected = await propose('lamp', 2);
    expect((await checker.post(`${rejected}/reject`, {})).status).toBe(400);
    expect((await checker.post(`${rejected}/reject`, { reason: 'too bright' })).body).toMatchObject({
      status: 'rejected',
      statusReason: 'too bright',
    });
    const withdrawn = await propose('lamp', 2);
    expect(await checker.post(`${withdrawn}/withdraw`)).toMatchObject({
      status: 403,
      body: { code: 'not_your_change' },
    });
    expect((await maker.post(`${withdrawn}/withdraw`)).body).toMatchObject({
      status: 'withdrawn',
      checker: null,
    });
    expect((await checker.post(`${withdrawn}/approve`)).status).toBe(409);
    expect(await levelOf('lamp')).toBe(1);
  });

  test('what has changed since the submission is not approved', async () => {
    const [first, second] = [await propose('lamp', 2), await propose('lamp', 3)];
    expect((await checker.post(`${first}/approve`)).status).toBe(200);
    const stale = await checker.post(`${second}/approve`);
    expect(stale).toMatchObject({ status: 409, body: { code: 'subject_changed' } });
    expect(await levelOf('lamp')).toBe(2);
    expect((await checker.get(second)).body.status).toBe('submitted');
  });

  test('a change that breaks while it is applied leaves nothing behind', async () => {
    const path = await propose('lamp', 99);
    expect((await checker.post(`${path}/approve`)).status).toBe(500);
    expect(await levelOf('lamp')).toBe(1);
    expect((await checker.get(path)).body).toMatchObject({ status: 'submitted', applied: null });
  });

  test('two checkers at once: one decides', async () => {
    const path = await propose('lamp', 2);
    const other = await staff('riskOfficer');
    const answers = await Promise.all([
      checker.post(`${path}/approve`),
      other.post(`${path}/approve`),
      other.post(`${path}/reject`, { reason: 'no' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('after seven days a change lapses', async () => {
    const path = await propose('lamp', 2);
    const expired = async (): Promise<string[]> => {
      const page = await checker.get('/staff/v1/approvals?status=expired');
      return (page.body.data as { id: string }[]).map(({ id }) => id);
    };
    const id = path.split('/').at(-1);
    expect(await expired()).not.toContain(id);
    const submittedAt = Date.parse((await checker.get(path)).body.submittedAt);
    expect(Date.parse((await checker.get(path)).body.expiresAt) - submittedAt).toBe(7 * 24 * 60 * MINUTE_MS);

    skewMs = 7 * 24 * 60 * MINUTE_MS - MINUTE_MS;
    expect((await checker.get(path)).body.allowedActions).toEqual(['approve', 'reject']);
    skewMs += MINUTE_MS;
    expect(await expired()).toContain(id);
    const late = await checker.post(`${path}/approve`);
    expect(late).toMatchObject({ status: 409, body: { code: 'state_conflict', allowedActions: [] } });
    expect((await checker.get(path)).body).toMatchObject({ status: 'expired', allowedActions: [] });
    expect((await maker.post(`${path}/withdraw`)).status).toBe(409);
  });

  test('one person stops at once, two start again', async () => {
    const [one, two] = [await staff('partnerManager'), await staff('riskOfficer')];
    const isStopped = async (): Promise<unknown> =>
      (await rows(`select is_stopped from test_switch where name = 'fan'`))[0];
    expect((await one.post('/staff/v1/test-switches/fan/stop')).status).toBe(200);
    expect(await isStopped()).toEqual({ is_stopped: true });
    const { body } = await one.post('/staff/v1/test-switches/fan/start');
    const path = `/staff/v1/approvals/${body.approval}`;
    expect((await one.post(`${path}/approve`)).body.code).toBe('own_change');
    expect(await isStopped()).toEqual({ is_stopped: true });
    expect((await two.post(`${path}/approve`)).status).toBe(200);
    expect(await isStopped()).toEqual({ is_stopped: false });
  });

  test('a change of one environment is not there in the other', async () => {
    const path = await propose('pump', 2, '?environment=live');
    expect((await checker.get(path)).status).toBe(404);
    expect((await checker.post(`${path}/approve`)).status).toBe(404);
    expect((await checker.get(`${path}?environment=live`)).body.environment).toBe('live');
    const approved = await checker.post(`${path}/approve?environment=live`);
    expect(approved.body.status).toBe('approved');
    const audit = await rows(`select environment from audit where subject = $1`, [approved.body.id]);
    expect(audit).toEqual([{ environment: 'live' }, { environment: 'live' }]);
  });

  test('no change, and an unknown or malformed id, are refused as such', async () => {
    const nothing = await maker.post('/staff/v1/test-switches/lamp/level', { level: 1 });
    expect(nothing).toMatchObject({ status: 422, body: { code: 'nothing_changes' } });
    for (const id of [
      formatId('approval', newUuid(Date.now())),
      'apr_x',
      formatId('offer', newUuid(Date.now())),
    ]) {
      expect(await checker.get(`/staff/v1/approvals/${id}`)).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    }
  });

  test('one person has at most 100 changes waiting', async () => {
    const path = await propose('lamp', 2);
    const id = path.split('/').at(-1);
    await rows(
      `insert into approval select overlay(id::text placing lpad(n::text, 12, '0') from 25)::uuid, kind, subject, environment,
         payload, diff, base_hash, reason, status, status_reason, maker, checker, applied, submitted_at, decided_at, expires_at
       from approval, generate_series(1, 99) n where maker = $1`,
      [maker.id],
    );
    const refused = await maker.post('/staff/v1/test-switches/lamp/level', { level: 3 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'too_many_open_changes' } });

    // The same 100 rows: the list is walked to its end, newest first, each once.
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const { body, headers } = await checker.get(
        `/staff/v1/approvals?kind=switch.set&status=submitted&limit=30${cursor}`,
      );
      ids.push(
        ...(body.data as { id: string; maker: { id: string } }[])
          .filter((one) => one.maker.id === maker.publicId)
          .map((one) => one.id),
      );
      if (!body.hasMore) break;
      expect(headers.get('link')).toContain(`cursor=${body.nextCursor}`);
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(ids).toHaveLength(100);
    expect(ids).toContain(id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    const { body } = await checker.get('/staff/v1/approvals?limit=1');
    const foreign = await checker.get(
      `/staff/v1/approvals?limit=1&status=approved&cursor=${body.nextCursor}`,
    );
    expect(foreign).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
  });
});

describe('the audit log', () => {
  test('is searched by subject, action and person', async () => {
    const auditor = await staff('auditor');
    const manager = await staff('partnerManager');
    await manager.post('/staff/v1/test-switches/fan/stop');
    const find = async (query: string): Promise<unknown[]> =>
      (await auditor.get(`/staff/v1/audit?${query}`)).body.data;
    const entry = {
      actor: { kind: 'staff', id: manager.publicId, name: 'partnerManager' },
      environment: 'sandbox',
      action: 'switch.stopped',
      subject: 'fan',
      detail: { v: 1 },
      requestId: expect.stringMatching(/^req_/),
    };
    expect(await find(`staff=${manager.publicId}`)).toMatchObject([entry]);
    expect(await find(`subject=fan&action=switch.stopped&limit=1`)).toMatchObject([entry]);
    expect(await find(`subject=fan&environment=live`)).toEqual([]);
    const signIns = await find(`action=staff.signedIn&limit=1`);
    expect(signIns).toMatchObject([{ actor: { kind: 'system', name: 'staff-sign-in' }, environment: null }]);
    for (const bad of ['staff=x', 'action=A', 'limit=0', 'cursor=x', 'include=totalCount']) {
      expect((await auditor.get(`/staff/v1/audit?${bad}`)).status).toBe(400);
    }
  });

  test('cannot be changed by the program', async () => {
    const write = booted.app
      .get(Database)
      .run({ kind: 'system', job: 'test' }, (tx) => tx.query(`update audit set action = 'x'`));
    await expect(write).rejects.toThrow('permission denied');
  });
});

test('the entities say what the migrations did', async () => {
  const owner = new DataSource({ type: 'postgres', url: urls.ownerUrl, entities: [StaffUser, Approval] });
  await owner.initialize();
  const { upQueries } = await owner.driver.createSchemaBuilder().log();
  await owner.destroy();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
