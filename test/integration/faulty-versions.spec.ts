import { productsToken, type PublishedProduct } from '../../src/modules/products/index.js';
import { packCheck, productRules } from '../../src/modules/products/product-rules.js';
import { type PublishedPack, scenariosToken } from '../../src/modules/scenarios/index.js';
import { Database } from '../../src/platform/database/database.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../src/platform/versions/version-store.js';
import type { Booted } from '../support/boot.js';
import { refreshed } from '../support/test-app.js';
import { aPerson, aPhone, callerOf, wholeBank, type WholeBank } from '../support/whole-bank.js';

/** What an older program let in and this one refuses: where it is, its body by SQL, and where the first fault is. */
const BROKEN: readonly (readonly [definition: string, body: string, pointer: string])[] = [
  [
    'scenario retail.electronics.computer',
    `jsonb_set(body, '{contextSchema,type}', '"list"')`,
    '/contextSchema/type',
  ],
  ['scenario travel', `jsonb_set(body, '{signals,mcc}', '["5411"]')`, '/signals/mcc'],
  ['pack GB', `body - 'barred'`, '/barred'],
  ['product pay-in-30', `'{"v": 1}'`, '/slug'],
  ['product pay-in-4', `'[]'`, ''],
  [
    'product retail-zero',
    `jsonb_set(body, '{eligibility,when,all,0}', '{"id": "a", "code": "a", "f": "party.shoeSize", "op": "gt", "v": 40}')`,
    '/eligibility/when/all/0/f',
  ],
];

let bank: WholeBank;
let later: Booted;

beforeAll(async () => {
  bank = await wholeBank();
  for (const [definition, body] of BROKEN) {
    const changed = await bank.rows(
      `update definition set body = ${body} where kind = $1 and name = $2 and status = 'published' returning 1`,
      definition.split(' '),
    );
    if (changed.length !== 1) throw new Error(`${definition} is not seeded`);
  }
  later = await bank.another();
});
afterAll(() => bank.close());

const faultyIn = ({ app }: Booted): string[] =>
  app
    .get(SnapshotService)
    .faulty()
    .map(({ kind, name, fault }) => `${kind} ${name} ${fault.pointer}`);
const expected = BROKEN.map(([definition, , pointer]) => `${definition} ${pointer}`);

test('a process starts and says what it leaves out', async () => {
  expect(faultyIn(later)).toEqual(expected);
  const ready = await fetch(`${later.url}/health/ready`);
  const { warnings } = (await ready.json()) as { warnings: string[] };
  expect([ready.status, warnings.length]).toEqual([200, BROKEN.length]);
  expect(warnings).toContain('product retail-zero version 1 is not usable');
  expect(await (await fetch(`${later.url}/metrics`)).text()).toContain(`faulty_versions ${BROKEN.length}`);
  const lines = later.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const told = lines.filter(({ event }) => event === 'snapshot.version_faulty');
  expect(told.map(({ definition, pointer }) => `${String(definition)} ${String(pointer)}`)).toEqual(expected);
  expect(told[0]).toMatchObject({ level: 'error', version: '1', code: expect.any(String) });
});

test('everything else is sold', async () => {
  const shop = callerOf(later.url, bank.keys.get('lumen-phones') as string);
  await shop({ path: '/v1/customers', body: aPerson('faulty-1') });
  const { status, body } = await shop({ path: '/v1/offers', body: aPhone('faulty-1') });
  expect(status).toBe(200);
  const sold = body.offers.map((offer: { product: { code: string } }) => offer.product.code);
  expect(new Set(sold)).toEqual(new Set(['retail-flex', 'device-insurance']));
});

test('a code that two scenes claim leads to the first, and both are sold', () => {
  const { mcc, scenarios, packs } = later.app.get(SnapshotService).current().get(scenariosToken);
  expect(mcc.scenarioOf('5411')).toBe('daily.food.grocery');
  expect([scenarios.has('travel'), scenarios.has('retail.electronics.computer')]).toEqual([true, false]);
  expect([...packs.keys()].sort()).toEqual(['CN', 'DE']);
});

test('what cannot be used stops no publishing of something else', async () => {
  const { app } = later;
  const store = app.get(VersionStore);
  const { pack } = app.get(SnapshotService).current().get(scenariosToken).packs.get('DE') as PublishedPack;
  const { definition } = app
    .get(SnapshotService)
    .current()
    .get(productsToken)
    .bySlug.get('retail-flex') as PublishedProduct;
  const faults = await app
    .get(Database)
    .read({ kind: 'system', job: 'test' }, async (tx) => [
      ...(await packCheck(store)(tx, { ...pack, costCeilingAnnual: '9' })),
      ...(await productRules(store).checkPublishing(tx, definition)),
    ]);
  expect(faults).toEqual([]);
});

test('a process that runs goes on, tells once, and forgets when it is mended', async () => {
  const { booted } = bank;
  const store = booted.app.get(VersionStore);
  const publish = (name: string, body: object): Promise<void> =>
    booted.app.get(Database).run({ kind: 'system', job: 'test' }, async (tx) => {
      await store.publish(tx, await store.createDraft(tx, { kind: 'product', name, body, note: 'test' }));
    });
  const shelf = (): ReadonlyMap<string, unknown> =>
    booted.app.get(SnapshotService).current().get(productsToken).bySlug;
  const good = shelf().get('retail-flex') as { definition: object };
  expect(faultyIn(booted)).toEqual([]);

  await publish('retail-flex', { v: 1 });
  await publish('store-other', { v: 1 });
  await refreshed(booted);
  expect(faultyIn(booted)).toEqual(['product retail-flex /slug', 'product store-other /slug']);
  expect([shelf().has('retail-flex'), shelf().has('retail-zero')]).toEqual([false, true]);
  await publish('retail-flex', good.definition);
  await refreshed(booted);
  expect([faultyIn(booted), shelf().has('retail-flex')]).toEqual([['product store-other /slug'], true]);
  expect(booted.lines.filter((line) => line.includes('snapshot.version_faulty'))).toHaveLength(2);
});
