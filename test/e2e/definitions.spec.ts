import { setTimeout as sleep } from 'node:timers/promises';
import {
  ProductsModule,
  productsToken,
  type PublishedProduct,
  seedProductVersions,
} from '../../src/modules/products/index.js';
import {
  type PublishedScenario,
  ScenariosModule,
  scenariosToken,
  seedScenarios,
} from '../../src/modules/scenarios/index.js';
import { StaffModule } from '../../src/modules/staff/index.js';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../src/platform/versions/version-store.js';
import { VersionsModule } from '../../src/platform/versions/versions.module.js';
import { boot, type Booted } from '../support/boot.js';
import { type DatabaseUrls, testDatabase, withClient } from '../support/database.js';
import { type Answer, staffWith, type StaffCaller } from '../support/staff.js';

let urls: DatabaseUrls;
let booted: Booted;
let maker: StaffCaller;
let checker: StaffCaller;
let viewer: StaffCaller;

const PRODUCT = '/staff/v1/products/retail-flex';
const SCENARIO = '/staff/v1/scenarios/education.higher.tuition';

beforeAll(async () => {
  urls = await testDatabase();
  booted = await boot([DatabaseModule, VersionsModule, StaffModule, ScenariosModule, ProductsModule], {
    DATABASE_URL: urls.appUrl,
    DATABASE_GATE_URL: urls.gateUrl,
  });
  const store = booted.app.get(VersionStore);
  await booted.app.get(Database).run({ kind: 'system', job: 'seed' }, async (tx) => {
    await seedScenarios(tx, store);
    await seedProductVersions(tx, store);
  });
  await booted.app.get(SnapshotService).refresh();
  maker = await staffWith(booted, urls.ownerUrl, ['productManager', 'scenarioManager']);
  checker = await staffWith(booted, urls.ownerUrl, ['riskOfficer']);
  viewer = await staffWith(booted, urls.ownerUrl, ['viewer']);
});
afterAll(() => booted.close());

const current = (): ReturnType<SnapshotService['current']> => booted.app.get(SnapshotService).current();
const product = (slug: string): PublishedProduct | undefined => current().get(productsToken).bySlug.get(slug);
const scenario = (path: string): PublishedScenario | undefined =>
  current().get(scenariosToken).scenarios.get(path);

/** The promise to staff: what a second person agreed to is in force within a second, everywhere. */
async function withinASecond(test: () => boolean): Promise<void> {
  for (let waitedMs = 0; waitedMs < 1000; waitedMs += 25) {
    if (test()) return;
    await sleep(25);
  }
  expect(test()).toBe(true);
}

async function approve({ status, body }: Answer): Promise<Answer> {
  expect({ status, body }).toMatchObject({ status: 202, body: { approval: expect.stringMatching(/^apr_/) } });
  return checker.post(`/staff/v1/approvals/${body.approval}/approve`);
}

/** A draft that differs in one place. */
async function draftOf(resource: string, change: (body: Answer['body']) => void): Promise<string> {
  const drafted = await maker.post(`${resource}/versions`, { note: 'try' });
  expect(drafted.status).toBe(201);
  const at = `${resource}/versions/${drafted.body.number}`;
  change(drafted.body.body);
  const changed = await maker.put(at, { body: drafted.body.body }, drafted.headers.get('etag') as string);
  expect(changed).toMatchObject({ status: 200 });
  return at;
}

describe('a product version', () => {
  test('goes from draft to force through a second person, and the snapshot follows within a second', async () => {
    const at = await draftOf(PRODUCT, (body) => (body.prices.CNY.rateAnnual = '0.0690'));
    const diff = await maker.get(`${at}/diff`);
    const change = { pointer: '/prices/CNY/rateAnnual', before: '0.0720', after: '0.0690' };
    expect(diff.body).toEqual({ against: 1, changes: [change] });

    const submitted = await maker.post(`${at}/submit`, { reason: 'Autumn.' });
    const pending = await checker.get(`/staff/v1/approvals/${submitted.body.approval}`);
    expect(pending.body).toMatchObject({
      kind: 'product.publish',
      subject: 'retail-flex',
      changes: [change],
    });
    expect(product('retail-flex')?.number).toBe(1);
    const own = await maker.post(`/staff/v1/approvals/${submitted.body.approval}/approve`);
    expect(own.body.code).toBe('own_change');

    const approved = await approve(submitted);
    expect(approved.body).toMatchObject({ status: 'approved', applied: { number: 2 } });
    await withinASecond(() => product('retail-flex')?.number === 2);
    expect(product('retail-flex')?.definition.prices['CNY']?.rateAnnual).toBe('0.0690');

    const { body } = await viewer.get(PRODUCT);
    expect(body.published).toMatchObject({ number: 2, basedOn: 1, publishedBy: checker.publicId });
    expect(body.versions).toMatchObject([
      { number: 2, status: 'published', allowedActions: ['retire'], createdBy: maker.publicId },
      { number: 1, status: 'retired', allowedActions: ['rollBack'], createdBy: null },
    ]);
  });

  test('never changes once it was in force', async () => {
    const { body } = await viewer.get(`${PRODUCT}/versions/1`);
    const refused = await maker.put(`${PRODUCT}/versions/1`, { body: body.body }, '"v1"');
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'state_conflict', allowedActions: ['rollBack'] },
    });
    expect((await maker.post(`${PRODUCT}/versions/1/submit`, { reason: 'x' })).status).toBe(409);
  });

  test('comes back under a new number', async () => {
    const approved = await approve(
      await maker.post(`${PRODUCT}/roll-back`, { number: 1, reason: 'Too low.' }),
    );
    expect(approved.body).toMatchObject({ status: 'approved' });
    const { body } = await viewer.get(PRODUCT);
    expect(body.published).toMatchObject({ basedOn: 1, note: 'roll back to version 1' });
    expect(body.published.number).toBeGreaterThan(2);
    const first = await viewer.get(`${PRODUCT}/versions/1`);
    expect(body.published.checksum).toBe(first.body.checksum);
    const draft = await maker.post(`${PRODUCT}/versions`, { note: 'never in force' });
    const never = await maker.post(`${PRODUCT}/roll-back`, { number: draft.body.number, reason: 'x' });
    expect(never).toMatchObject({ status: 409, body: { code: 'state_conflict' } });
  });

  test('above the ceiling of a pack is refused with the computed rate', async () => {
    const at = await draftOf(PRODUCT, (body) => (body.prices.CNY.rateAnnual = '0.3000'));
    const { status, body } = await maker.post(`${at}/submit`, { reason: 'Greed.' });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid_definition' });
    expect(body.errors).toMatchObject([{ pointer: '/prices/CNY', code: 'above_cost_ceiling' }]);
    expect(body.errors[0].detail).toMatch(/^0\.3\d+ a year by cn-.* is above 0\.24, the ceiling of CN\.$/);
  });

  test('that waits for something, or is for no scenario, is not put in force', async () => {
    const at = await draftOf(PRODUCT, (body) => {
      body.waitsFor = 'the licence';
      body.scope = ['retail', 'nowhere'];
    });
    const { body } = await maker.post(`${at}/submit`, { reason: 'x' });
    expect(body.errors).toMatchObject([
      { pointer: '/waitsFor', code: 'still_waits' },
      { pointer: '/scope/1', code: 'scenario_unknown' },
    ]);
  });

  test('is not what the approval was about when its draft changed meanwhile', async () => {
    const at = await draftOf(PRODUCT, (body) => (body.prices.CNY.rateAnnual = '0.0680'));
    const submitted = await maker.post(`${at}/submit`, { reason: 'x' });
    const { body, headers } = await maker.get(at);
    body.body.prices.CNY.rateAnnual = '0.2300';
    expect((await maker.put(at, { body: body.body }, headers.get('etag') as string)).status).toBe(200);
    expect(await approve(submitted)).toMatchObject({ status: 409, body: { code: 'draft_changed' } });
  });
});

describe('a draft', () => {
  test('is refused with pointers into the request when it is not valid', async () => {
    const { body } = await maker.get(`${PRODUCT}/versions/1`);
    const broken = structuredClone(body.body);
    broken.prices.CNY.rateAnnual = 0.07;
    broken.eligibility.when.all[0] = { f: 'nobody', op: 'eq', v: 1, id: 'x', code: 'x' };
    const { status, body: answer } = await maker.post(`${PRODUCT}/versions`, { note: 'x', body: broken });
    expect({ status, code: answer.code }).toEqual({ status: 422, code: 'invalid_definition' });
    expect(answer.errors[0].pointer).toBe('/body/prices/CNY/rateAnnual');
    broken.prices.CNY.rateAnnual = '0.07';
    const rule = await maker.post(`${PRODUCT}/versions`, { note: 'x', body: broken });
    expect(rule.body.errors[0].pointer).toMatch(/^\/body\/eligibility\/when\/all\/0/);
    const other = await maker.post('/staff/v1/products/other-name/versions', { note: 'x', body: body.body });
    expect(other.body.errors).toMatchObject([{ pointer: '/body/slug', code: 'name_differs' }]);
  });

  test('is changed only by who has read it', async () => {
    const { body } = await maker.post(`${PRODUCT}/versions`, { note: 'x' });
    const at = `${PRODUCT}/versions/${body.number}`;
    const change = { body: body.body };
    expect((await maker.put(at, change)).body).toMatchObject({ status: 428, code: 'precondition_required' });
    expect((await maker.put(at, change, '"v7"')).body).toMatchObject({ status: 412, code: 'stale_version' });
    const changed = await maker.put(at, { ...change, note: 'better' }, '"v1"');
    expect([changed.headers.get('etag'), changed.body.note]).toEqual(['"v2"', 'better']);
    expect((await maker.put(at, change, '"v1"')).status).toBe(412);
  });

  test('is one of at most twenty', async () => {
    let answer = await maker.post('/staff/v1/products/goal-savings/versions', { note: 'x' });
    for (let i = 0; i < 20; i++) {
      answer = await maker.post('/staff/v1/products/goal-savings/versions', { note: 'x' });
    }
    expect(answer).toMatchObject({ status: 409, body: { code: 'too_many_drafts' } });
  });

  test.each(['0', '1.5', '99', '2147483648', '-1', '1e400', 'x'])(
    'number %s is not there',
    async (number) => {
      const { status } = await viewer.get(`${PRODUCT}/versions/${number}`);
      expect(status).toBe(number === 'x' || number === '1e400' ? 400 : 404);
    },
  );
});

describe('who may do what', () => {
  test('everybody reads, makers write, and a checker does not make', async () => {
    for (const caller of [viewer, checker]) {
      expect((await caller.get(PRODUCT)).status).toBe(200);
      expect((await caller.post(`${PRODUCT}/versions`, { note: 'x' })).status).toBe(403);
      expect((await caller.post(`${PRODUCT}/retire`, { reason: 'x' })).status).toBe(403);
    }
    const scenarioManager = await staffWith(booted, urls.ownerUrl, ['scenarioManager']);
    expect((await scenarioManager.post(`${PRODUCT}/versions`, { note: 'x' })).status).toBe(403);
    expect((await scenarioManager.post(`${SCENARIO}/versions`, { note: 'x' })).status).toBe(201);
  });

  test('an unknown name is 404 everywhere', async () => {
    const gone = '/staff/v1/products/nothing';
    const answers = [
      await maker.get(gone),
      await maker.get(`${gone}/versions/1`),
      await maker.get(`${gone}/versions/1/diff`),
      await maker.post(`${gone}/versions`, { note: 'x' }),
      await maker.post(`${gone}/versions/1/submit`, { reason: 'x' }),
      await maker.post(`${gone}/roll-back`, { number: 1, reason: 'x' }),
      await maker.post(`${gone}/retire`, { reason: 'x' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  });
});

describe('lists', () => {
  test.each(['scenarios', 'packs', 'products'])(
    'every one of the %s is shown once, by name',
    async (kind) => {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const { status, body } = await viewer.get(`/staff/v1/${kind}?limit=30${cursor}`);
        expect(status).toBe(200);
        seen.push(...body.data.map(({ name }: { name: string }) => name));
        if (!body.hasMore) break;
        cursor = `&cursor=${body.nextCursor}`;
      }
      const stored = await withClient(urls.ownerUrl, (client) =>
        client.query('select distinct name from definition where kind = $1', [kind.slice(0, -1)]),
      );
      expect(seen).toHaveLength(stored.rowCount as number);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );
});

test('the tree hangs together under one root', async () => {
  const { status, body } = await viewer.get('/staff/v1/scenario-tree');
  expect(status).toBe(200);
  expect(body.data).toMatchObject([{ path: 'any', version: 1, sensitivity: 'normal' }]);
  const count = (nodes: { children: [] }[]): number =>
    nodes.reduce((sum, { children }) => sum + 1 + count(children), 0);
  expect(count(body.data)).toBe(current().get(scenariosToken).scenarios.size);
  const education = body.data[0].children.find(({ path }: { path: string }) => path === 'education');
  expect(education.children.map(({ path }: { path: string }) => path)).toContain('education.higher');
});

describe('a scenario version', () => {
  test('is published with its context schema and guards compiled', async () => {
    const before = current().get(scenariosToken).scenarios;
    const at = await draftOf(SCENARIO, (body) => (body.policy.offerLifeMinutes = 61));
    expect((await approve(await maker.post(`${at}/submit`, { reason: 'x' }))).body.status).toBe('approved');
    await withinASecond(
      () => scenario('education.higher.tuition')?.definition.policy.offerLifeMinutes === 61,
    );
    const after = current().get(scenariosToken).scenarios;
    expect(after.get('education.higher.tuition')).not.toBe(before.get('education.higher.tuition'));
    expect(after.get('education.books')).toBe(before.get('education.books'));
  });

  test('is refused where its schema, a guard or its place in the tree is wrong', async () => {
    const { body } = await maker.get(`${SCENARIO}/versions/1`);
    const broken = structuredClone(body.body);
    broken.contextSchema.properties.institution = { type: 'string', pattern: '.*' };
    const refused = await maker.post(`${SCENARIO}/versions`, { note: 'x', body: broken });
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].pointer).toMatch(/^\/body\/contextSchema\/properties\/institution/);

    const at = await draftOf(SCENARIO, (draft) => (draft.signals.mcc = ['5411']));
    const taken = await maker.post(`${at}/submit`, { reason: 'x' });
    expect(taken.body.errors).toMatchObject([{ pointer: '/signals/mcc/0', code: 'code_taken' }]);
  });

  test('cannot add a guard that its children lack', async () => {
    const at = await draftOf('/staff/v1/scenarios/education', (body) =>
      body.guards.push({
        code: 'only_small',
        class: 'offer',
        says: { en: 'Small amounts only.', zh: '仅限小额。' },
        rule: { v: 1, when: { f: 'amount', op: 'lte', v: 1 } },
      }),
    );
    const { body } = await maker.post(`${at}/submit`, { reason: 'x' });
    expect(body.errors[0]).toMatchObject({ pointer: '/guards', code: 'child_guard_lost' });
  });

  test('is retired only when nothing in force stands below it', async () => {
    const above = await maker.post('/staff/v1/scenarios/education/retire', { reason: 'x' });
    expect(above).toMatchObject({ status: 409, body: { code: 'still_needed' } });
    expect((await maker.post('/staff/v1/scenarios/any/retire', { reason: 'x' })).status).toBe(409);
    const leaf = await maker.post('/staff/v1/scenarios/family.pets/retire', { reason: 'Nobody asks.' });
    expect((await approve(leaf)).body.status).toBe('approved');
    await withinASecond(() => !current().get(scenariosToken).scenarios.has('family.pets'));
    const again = await maker.post('/staff/v1/scenarios/family.pets/retire', { reason: 'x' });
    expect(again.status).toBe(404);
    const back = await maker.post('/staff/v1/scenarios/family.pets/roll-back', {
      number: 1,
      reason: 'They do.',
    });
    expect((await approve(back)).body.status).toBe('approved');
    await withinASecond(() => current().get(scenariosToken).scenarios.has('family.pets'));
  });
});

describe('a policy pack', () => {
  const PACK = '/staff/v1/packs/CN';

  test('is published in the same way', async () => {
    const at = await draftOf(PACK, (body) => (body.withdrawalDays += 1));
    expect((await approve(await maker.post(`${at}/submit`, { reason: 'x' }))).body.status).toBe('approved');
    const { body } = await maker.get(PACK);
    await withinASecond(
      () => current().get(scenariosToken).packs.get('CN')?.number === body.published.number,
    );
    expect(body.published.number).toBe(2);
  });

  test('lowers its ceiling only when no product in force is above it', async () => {
    const at = await draftOf(PACK, (body) => (body.costCeilingAnnual = '0.1'));
    const { status, body } = await maker.post(`${at}/submit`, { reason: 'x' });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid_definition' });
    expect(body.errors[0]).toMatchObject({ pointer: '/costCeilingAnnual', code: 'product_above_ceiling' });
    expect(body.errors.map(({ detail }: { detail: string }) => detail.split(':')[0])).toContain('cash-loan');
    const higher = await draftOf(PACK, (draft) => (draft.costCeilingAnnual = '0.23'));
    expect((await maker.post(`${higher}/submit`, { reason: 'x' })).status).toBe(202);
  });
});
