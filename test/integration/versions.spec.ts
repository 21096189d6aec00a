import { productsToken, ProductsModule, seedProductVersions } from '../../src/modules/products/index.js';
import { ScenariosModule, scenariosToken, seedScenarios } from '../../src/modules/scenarios/index.js';
import { StaffModule } from '../../src/modules/staff/index.js';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import type { ReadTx, Tx } from '../../src/platform/database/tx.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { type DefinitionVersion, VersionStore } from '../../src/platform/versions/version-store.js';
import { VersionsModule } from '../../src/platform/versions/versions.module.js';
import { boot, type Booted } from '../support/boot.js';
import { type DatabaseUrls, testDatabase, withClient } from '../support/database.js';

let urls: DatabaseUrls;
let booted: Booted;
let database: Database;
let store: VersionStore;

const SYSTEM = { kind: 'system', job: 'test' } as const;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.run(SYSTEM, work);

beforeAll(async () => {
  urls = await testDatabase();
  booted = await boot([DatabaseModule, VersionsModule, StaffModule, ScenariosModule, ProductsModule], {
    DATABASE_URL: urls.appUrl,
    DATABASE_GATE_URL: urls.gateUrl,
    DATABASE_POOL_SIZE: '10',
  });
  database = booted.app.get(Database);
  store = booted.app.get(VersionStore);
});
afterAll(() => booted.close());

// The kind 'product' with names that no seed has: the store looks into no body.
const draft = (name: string, body: object = { value: 1 }): Promise<DefinitionVersion> =>
  run((tx) => store.createDraft(tx, { kind: 'product', name, body, note: 'test' }));
const publish = (version: DefinitionVersion): Promise<DefinitionVersion> =>
  run((tx) => store.publish(tx, version));
const head = async (tx: ReadTx): Promise<number> =>
  Number((await tx.query<{ version: string }>('select version from config_head'))[0]?.version);
const publishedLike = (tx: ReadTx, pattern: string): Promise<{ name: string; number: number }[]> =>
  tx.query(`select name, number from definition where status = 'published' and name like $1 order by name`, [
    pattern,
  ]);

/** The snapshot would choke on bodies that are none; what a test publishes is gone before the next poll matters. */
afterEach(() =>
  withClient(urls.ownerUrl, (client) => client.query(`delete from definition where name like 'store-%'`)),
);

describe('what was in force', () => {
  test.each([
    ['a body', `update definition set body = '{}' where id = $1`],
    ['a note', `update definition set note = 'x' where id = $1`],
    ['a number', `update definition set number = 7 where id = $1`],
    ['a version away', `delete from definition where id = $1`],
  ])('the program has no right to change: %s', async (_what, sql) => {
    const { id } = await publish(await draft('store-fixed'));
    await expect(run((tx) => tx.query(sql, [id]))).rejects.toThrow('permission denied');
  });

  test('is not touched by the one function that writes bodies', async () => {
    const { id, version } = await publish(await draft('store-fixed'));
    const write = (tx: Tx): Promise<unknown[]> =>
      tx.query(`select id from write_draft($1, $2, '{"value": 2}', 'x')`, [id, version]);
    expect(await run(write)).toEqual([]);
    const stored = await database.read(SYSTEM, (tx) => store.findPublished(tx, 'product', 'store-fixed'));
    expect(stored?.body).toEqual({ value: 1 });
  });

  test('keeps its author’s draft out by state, not by chance', async () => {
    const published = await publish(await draft('store-fixed'));
    const edit = run((tx) => store.updateDraft(tx, published, 1, { body: {}, note: 'x' }));
    await expect(edit).rejects.toMatchObject({ code: 'state_conflict', kind: 'conflict' });
  });
});

describe('at the same moment', () => {
  test('drafts of one name get numbers of their own', async () => {
    const drafts = await Promise.all(Array.from({ length: 12 }, () => draft('store-many')));
    expect(drafts.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
  });

  test('two edits from one reading: the second is told', async () => {
    const one = await draft('store-edit');
    const edit = (value: number): Promise<DefinitionVersion> =>
      run((tx) => store.updateDraft(tx, one, one.version, { body: { value }, note: 'x' }));
    const results = await Promise.allSettled([edit(2), edit(3)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'stale_version' });
  });

  test('publishers of one name leave exactly one version in force', async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => draft('store-race')));
    await Promise.all(drafts.map(publish));
    const versions = await database.read(SYSTEM, (tx) => store.list(tx, 'product', 'store-race'));
    expect(versions.map(({ status }) => status).sort()).toEqual([
      'published',
      ...Array<string>(5).fill('retired'),
    ]);
  });

  test('one draft is published once', async () => {
    const one = await draft('store-once');
    const results = await Promise.allSettled([publish(one), publish(one)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('the database itself refuses a second version in force', async () => {
    await publish(await draft('store-two'));
    const { id } = await draft('store-two');
    const bypass = run((tx) => tx.query(`update definition set status = 'published' where id = $1`, [id]));
    await expect(bypass).rejects.toMatchObject({ constraint: 'definition_published_key' });
  });

  test('whoever sees a version of the configuration misses nothing published below it', async () => {
    const drafts = await Promise.all(Array.from({ length: 20 }, (_, i) => draft(`store-order-${i}`)));
    const before = await database.read(SYSTEM, head);
    const publishing = Promise.all(drafts.map(publish));
    let isDone = false;
    void publishing.then(() => (isDone = true));
    const seen: [number, number][] = [];
    for (; !isDone || seen.length === 0;) {
      seen.push(
        await database.readSnapshot(SYSTEM, async (tx) => [
          await head(tx),
          (await publishedLike(tx, 'store-order-%')).length,
        ]),
      );
    }
    await publishing;
    for (const [version, count] of seen) expect(count).toBe(version - before);
    const after = await database.read(SYSTEM, async (tx) => [
      (await head(tx)) - before,
      (await publishedLike(tx, 'store-order-%')).length,
    ]);
    expect(after).toEqual([20, 20]);
  });
});

describe('the seeds', () => {
  const seed = (): Promise<[number, number]> =>
    run(async (tx) => [await seedScenarios(tx, store), await seedProductVersions(tx, store)]);

  test('come once, publish what is ready, and compile', async () => {
    const [scenarios, products] = await seed();
    expect(scenarios).toBeGreaterThan(100);
    expect(products).toBeGreaterThan(25);
    const version = await database.read(SYSTEM, head);
    expect(await seed()).toEqual([0, 0]);
    expect(await database.read(SYSTEM, head)).toBe(version);

    const snapshots = booted.app.get(SnapshotService);
    await snapshots.refresh();
    const book = snapshots.current().get(scenariosToken);
    expect(book.scenarios.size + book.packs.size).toBe(scenarios);
    expect(book.mcc.scenarioOf('5411')).toBe('daily.food.grocery');
    const shelf = snapshots.current().get(productsToken);
    expect(shelf.bySlug.size).toBeLessThanOrEqual(products);
    expect(shelf.candidates('retail.electronics.phone').map(({ definition }) => definition.slug)).toContain(
      'retail-zero',
    );
  });

  test('stay compiled when something else is published', async () => {
    const snapshots = booted.app.get(SnapshotService);
    await run(seedAgain);
    await snapshots.refresh();
    const before = snapshots.current();
    const copy = await run(async (tx) => {
      const old = await store.findPublished<object>(tx, 'product', 'retail-flex');
      if (!old) throw new Error('retail-flex is not seeded');
      const again = await store.createDraft(tx, { ...old, basedOn: old.number, note: 'again' });
      return store.publish(tx, again);
    });
    await snapshots.refresh();
    const [was, is] = [before.get(productsToken), snapshots.current().get(productsToken)];
    expect(is.bySlug.get('retail-flex')).toMatchObject({ versionId: copy.id, number: copy.number });
    expect(is.bySlug.get('retail-zero')).toBe(was.bySlug.get('retail-zero'));
    expect(before.get(productsToken).bySlug.get('retail-flex')?.number).toBe(copy.number - 1);
    const path = 'education.higher.tuition';
    expect(snapshots.current().get(scenariosToken).scenarios.get(path)).toBe(
      before.get(scenariosToken).scenarios.get(path),
    );
  });

  const seedAgain = async (tx: Tx): Promise<void> => {
    await seedScenarios(tx, store);
    await seedProductVersions(tx, store);
  };
});
