import { PartnersModule, PartnersRepository } from '../../src/modules/partners/index.js';
import { RateLimits } from '../../src/modules/partners/rate-limits.js';
import { Database } from '../../src/platform/database/database.js';
import { RATE_WINDOWS, type RateQuotas } from '../../src/platform/rate-limit/index.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import type { Booted } from '../support/boot.js';
import { aKey, aPartner, type PartnerCaller } from '../support/partners.js';
import { type Answer, call } from '../support/staff.js';
import { refreshed, testApp, type TestApp } from '../support/test-app.js';

const DAY_SECONDS = 86_400;
/** Ten seconds before the end of a minute in the middle of a day: the clock of these tests stands still. */
const START_MS = Date.UTC(2026, 5, 1, 12, 0, 50);
let app: TestApp;
let another: Booted;
let nowMs = START_MS;
beforeAll(async () => {
  app = await testApp(PartnersModule);
  another = await app.another();
  for (const booted of [app.booted, another]) booted.app.get(SystemClock).nowMs = () => nowMs;
});
afterAll(async () => {
  await another.close();
  await app.close();
});
beforeEach(() => {
  nowMs = START_MS;
});

async function aKeyWith(quotas: RateQuotas): Promise<PartnerCaller> {
  const partner = await aPartner(app);
  await app.configure((tx) =>
    app.booted.app.get(PartnersRepository).setRateLimits(tx, partner.id, 'sandbox', quotas),
  );
  return aKey(app, partner);
}

/** `"minute";r=3;t=10` of a header, by its name. */
function members(header: string | null): Record<string, Record<string, number>> {
  return Object.fromEntries(
    (header ?? '').split(', ').map((member) => {
      const [name, ...parameters] = member.split(';');
      expect(name).toMatch(/^"[a-z]+"$/);
      return [
        JSON.parse(name as string),
        Object.fromEntries(
          parameters.map((each) => {
            expect(each).toMatch(/^[a-z]+=\d+$/);
            const [key, value] = each.split('=') as [string, string];
            return [key, Number(value)];
          }),
        ),
      ];
    }),
  );
}

describe('the quotas of a key', () => {
  test('stand in every answer, also in those that refuse for another reason', async () => {
    const key = await aKeyWith({ second: 5, minute: 20, day: 100 });
    const me = await key.get('/v1/me');
    expect(members(me.headers.get('ratelimit-policy'))).toEqual(
      Object.fromEntries(
        RATE_WINDOWS.map(({ name, seconds }) => [
          name,
          { q: { second: 5, minute: 20, day: 100 }[name], w: seconds },
        ]),
      ),
    );
    expect(members(me.headers.get('ratelimit'))).toEqual({
      second: { r: 4, t: 1 },
      minute: { r: 19, t: 10 },
      day: { r: 99, t: DAY_SECONDS / 2 - 50 },
    });
    const unknown = await key.get('/v1/me?colour=red');
    expect(unknown.status).toBe(400);
    expect(members(unknown.headers.get('ratelimit'))['minute']).toEqual({ r: 18, t: 10 });
  });

  test('refuse what goes beyond them, and the caller who waits as he is told gets on', async () => {
    const key = await aKeyWith({ second: 3, minute: 4, day: 100 });
    for (let i = 0; i < 3; i++) expect((await key.get('/v1/me')).status).toBe(200);
    const refused = await key.get('/v1/me');
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'rate_limited', retryable: true, violatedPolicies: ['second'] },
    });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.headers.get('retry-after')).toBe('1');
    nowMs += 1_000;
    expect((await key.get('/v1/me')).status).toBe(200);
    nowMs += 1_000;
    const later = await key.get('/v1/me');
    expect(later).toMatchObject({ status: 429, body: { violatedPolicies: ['minute'] } });
    expect(members(later.headers.get('ratelimit'))).toMatchObject({
      second: { r: 3 },
      minute: { r: 0, t: 8 },
    });
    nowMs += Number(later.headers.get('retry-after')) * 1_000;
    expect((await key.get('/v1/me')).status).toBe(200);
  });

  test('are each key’s own', async () => {
    const [one, other] = [
      await aKeyWith({ second: 1, minute: 1, day: 1 }),
      await aKeyWith({ second: 1, minute: 1, day: 1 }),
    ];
    expect((await one.get('/v1/me')).status).toBe(200);
    expect((await one.get('/v1/me')).status).toBe(429);
    expect((await other.get('/v1/me')).status).toBe(200);
  });

  test('hold for all processes together', async () => {
    const key = await aKeyWith({ second: 100, minute: 6, day: 100 });
    await refreshed(another);
    const there = (): Promise<Answer> => call(another.url, 'GET', '/v1/me', key.secret);
    for (let i = 0; i < 3; i++) {
      expect((await key.get('/v1/me')).status).toBe(200);
      expect((await there()).status).toBe(200);
    }
    // Each has one more at most: it hears of the other with the next exchange after its last request.
    for (const booted of [app.booted, another]) await booted.app.get(RateLimits).exchange();
    for (const ask of [() => key.get('/v1/me'), there]) await ask();
    for (const booted of [app.booted, another]) await booted.app.get(RateLimits).exchange();
    for (const ask of [() => key.get('/v1/me'), there]) expect((await ask()).status).toBe(429);
    const [row] = await app.rows<{ used: string }>(
      'select used from rate_use where key_id = $1 and seconds = 60',
      [key.keyId],
    );
    expect([6, 7, 8]).toContain(Number(row?.used));
  });

  test('are kept when the database is away, and told later', async () => {
    const key = await aKeyWith({ second: 100, minute: 5, day: 100 });
    const database = app.booted.app.get(Database);
    const away = jest.spyOn(database, 'run').mockRejectedValue(new Error('the database is away'));
    await key.get('/v1/me');
    await expect(app.booted.app.get(RateLimits).exchange()).rejects.toThrow('away');
    away.mockRestore();
    await key.get('/v1/me');
    await app.booted.app.get(RateLimits).exchange();
    const rows = await app.rows<{ used: string }>('select used from rate_use where key_id = $1', [key.keyId]);
    expect(rows.map(({ used }) => used)).toEqual(['2', '2', '2']);
  });
});

describe('a partner’s own quotas', () => {
  test('are proposed by one person, agreed to by another, and hold at once', async () => {
    const [maker, checker] = [await app.staff('partnerManager'), await app.staff('administrator')];
    const partner = await aPartner(app);
    const path = `/staff/v1/partners/${partner.slug}/rate-limits`;
    expect((await maker.get(path)).body).toEqual({
      environment: 'sandbox',
      quotas: { second: 100, minute: 2_000, day: 100_000 },
      isDefault: true,
    });
    const key = await aKey(app, partner);
    const proposed = await maker.put(path, { second: 7, minute: 8, day: 9, reason: 'A pilot.' });
    expect(proposed.status).toBe(202);
    await refreshed(app.booted);
    expect(members((await key.get('/v1/me')).headers.get('ratelimit-policy'))['second']).toEqual({
      q: 100,
      w: 1,
    });
    const approval = `/staff/v1/approvals/${proposed.body.approval}/approve`;
    expect((await maker.post(approval)).status).toBe(403);
    expect((await checker.post(approval)).status).toBe(200);
    await refreshed(app.booted);
    expect((await maker.get(path)).body).toEqual({
      environment: 'sandbox',
      quotas: { second: 7, minute: 8, day: 9 },
      isDefault: false,
    });
    expect(members((await key.get('/v1/me')).headers.get('ratelimit-policy'))['day']).toEqual({
      q: 9,
      w: DAY_SECONDS,
    });
    expect((await maker.put(path, { second: 0, minute: 8, day: 9, reason: 'x' })).status).toBe(400);
    const nobody = await maker.put('/staff/v1/partners/nobody/rate-limits', {
      second: 1,
      minute: 8,
      day: 9,
      reason: 'x',
    });
    expect(nobody.status).toBe(404);
  });
});
