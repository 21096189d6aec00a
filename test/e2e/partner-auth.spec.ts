import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Post } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
// The whole bank's tables, also of rooms that this file does not start.
import '../../src/app.module.js';
import { newUuid } from '../../src/kernel/ids.js';
import { stateMachines } from '../../src/kernel/state-machine.js';
import { CustomersModule } from '../../src/modules/customers/index.js';
import { partnerRoutes, PartnersModule, RequireScope } from '../../src/modules/partners/index.js';
import { newApiKey } from '../../src/modules/partners/api-key.js';
import { KeyUse } from '../../src/modules/partners/key-use.js';
import { PartnerRouteCheck } from '../../src/modules/partners/partner-route-check.js';
import { KeyedDigest } from '../../src/platform/security/keyed-digest.js';
import type { Booted } from '../support/boot.js';
import { aKey, aPartner, type PartnerCaller } from '../support/partners.js';
import { type Answer, call } from '../support/staff.js';
import { refreshed, testApp, type TestApp } from '../support/test-app.js';

const DAY_MS = 24 * 3600 * 1000;
let app: TestApp;
beforeAll(async () => {
  app = await testApp(PartnersModule, CustomersModule);
});
afterAll(() => app.close());
beforeEach(() => {
  app.skewMs = 0;
});

const me = (token?: string): Promise<Answer> => call(app.booted.url, 'GET', '/v1/me', token);
const refused = async (answer: Promise<Answer>, status: number, code: string): Promise<void> => {
  const { status: got, body, headers } = await answer;
  expect({ status: got, code: body.code, title: body.title }).toMatchObject({ status, code });
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
};
const licence = (partnerId: string, expiresOn: string): Promise<unknown> =>
  app.configure((tx) =>
    tx.query(
      `insert into licence (id, partner_id, kind, number, expires_on, created_at)
       values ($1, $2, 'businessLicence', $1::uuid::text, $3, now())`,
      [newUuid(Date.now()), partnerId, expiresOn],
    ),
  );

describe('who is let in', () => {
  test('a key is told whose it is and what it may do', async () => {
    const partner = await aPartner(app, { name: 'Lakeside School' });
    const expiresAt = new Date(Date.now() + DAY_MS);
    const key = await aKey(app, partner, {
      name: 'till 7',
      scopes: ['offers:read'],
      scenarios: ['education'],
      expiresAt,
    });
    const { status, body } = await key.get('/v1/me');
    expect(status).toBe(200);
    expect(body).toEqual({
      partner: { id: expect.stringMatching(/^prt_/), slug: partner.slug, name: 'Lakeside School' },
      environment: 'sandbox',
      key: {
        id: expect.stringMatching(/^key_/),
        name: 'till 7',
        scopes: ['offers:read'],
        scenarios: ['education'],
        expiresAt: expiresAt.toISOString(),
      },
    });
  });

  test('without a key nobody', async () => {
    await refused(me(), 401, 'api_key_missing');
  });

  test('a malformed, mistyped, foreign or basic credential is not valid', async () => {
    const { secret } = await aKey(app, await aPartner(app));
    const typo = secret.slice(0, -1) + (secret.endsWith('0') ? '1' : '0');
    for (const token of ['', 'x', typo, newApiKey('sandbox'), secret.toUpperCase(), `${secret} ${secret}`]) {
      await refused(me(token), 401, 'invalid_api_key');
    }
    for (const authorization of [secret, `Basic ${secret}`, `bearer  ${secret}`]) {
      const answer = call(app.booted.url, 'GET', '/v1/me', undefined, undefined, { authorization });
      await refused(answer, 401, 'invalid_api_key');
    }
  });

  test('a typo costs neither a digest nor a look-up', async () => {
    const { secret } = await aKey(app, await aPartner(app));
    const digests = jest.spyOn(app.booted.app.get(KeyedDigest), 'of');
    const typo = secret.slice(0, -1) + (secret.endsWith('0') ? '1' : '0');
    await refused(me(typo), 401, 'invalid_api_key');
    expect(digests).not.toHaveBeenCalled();
    await refused(me(newApiKey('sandbox')), 401, 'invalid_api_key');
    expect(digests).toHaveBeenCalledTimes(1);
    digests.mockRestore();
  });

  test('an expired key is told so, for a month', async () => {
    const expiresAt = new Date(Date.now() + DAY_MS);
    const key = await aKey(app, await aPartner(app), { expiresAt });
    app.skewMs = DAY_MS - 60_000;
    expect((await key.get('/v1/me')).status).toBe(200);
    app.skewMs = DAY_MS;
    await refused(key.get('/v1/me'), 401, 'api_key_expired');
    await app.configure((tx) =>
      tx.query(`update api_key set expires_at = now() - interval '31 days' where id = $1`, [key.keyId]),
    );
    app.skewMs = 0;
    await refused(key.get('/v1/me'), 401, 'invalid_api_key');
  });

  test('a key is used from its own networks', async () => {
    const partner = await aPartner(app);
    const near = await aKey(app, partner, { cidrs: ['192.0.2.0/24', '127.0.0.0/8'] });
    const far = await aKey(app, partner, { cidrs: ['192.0.2.0/24', '2001:db8::/32'] });
    expect((await near.get('/v1/me')).status).toBe(200);
    await refused(far.get('/v1/me'), 403, 'address_not_allowed');
  });

  describe('behind a load balancer', () => {
    const OWN = '192.0.2.9';
    const forwarded = async (url: string, chain: string): Promise<Answer> => {
      const { secret } = await aKey(app, await aPartner(app), { cidrs: ['192.0.2.0/24'] });
      await Promise.all(apps.map(refreshed));
      return call(url, 'GET', '/v1/me', secret, undefined, { 'x-forwarded-for': chain });
    };
    let apps: Booted[];
    beforeAll(async () => {
      apps = [app.booted, await app.another({ TRUSTED_PROXIES: '127.0.0.0/8,10.0.0.0/8' })];
    });
    afterAll(() => apps[1]?.close());

    test('nobody is believed who is not named', async () => {
      await refused(forwarded(app.booted.url, OWN), 403, 'address_not_allowed');
    });

    test.each([
      [OWN, 200],
      [`198.51.100.1, ${OWN}, 10.1.2.3`, 200],
      // What stands left of the first stranger is what he says.
      [`${OWN}, 198.51.100.1`, 403],
      [`${OWN}, 198.51.100.1, 10.1.2.3`, 403],
      ['unknown', 403],
      ['', 403],
    ])('its own balancers say where a call comes from: %j', async (chain, status) => {
      expect((await forwarded(apps[1]?.url as string, chain)).status).toBe(status);
    });
  });

  test('the name of the scheme may be written in any case (RFC 9110 §11.1)', async () => {
    const { secret } = await aKey(app, await aPartner(app));
    const headers = { authorization: `bearer ${secret}` };
    expect((await call(app.booted.url, 'GET', '/v1/me', undefined, undefined, headers)).status).toBe(200);
  });

  test('a scope is needed where one is named', async () => {
    const key = await aKey(app, await aPartner(app), { scopes: ['customers:read'] });
    expect((await key.get('/v1/customers')).status).toBe(200);
    const answer = await key.post('/v1/customers', { kind: 'person' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
    expect(answer.body.detail).toContain('customers:write');
  });

  test('a live key needs a licence that holds today', async () => {
    const partner = await aPartner(app);
    const live = await aKey(app, partner, { environment: 'live' });
    const sandbox = await aKey(app, partner);
    await refused(live.get('/v1/me'), 403, 'licence_expired');
    expect((await sandbox.get('/v1/me')).status).toBe(200);

    const lastDay = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
    await licence(partner.id, '2020-01-01');
    await refused(live.get('/v1/me'), 403, 'licence_expired');
    await licence(partner.id, lastDay);
    expect((await live.get('/v1/me')).body.environment).toBe('live');

    app.skewMs = Date.parse(`${lastDay}T23:59:00Z`) - Date.now();
    expect((await live.get('/v1/me')).status).toBe(200);
    app.skewMs += 2 * 60_000;
    await refused(live.get('/v1/me'), 403, 'licence_expired');
  });

  test('a suspended or paused partner is refused with all its keys', async () => {
    const suspended = await aPartner(app);
    const [one, two] = [await aKey(app, suspended), await aKey(app, suspended)];
    await app.configure((tx) =>
      tx.query(`update partner set status = 'suspended' where id = $1`, [suspended.id]),
    );
    await refused(one.get('/v1/me'), 403, 'partner_suspended');
    await refused(two.get('/v1/customers'), 403, 'partner_suspended');

    const paused = await aPartner(app);
    const key = await aKey(app, paused);
    await app.configure((tx) =>
      tx.query(
        `insert into pause (id, kind, subject, reason, paused_by, paused_at) values ($1, 'partner', $2, 'test', $1, now())`,
        [newUuid(Date.now()), paused.slug],
      ),
    );
    await refused(key.get('/v1/me'), 403, 'partner_suspended');
  });
});

describe('a key that is taken back', () => {
  let path: string;
  let key: PartnerCaller;
  beforeEach(async () => {
    const partner = await aPartner(app);
    key = await aKey(app, partner);
    path = `/staff/v1/partners/${partner.slug}`;
  });

  /** Milliseconds until another process refuses the key; it must work there before. */
  async function stopsElsewhere(stop: () => Promise<unknown>): Promise<number> {
    const elsewhere = await app.another();
    try {
      const status = async (): Promise<number> =>
        (await call(elsewhere.url, 'GET', '/v1/me', key.secret)).status;
      expect(await status()).toBe(200);
      await stop();
      const stoppedAt = performance.now();
      while ((await status()) === 200 && performance.now() - stoppedAt < 5_000) await sleep(10);
      return performance.now() - stoppedAt;
    } finally {
      await elsewhere.close();
    }
  }

  test('stops within a second in every process', async () => {
    const manager = await app.staff('partnerManager');
    const { body } = await manager.get(`${path}/keys`);
    const took = await stopsElsewhere(async () => {
      const revoked = await manager.post(`${path}/keys/${body.data[0].id}/revoke`, { reason: 'leaked' });
      expect(revoked.status).toBe(200);
    });
    expect(took).toBeLessThan(1_000);
    await refreshed(app.booted);
    await refused(key.get('/v1/me'), 401, 'invalid_api_key');
  });

  test('so does every key of a partner that is suspended', async () => {
    const officer = await app.staff('riskOfficer');
    const took = await stopsElsewhere(async () => {
      expect((await officer.post(`${path}/suspend`, { reason: 'fraud' })).status).toBe(200);
    });
    expect(took).toBeLessThan(1_000);
  });
});

test('the last use of a key is written once a minute, never backwards, and no request waits for it', async () => {
  const key = await aKey(app, await aPartner(app));
  const use = app.booted.app.get(KeyUse);
  const lastUsed = async (): Promise<number | undefined> =>
    (
      await app.rows<{ at: Date | null }>('select last_used_at as at from api_key where id = $1', [key.keyId])
    )[0]?.at?.getTime();
  const before = Date.now();
  await key.get('/v1/me');
  expect(await lastUsed()).toBeUndefined();
  await use.flush();
  const first = (await lastUsed()) as number;
  expect(first).toBeGreaterThanOrEqual(before);
  use.note(key.keyId, first - 5_000);
  await use.flush();
  expect(await lastUsed()).toBe(first);
  use.note(key.keyId, first + 5_000);
  await use.flush();
  expect(await lastUsed()).toBe(first + 5_000);
});

describe('routes', () => {
  test('every route of the Partner API is guarded and says which scope it needs', () => {
    const routes = partnerRoutes(app.booted.app.get(DiscoveryService), app.booted.app.get(Reflector));
    const anyKey = routes.filter(({ access }) => access === 'any').map(({ name }) => name);
    expect(anyKey.sort()).toEqual([
      'MeController.read',
      'StateMachinesController.get',
      'StateMachinesController.list',
    ]);
    expect(routes.map(({ name }) => name)).toContain('CustomersController.register');
  });

  @Controller('v1/forgotten')
  class ForgottenScope {
    @Post()
    open(): void {}
  }
  @Controller('v1/thought-about')
  class ThoughtAbout {
    @Get()
    @RequireScope('offers:read')
    closed(): void {}
  }

  test.each([
    ['no scope', ForgottenScope, 'partner routes without @RequireScope or @AnyScope: ForgottenScope.open'],
    ['all there', ThoughtAbout, undefined],
  ])(
    '%s: an application with a route that nobody thought about does not start',
    async (_, controller, fault) => {
      const module = await Test.createTestingModule({
        imports: [DiscoveryModule],
        controllers: [controller],
        providers: [PartnerRouteCheck],
      }).compile();
      if (fault === undefined) await expect(module.init()).resolves.toBeDefined();
      else await expect(module.init()).rejects.toThrow(fault);
    },
  );
});

test('the lives of resources are readable with any key, as the program has them', async () => {
  const key = await aKey(app, await aPartner(app), { scopes: [] });
  const { body } = await key.get('/v1/state-machines');
  const names = (body.data as { resource: string }[]).map(({ resource }) => resource);
  expect(names).toEqual([...names].sort());
  expect(names).toEqual([...stateMachines().keys()].sort());
  const apiKey = await key.get('/v1/state-machines/apiKey');
  expect(apiKey.body).toMatchObject({
    resource: 'apiKey',
    initial: 'agreed',
    states: expect.arrayContaining([{ name: 'revoked', meaning: expect.any(String) }]),
    actions: expect.arrayContaining([
      { name: 'revoke', from: ['agreed', 'active', 'replaced'], to: 'revoked', why: expect.any(String) },
    ]),
  });
  await refused(key.get('/v1/state-machines/__proto__'), 404, 'not_found');
  await refused(me(), 401, 'api_key_missing');
});

test.each([
  ...['offer', 'application', 'agreement', 'drawdown', 'repayment', 'refund', 'settlement'],
  ...['guarantee', 'guaranteeCall', 'guaranteeAmendment', 'suretyship'],
  ...['partner', 'apiKey', 'enrolment', 'approval'],
])('the life of every resource is served: %s', async (resource) => {
  const key = await aKey(app, await aPartner(app), { scopes: [] });
  const { status, body } = await key.get(`/v1/state-machines/${resource}`);
  expect({ status, resource: body.resource }).toEqual({ status: 200, resource });
  const names = (body.states as { name: string }[]).map(({ name }) => name);
  expect(names).toContain(body.initial);
  expect(names).toEqual(Object.keys(stateMachines().get(resource)?.states ?? {}));
});
