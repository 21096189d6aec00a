import { parseDate } from '../../src/kernel/calendar-date.js';
import { bucketOf, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { BalancesRepository, Ledger, LedgerModule } from '../../src/modules/ledger/index.js';
import type { Actor } from '../../src/platform/database/actor.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { anEntry, post } from '../support/ledger.js';
import { testApp, type TestApp } from '../support/test-app.js';

const SYSTEM: Actor = { kind: 'system', job: 'test' };

let app: TestApp;
const run = <T>(work: (tx: Tx) => Promise<T>, actor: Actor = SYSTEM): Promise<T> =>
  app.booted.app.get(Database).run(actor, work);

beforeAll(async () => {
  app = await testApp(LedgerModule);
});
afterAll(() => app.close());

describe('an entry', () => {
  const customerId = newUuid(Date.now());
  const subject = newUuid(Date.now(), bucketOf(customerId));
  const balances = async (asOf?: string): Promise<Record<string, bigint>> => {
    const found = await run((tx) =>
      app.booted.app.get(BalancesRepository).ofSubject(tx, subject, asOf ? parseDate(asOf) : undefined),
    );
    return Object.fromEntries(found.map(({ account, balanceMinor }) => [account, balanceMinor]));
  };

  test('moves amounts from account to account, and each reads on its own side', async () => {
    await post(
      app.booted,
      anEntry(
        { customerId, subject, on: '2026-03-02' },
        ['principalReceivable', 'settlementPayable', 300_000],
        ['settlementPayable', 'deferredDiscount', 9_000],
      ),
      anEntry({ customerId, subject, on: '2026-04-02', type: 'repayment' }, [
        'cashClearing',
        'principalReceivable',
        100_000,
      ]),
    );
    expect(await balances()).toEqual({
      cashClearing: 100_000n,
      deferredDiscount: 9_000n,
      principalReceivable: 200_000n,
      settlementPayable: 291_000n,
    });
  });

  test('counts from its business date on', async () => {
    expect(await balances('2026-03-01')).toEqual({});
    expect(await balances('2026-04-01')).toEqual({
      deferredDiscount: 9_000n,
      principalReceivable: 300_000n,
      settlementPayable: 291_000n,
    });
  });

  test('counts for its customer as well, over all his agreements', async () => {
    await post(app.booted, anEntry({ customerId }, ['principalReceivable', 'cashClearing', 5]));
    const found = await run((tx) => app.booted.app.get(BalancesRepository).ofCustomer(tx, customerId));
    expect(found.find(({ account }) => account === 'principalReceivable')?.balanceMinor).toBe(200_005n);
  });

  test.each([
    ['without postings', anEntry({})],
    ['of nothing', anEntry({}, ['cashClearing', 'feeIncome', 0])],
    ['of a negative amount', anEntry({}, ['cashClearing', 'feeIncome', -1])],
    ['from an account to itself', anEntry({}, ['cashClearing', 'cashClearing', 1])],
    [
      'of somebody in another bucket',
      anEntry({ customerId: newUuid(Date.now(), 1), subject: newUuid(Date.now(), 2) }, [
        'cashClearing',
        'feeIncome',
        1,
      ]),
    ],
  ])('%s is refused', async (_, entry) => {
    await expect(post(app.booted, entry)).rejects.toThrow(RangeError);
  });

  test('of two currencies is refused', async () => {
    const { postings: yuan, ...head } = anEntry({}, ['cashClearing', 'feeIncome', 1]);
    const { postings: dollars } = anEntry({ currency: 'USD' }, ['cashClearing', 'feeIncome', 1]);
    await expect(post(app.booted, { ...head, postings: [...yuan, ...dollars] })).rejects.toThrow(RangeError);
  });
});

describe('what was posted', () => {
  const partnerId = newUuid(Date.now());
  const partner = (id: Uuid): Actor => ({
    kind: 'partner',
    partnerId: id,
    environment: 'sandbox',
    keyId: id,
    requestId: 'req',
  });

  test.each([
    ['staff', SYSTEM],
    ['a partner', partner(partnerId)],
  ])('cannot be changed or deleted by %s', async (_, actor) => {
    await post(app.booted, anEntry({ partnerId }, ['cashClearing', 'feeIncome', 7]));
    for (const statement of [
      'update ledger_posting set amount_minor = 1',
      'delete from ledger_posting',
      `update ledger_entry set type = 'x'`,
      'delete from ledger_entry',
    ]) {
      await expect(run((tx) => tx.query(statement), actor)).rejects.toThrow('permission denied');
    }
  });

  test('is seen and posted by its own partner alone', async () => {
    const count = (actor: Actor): Promise<unknown> =>
      run((tx) => tx.query('select count(*)::int as n from ledger_posting'), actor);
    expect(await count(partner(partnerId))).not.toEqual([{ n: 0 }]);
    expect(await count(partner(newUuid(Date.now())))).toEqual([{ n: 0 }]);
    const foreign = anEntry({ partnerId }, ['cashClearing', 'feeIncome', 7]);
    const stranger = partner(newUuid(Date.now()));
    await expect(run((tx) => app.booted.app.get(Ledger).post(tx, foreign), stranger)).rejects.toThrow(
      'row-level security',
    );
    await run((tx) => app.booted.app.get(Ledger).post(tx, foreign), partner(partnerId));
  });
});
