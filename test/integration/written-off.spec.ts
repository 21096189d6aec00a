import { DataSource, type QueryRunner } from 'typeorm';
import { WrittenOff1000000002210 } from '../../migrations/1000000002210-written-off.js';
import { rewriteFunction } from '../../migrations/support.js';
import type { Uuid } from '../../src/kernel/ids.js';
import { AgreementsModule, Books, type NewServicingEvent } from '../../src/modules/agreements/index.js';
import { LedgerModule } from '../../src/modules/ledger/index.js';
import { Database } from '../../src/platform/database/database.js';
import { parseId } from '../../src/kernel/ids.js';
import { drawnAgreement } from '../support/agreements.js';
import { day, phoneContract } from '../support/contracts.js';
import { aKey, aPartner } from '../support/partners.js';
import { testApp, type TestApp } from '../support/test-app.js';

type Given = Omit<NewServicingEvent, 'occurredOn' | 'amountMinor' | 'reverses'> & {
  readonly on: string;
  readonly minor?: number;
  /** Which of the events before it this one takes back, after the payout. */
  readonly of?: number;
};

const END: Given = { type: 'settlement', on: '2027-01-05' };
const LOSS: Given = {
  type: 'writeOff',
  on: '2027-01-05',
  minor: 479_900,
  details: { component: 'principal', reason: 'lost' },
};
const pause = (reason: string): Given => ({
  type: 'pause',
  on: '2027-01-02',
  details: { reason, until: '2027-02-01' },
});

/** What each agreement has lived through, and what its books must say of it. */
const LIVES: Readonly<Record<string, readonly Given[]>> = {
  'nothing but a payout': [],
  'a loss': [END, LOSS],
  'a loss that was taken back': [END, LOSS, { type: 'reversal', on: '2027-01-06', minor: 479_900, of: 1 }],
  'a loss that was recovered in part': [END, LOSS, { type: 'recovery', on: '2027-01-06', minor: 10_000 }],
  'interest that the bank renounced': [
    { type: 'feeWaived', on: '2027-01-05', minor: 100, details: { component: 'interest' } },
  ],
  'a pause by the partner': [pause('goodsDisputed')],
  'a pause by the bank': [pause('vulnerableCustomer')],
  'a pause that has ended': [pause('goodsDisputed'), { type: 'resume', on: '2027-01-04', of: 0 }],
};

let app: TestApp;
let owner: DataSource;

beforeAll(async () => {
  app = await testApp(LedgerModule, AgreementsModule);
  owner = await new DataSource({ type: 'postgres', url: app.urls.ownerUrl }).initialize();
  const shop = await aPartner(app);
  const partner = await aKey(app, shop);
  for (const life of Object.values(LIVES)) {
    const { body } = await partner.post('/v1/customers', { externalId: `c-${keys++}`, kind: 'person' });
    await live({ partnerId: shop.id, customerId: parseId('customer', body.id) as Uuid }, life);
  }
});
afterAll(async () => {
  await owner.destroy();
  await app.close();
});

let keys = 0;

async function live(debtor: { partnerId: Uuid; customerId: Uuid }, life: readonly Given[]): Promise<void> {
  let agreement = await drawnAgreement(app.booted, debtor, phoneContract('retail-flex', '24m'));
  await app.booted.app.get(Database).run({ kind: 'system', job: 'test' }, async (tx) => {
    const books = app.booted.app.get(Books);
    for (const { on, minor = 0, of, ...event } of life) {
      const today = day(on);
      ({ agreement } = await books.close(tx, { ...agreement, today }, today));
      const reverses = of === undefined ? {} : { reverses: agreement.events[of + 1]?.id as Uuid };
      const given = { ...event, occurredOn: today, amountMinor: BigInt(minor), ...reverses };
      ({ agreement } = await books.record(tx, agreement, given));
    }
  });
}

interface InBooks {
  readonly writtenOff: string | null;
  readonly pausedBy: string | null;
}

const booksOf = (q: QueryRunner): Promise<InBooks[]> =>
  q.query(
    `select booked ->> 'writtenOff' as "writtenOff", paused_by as "pausedBy" from agreement order by customer_id`,
  ) as Promise<InBooks[]>;

const sum = (...names: string[]): string =>
  names.map((name) => `coalesce((a.booked ->> '${name}')::int8, 0)`).join(' + ');

/** The database as it was before the migration, with the same books. */
async function goBack(q: QueryRunner): Promise<void> {
  const waived = sum('principalWaived', 'interestWaived', 'feeWaived', 'penaltyWaived');
  for (const name of ['borrower_arrears', 'gate.decision_context'])
    await rewriteFunction(q, name, [[sum('writtenOff'), waived]]);
  await q.query(`update agreement set booked = booked - 'writtenOff'`);
  await q.query('alter table agreement drop column paused_by');
}

test('books of before the migration are told what was written off and who has set a pause', async () => {
  const q = owner.createQueryRunner();
  await q.startTransaction();
  const as = await booksOf(q);
  expect(as).toEqual([
    { writtenOff: null, pausedBy: null },
    { writtenOff: '479900', pausedBy: null },
    { writtenOff: null, pausedBy: null },
    { writtenOff: '479900', pausedBy: null },
    { writtenOff: null, pausedBy: null },
    { writtenOff: null, pausedBy: 'partner' },
    { writtenOff: null, pausedBy: 'bank' },
    { writtenOff: null, pausedBy: null },
  ]);
  await goBack(q);
  await new WrittenOff1000000002210().up(q);
  expect(await booksOf(q)).toEqual(as);
  await q.rollbackTransaction();
  await q.release();
});
