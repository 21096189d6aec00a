import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { formatId, newUuid } from '../../src/kernel/ids.js';
import { Passwords, STAFF_ROLES, staffRoutes, seedStaff } from '../../src/modules/staff/index.js';
import { Approval } from '../../src/modules/staff/approval.entity.js';
import { StaffRouteCheck } from '../../src/modules/staff/staff-route-check.js';
import { StaffTokens } from '../../src/modules/staff/staff-tokens.js';
import { StaffUser } from '../../src/modules/staff/staff-user.entity.js';
import { Database } from '../../src/platform/database/database.js';
import { type Answer, call, type StaffBank, staffBank } from '../support/staff.js';
import { ForgottenModule } from '../support/switches.module.js';

const MINUTE_MS = 60_000;
let bank: StaffBank;
beforeAll(async () => {
  bank = await staffBank();
});
afterAll(async () => {
  await bank.close();
});
beforeEach(() => {
  bank.skewMs = 0;
});

const post = (path: string, body: object): Promise<Answer> =>
  call(bank.booted.url, 'POST', path, undefined, body);

describe('sign-in', () => {
  const seeded = new Map<string, string>();
  const signIn = (email: string, password: string): Promise<Answer> =>
    post('/staff/v1/sign-in', { email, password });

  beforeAll(async () => {
    const seed = (): Promise<{ email: string; password: string }[]> =>
      bank.booted.app
        .get(Database)
        .run({ kind: 'system', job: 'seed' }, (tx) =>
          seedStaff(tx, bank.booted.app.get(Passwords), Date.now()),
        );
    for (const { email, password } of await seed()) seeded.set(email, password);
    expect(await seed()).toEqual([]);
  });
  const makerPassword = (): string => seeded.get('maker@bank.example') as string;

  test('gives a token for ten minutes, and the audit log keeps it', async () => {
    const answer = await signIn('Maker@Bank.example', makerPassword());
    expect(answer).toMatchObject({ status: 200, body: { tokenType: 'Bearer', expiresIn: 600 } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const me = await call(bank.booted.url, 'GET', '/staff/v1/me?environment=live', answer.body.accessToken);
    expect(me.body).toMatchObject({
      name: 'Mei Lin (maker)',
      email: 'maker@bank.example',
      roles: ['scenarioManager', 'productManager', 'campaignManager', 'partnerManager'],
      environment: 'live',
    });
    const audit = await bank.rows(`select action, actor_name from audit where subject = $1`, [me.body.id]);
    expect(audit).toEqual([{ action: 'staff.signedIn', actor_name: 'staff-sign-in' }]);

    bank.skewMs = 10 * MINUTE_MS;
    const later = await call(bank.booted.url, 'GET', '/staff/v1/me', answer.body.accessToken);
    expect(later).toMatchObject({ status: 401, body: { code: 'token_refused' } });
    expect(later.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a wrong password, an unknown address and a disabled account look the same', async () => {
    await bank.rows(`update staff_user set status = 'disabled' where email = 'checker@bank.example'`);
    const answers = await Promise.all([
      signIn('maker@bank.example', 'wrong'),
      signIn('stranger@bank.example', 'wrong'),
      signIn('checker@bank.example', seeded.get('checker@bank.example') as string),
    ]);
    await bank.rows(`update staff_user set status = 'active' where email = 'checker@bank.example'`);
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
      await bank.rows(`update staff_user set failed_count = 0`);
      for (let i = 0; i < 10; i++) expect((await signIn(email, `wrong ${i}`)).status).toBe(401);
      const locked = await signIn(email, seeded.get(email) ?? 'right');
      expect(locked).toMatchObject({ status: 429, body: { code: 'sign_in_locked' } });
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(29 * 60);

      bank.skewMs = 29 * MINUTE_MS;
      expect((await signIn(email, seeded.get(email) ?? 'right')).status).toBe(429);
      bank.skewMs = 31 * MINUTE_MS;
      expect((await signIn(email, 'wrong')).status).toBe(401);
      if (seeded.has(email)) expect((await signIn(email, makerPassword())).status).toBe(200);
    },
  );

  test('guesses made at the same moment cannot exceed the limit', async () => {
    await bank.rows(`update staff_user set failed_count = 0, locked_until = null`);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn('maker@bank.example', 'wrong')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(401), 429, 429]);
    const locks = await bank.rows(`select 1 from audit where detail ->> 'isLocked' = 'true'`);
    expect(locks.length).toBeGreaterThan(0);
    await bank.rows(`update staff_user set failed_count = 0, locked_until = null`);
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
      const answer = await call(bank.booted.url, 'GET', '/staff/v1/me', token);
      expect(answer).toMatchObject({ status: 401, body: { code: 'token_refused' } });
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    },
  );

  test('of an unknown or disabled account are refused at once', async () => {
    const token = await bank.booted.app
      .get(StaffTokens)
      .issue(formatId('staffUser', newUuid(Date.now())), Date.now());
    expect((await call(bank.booted.url, 'GET', '/staff/v1/me', token)).status).toBe(401);
    const viewer = await bank.staff('viewer');
    expect((await viewer.get('/staff/v1/me')).status).toBe(200);
    await bank.rows(`update staff_user set status = 'disabled' where id = $1`, [viewer.id]);
    expect((await viewer.get('/staff/v1/me')).status).toBe(401);
  });
});

describe('roles', () => {
  test('every staff route says who may call it', () => {
    const routes = staffRoutes(bank.booted.app.get(DiscoveryService), bank.booted.app.get(Reflector));
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
      const caller = await (role ? bank.staff(role) : bank.staff());
      for (const [path, roles] of Object.entries(allowed)) {
        const { status, body } = await caller.get(path);
        expect([role, path, status]).toEqual([role, path, role && roles.includes(role) ? 200 : 403]);
        if (status === 403) expect(body.code).toBe('role_missing');
      }
    }
  });

  test('the environment is sandbox, live or a mistake', async () => {
    const viewer = await bank.staff('viewer');
    expect((await viewer.get('/staff/v1/me')).body.environment).toBe('sandbox');
    for (const wrong of ['prod', '', 'live&environment=sandbox']) {
      expect((await viewer.get(`/staff/v1/me?environment=${wrong}`)).body.code).toBe('unknown_environment');
    }
    expect((await viewer.get('/staff/v1/me?other=1')).status).toBe(400);
  });
});

describe('the audit log', () => {
  test('is searched by subject, action and person', async () => {
    const auditor = await bank.staff('auditor');
    const manager = await bank.staff('partnerManager');
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
    const write = bank.booted.app
      .get(Database)
      .run({ kind: 'system', job: 'test' }, (tx) => tx.query(`update audit set action = 'x'`));
    await expect(write).rejects.toThrow('permission denied');
  });
});

test('the entities say what the migrations did', async () => {
  const owner = new DataSource({ type: 'postgres', url: bank.ownerUrl, entities: [StaffUser, Approval] });
  await owner.initialize();
  const { upQueries } = await owner.driver.createSchemaBuilder().log();
  await owner.destroy();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
