import { PartnersModule } from '../../src/modules/partners/index.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { aKey, aPartner } from '../support/partners.js';
import { testApp, type TestApp } from '../support/test-app.js';

const DAY_MS = 86_400_000;
let app: TestApp;

beforeAll(async () => {
  app = await testApp(PartnersModule);
});
afterAll(() => app.close());

/** The events that time brought to a key when so many days more have passed for it, in their order. */
async function toldAfter(days: number, keyId: string): Promise<string[]> {
  // The key grows older: the outbox has no months for a clock that runs ahead.
  await app.rows(
    `update api_key set created_at = created_at - $2::interval, expires_at = expires_at - $2::interval,
       last_used_at = last_used_at - $2::interval where id = $1`,
    [keyId, `${days * 24} hours`],
  );
  expect(await app.booted.app.get(Housekeeping).round('apiKeyLife')).toBe(true);
  const rows = await app.rows<{ type: string }>(
    `select type from outbox where subject = $1 and type like 'apiKey.%' order by id`,
    [keyId],
  );
  return rows.map(({ type }) => type);
}

test('a key that ends is told of a week before and when it has ended, each once', async () => {
  const partner = await aPartner(app);
  const { keyId } = await aKey(app, partner, { expiresAt: new Date(Date.now() + 30 * DAY_MS) });
  expect(await toldAfter(22, keyId)).toEqual([]);
  expect(await toldAfter(1.5, keyId)).toEqual(['apiKey.expiring']);
  expect(await toldAfter(5.5, keyId)).toEqual(['apiKey.expiring']);
  expect(await toldAfter(1.5, keyId)).toEqual(['apiKey.expiring', 'apiKey.expired']);
  expect(await toldAfter(200, keyId)).toEqual(['apiKey.expiring', 'apiKey.expired']);
  const rows = await app.rows<object>(
    `select partner_id, environment, sequence, payload from outbox where subject = $1 order by id limit 1`,
    [keyId],
  );
  expect(rows).toEqual([
    {
      partner_id: partner.id,
      environment: 'sandbox',
      sequence: '4',
      payload: {
        v: 1,
        key: expect.stringMatching(/^key_/),
        name: 'test key',
        lastFour: expect.any(String),
        expiresAt: expect.any(String),
      },
    },
  ]);
});

test('a key that nobody uses for ninety days is told of once', async () => {
  const { keyId } = await aKey(app, await aPartner(app));
  expect(await toldAfter(89, keyId)).toEqual([]);
  await app.rows('update api_key set last_used_at = created_at + interval $$10 days$$ where id = $1', [
    keyId,
  ]);
  expect(await toldAfter(10, keyId)).toEqual([]);
  expect(await toldAfter(2, keyId)).toEqual(['apiKey.unused']);
  expect(await toldAfter(200, keyId)).toEqual(['apiKey.unused']);
});

test('of a revoked key nothing more is told, of a replaced one only its end', async () => {
  const partner = await aPartner(app);
  const expiresAt = new Date(Date.now() + DAY_MS);
  const revoked = await aKey(app, partner, { expiresAt });
  await app.rows('update api_key set revoked_at = now() where id = $1', [revoked.keyId]);
  const replaced = await aKey(app, partner, { expiresAt });
  await app.rows('update api_key set replaced_by = $2 where id = $1', [replaced.keyId, revoked.keyId]);
  expect(await toldAfter(0, replaced.keyId)).toEqual([]);
  expect(await toldAfter(120, replaced.keyId)).toEqual(['apiKey.expired']);
  expect(await toldAfter(120, revoked.keyId)).toEqual([]);
});
