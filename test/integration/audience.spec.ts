import type { Rule } from '../../src/engines/rules/index.js';
import { parseId, type Uuid } from '../../src/kernel/ids.js';
import type {
  SegmentDefinition,
  Visibility,
} from '../../src/modules/profiles/segments/audience-definitions.js';
import { AUDIENCE_JOB } from '../../src/modules/profiles/segments/upkeep.service.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { bumpHead } from '../../src/platform/snapshot/snapshot.service.js';
import { type DefinitionKind, VersionStore } from '../../src/platform/versions/version-store.js';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';
import { refreshed } from '../support/test-app.js';

const SHOP = 'lumen-phones';
const texts = { en: 'Test', zh: '测试' };
const PROFILING = { purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z', textVersion: '2026-01' };

let bank: Sandbox;

beforeAll(async () => {
  bank = await sandboxBank();
});
afterAll(() => bank.close());

const configure = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { app } = bank.booted;
  const result = await app.get(Database).run({ kind: 'system', job: 'test' }, async (tx) => {
    const made = await work(tx);
    await bumpHead(tx);
    return made;
  });
  await refreshed(bank.booted);
  return result;
};

const publish = (kind: DefinitionKind, body: object & { name: string }): Promise<unknown> =>
  configure(async (tx) => {
    const store = bank.booted.app.get(VersionStore);
    return store.publish(tx, await store.createDraft(tx, { kind, name: body.name, body, note: 'test' }));
  });

const segment = (name: string, when: Rule['when'], visibility: Visibility = 'bank'): SegmentDefinition => ({
  v: 1,
  name,
  names: texts,
  description: texts,
  visibility,
  rule: { v: 1, when },
});

/** Until nothing is left to do. */
async function settle(): Promise<void> {
  for (let i = 0; i < 30; i += 1) {
    await bank.booted.app.get(Housekeeping).round(AUDIENCE_JOB);
    const [left] = await bank.rows<{ count: string }>(
      `select (select count(*) from customer_change) + (select count(*) from audience_run where status = 'running') as count`,
    );
    if (left?.count === '0') return;
  }
  throw new Error('the upkeep does not come to rest');
}

async function register(externalId: string, more: object = {}): Promise<Uuid> {
  const { status, body } = await bank.partner(SHOP).post('/v1/customers', {
    kind: 'person',
    externalId,
    phone: '+8613800138000',
    birthDate: '1990-05-17',
    consents: [PROFILING],
    ...more,
  });
  expect({ status, body }).toMatchObject({ status: 201 });
  return parseId('customer', body.id) as Uuid;
}

async function bought(
  externalId: string,
  daysAgo: number,
  scenario = 'retail.electronics.phone',
): Promise<void> {
  const { status, body } = await bank.partner(SHOP).post('/v1/events', {
    externalId: `${externalId}-${daysAgo}-${scenario}`,
    type: 'purchase',
    occurredAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    customer: { externalId },
    scenario,
    amount: { amount: 10_000, currency: 'CNY' },
  });
  expect({ status, body }).toMatchObject({ status: 201 });
}

const factsOf = async (id: Uuid): Promise<Record<string, unknown>> =>
  (
    await bank.rows<Record<string, unknown>>('select * from customer_facts where customer_id = $1', [id])
  )[0] ?? {};
const segmentsOf = async (id: Uuid): Promise<string[]> => {
  const members = await bank.rows<{ segment: string }>(
    'select segment from segment_member where customer_id = $1 order by 1',
    [id],
  );
  const { segments } = (await factsOf(id)) as { segments: string[] };
  expect([...segments].sort()).toEqual(members.map((row) => row.segment));
  return members.map((row) => row.segment);
};

describe('the facts of a customer', () => {
  it('follow what is known of him, and what he does', async () => {
    const id = await register('facts', {
      facts: { currency: 'CNY', incomeMonthlyMinor: 900_000, occupation: 'employed' },
    });
    await bought('facts', 3);
    await bought('facts', 40);
    await settle();
    expect(await factsOf(id)).toMatchObject({
      kind: 'person',
      partner: SHOP,
      verification: 'phone',
      age_years: expect.any(Number),
      occupation: 'employed',
      income_monthly_minor: '900000',
      purchases: 2,
      purchase_days_30: 1,
      purchase_days_90: 2,
      spend_currency: 'CNY',
      spent_minor: '20000',
      consents: ['profiling'],
      scenes: ['retail'],
    });
    const [tail] = await bank.rows<{ attributes: object }>(
      'select attributes from customer_facts_tail where customer_id = $1',
      [id],
    );
    expect(tail?.attributes).toMatchObject({ 'in.retail.purchases': 2, 'in.retail.daysSince': 3 });
  });
});

describe('a segment', () => {
  it('is entered and left as its rule becomes true and false', async () => {
    await publish('segment', segment('buyers', { f: 'purchases', op: 'gte', v: 1 }, 'partner'));
    const id = await register('comes-and-goes');
    await settle();
    expect(await segmentsOf(id)).toEqual([]);
    await bought('comes-and-goes', 1);
    await settle();
    expect(await segmentsOf(id)).toEqual(['buyers']);
    await publish('segment', segment('buyers', { f: 'purchases', op: 'gte', v: 100 }, 'partner'));
    await settle();
    expect(await segmentsOf(id)).toEqual([]);
    const told = await bank.rows<{ type: string }>('select type from outbox where subject = $1 order by id', [
      id,
    ]);
    expect(told.map(({ type }) => type).filter((type) => type.startsWith('segment'))).toEqual([
      'segment.entered',
      'segment.left',
    ]);
  });
});
