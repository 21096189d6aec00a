import { parseDate } from '../../src/kernel/calendar-date.js';
import { newUuid, type Uuid } from '../../src/kernel/ids.js';
import { BalanceBookRepository } from '../../src/modules/ledger/balance-book.repository.js';
import { type Account, LedgerModule } from '../../src/modules/ledger/index.js';
import { Database } from '../../src/platform/database/database.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { anEntry, type Move, post } from '../support/ledger.js';
import { testApp, type TestApp } from '../support/test-app.js';

const SYSTEM = { kind: 'system', job: 'test' } as const;
const ACCOUNTS: readonly Account[] = [
  'cashClearing',
  'principalReceivable',
  'settlementPayable',
  'feeIncome',
];
const DAYS = ['2026-03-01', '2026-03-02', '2026-03-05', '2026-04-30', '2031-01-01'];
const PARTNERS = [newUuid(Date.now()), newUuid(Date.now())];

let app: TestApp;
const book = (): BalanceBookRepository => app.booted.app.get(BalanceBookRepository);
const fold = (limit: number): Promise<number> =>
  app.booted.app.get(Database).run(SYSTEM, (tx) => book().fold(tx, limit));

beforeAll(async () => {
  app = await testApp(LedgerModule);
  await app.booted.app.get(Housekeeping).beforeApplicationShutdown(); // its own rounds must not help
});
afterAll(() => app.close());

/** Deterministic and without pattern. */
let seed = 7;
const below = (limit: number): number => (seed = (seed * 48_271) % 2_147_483_647) % limit;
const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;

async function postSome(count: number): Promise<void> {
  const entries = Array.from({ length: count }, () => {
    const moves = Array.from({ length: 1 + below(3) }, (): Move => {
      const debit = pick(ACCOUNTS);
      return [debit, pick(ACCOUNTS.filter((account) => account !== debit)), 1 + below(1_000_000)];
    });
    const head = { partnerId: pick(PARTNERS), on: pick(DAYS), currency: pick(['CNY', 'JPY']) };
    return anEntry({ ...head, environment: pick(['sandbox', 'live'] as const) }, ...moves);
  });
  await post(app.booted, ...entries);
}

/** The plain sum over every posting, in other words than the book's. */
async function summed(partnerId: Uuid | undefined, date: string): Promise<string[]> {
  const rows = await app.rows<{ text: string }>(
    `select concat_ws(' ', account, currency, sum(debit), sum(credit)) as text from (
       select debit as account, currency, amount_minor as debit, 0 as credit, partner_id, environment, business_date from ledger_posting
       union all
       select credit, currency, 0, amount_minor, partner_id, environment, business_date from ledger_posting) moves
     where environment = 'sandbox' and ($1::uuid is null or partner_id = $1) and business_date <= $2
     group by account, currency order by account, currency`,
    [partnerId ?? null, date],
  );
  return rows.map(({ text }) => text);
}

async function told(partnerId: Uuid | undefined, date: string): Promise<string[]> {
  const day = parseDate(date);
  if (!day) throw new Error(date);
  const scope = { environment: 'sandbox', partnerId } as const;
  const found = await app.booted.app.get(Database).read(SYSTEM, (tx) => book().upTo(tx, scope, day));
  return found.map(({ account, currency, debitMinor, creditMinor }) =>
    [account, currency, debitMinor, creditMinor].join(' '),
  );
}

async function expectRight(): Promise<void> {
  for (const partnerId of [undefined, ...PARTNERS]) {
    for (const date of ['2026-02-28', ...DAYS, '2026-03-04']) {
      expect([date, ...(await told(partnerId, date))]).toEqual([date, ...(await summed(partnerId, date))]);
    }
  }
}

test('the book is the sum of the postings, however much is folded in, and whatever comes late', async () => {
  await postSome(40);
  await expectRight();
  expect(await fold(25)).toBeGreaterThan(0);
  await expectRight();
  await postSome(30);
  expect(await fold(1_000)).toBeGreaterThan(0);
  expect(await app.rows('select count(*)::int as waiting from ledger_queue')).toEqual([{ waiting: 0 }]);
  await expectRight();
  await postSome(30);
  while ((await fold(7)) > 0) {
    // Until nothing waits.
  }
  await expectRight();
});

test('a round that is killed folds nothing, and the next one folds it once', async () => {
  await postSome(10);
  const killed = app.booted.app.get(Database).run(SYSTEM, async (tx) => {
    await book().fold(tx, 1_000);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  await expectRight();
  await Promise.all([
    app.booted.app.get(Housekeeping).round('accountBalances'),
    app.booted.app.get(Housekeeping).round('accountBalances'),
  ]);
  await expectRight();
});
