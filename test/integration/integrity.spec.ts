import { formatId, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { IntegrityChecks, type IntegrityResult, IntegrityRunner } from '../../src/modules/ledger/index.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { anEntry, post } from '../support/ledger.js';
import { staffWith } from '../support/staff.js';
import { aPerson, aPhone, callerOf, wholeBank, type WholeBank } from '../support/whole-bank.js';

const SYSTEM = { kind: 'system', job: 'test' } as const;

let bank: WholeBank;
let partnerId: Uuid;

const run = (limit = 100): Promise<IntegrityResult[]> =>
  bank.booted.app.get(IntegrityRunner).run(SYSTEM, { limit, limitMs: 60_000 });
/** Names of the checks that found something, and the first fault of each. */
async function found(): Promise<Record<string, string>> {
  const faulty = (await run()).filter(({ status }) => status !== 'sound');
  return Object.fromEntries(
    faulty.map(({ name, faults: [fault] }) => [name, `${fault?.subject}: ${fault?.detail}`]),
  );
}
const fold = async (): Promise<void> => {
  const jobs = bank.booted.app.get(Housekeeping);
  await jobs.round('accountBalances');
};
const rows = <R>(sql: string, params: unknown[] = []): Promise<R[]> => bank.rows<R>(sql, params);

beforeAll(async () => {
  bank = await wholeBank();
  await bank.booted.app.get(Housekeeping).beforeApplicationShutdown(); // its own rounds must not help
  partnerId = (await rows<{ id: Uuid }>(`select id from partner where slug = 'lumen-phones'`))[0]!.id;
  const call = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
  await call({ path: '/v1/customers', body: aPerson('c-1') });
  await acceptAnOffer(call);
  await post(
    bank.booted,
    anEntry({ partnerId }, ['principalReceivable', 'settlementPayable', 300_000]),
    anEntry(
      { partnerId, on: '2026-04-02' },
      ['cashClearing', 'customerCredit', 5],
      ['cashClearing', 'feeIncome', 7],
    ),
  );
  await fold();
  await post(bank.booted, anEntry({ partnerId }, ['interestReceivable', 'interestIncome', 12]));
}, 60_000);
afterAll(() => bank.close());

async function acceptAnOffer(call: ReturnType<typeof callerOf>): Promise<void> {
  for (let i = 0; i < 20; i += 1) {
    const { body } = await call({ path: '/v1/offers', body: aPhone('c-1') });
    if (body.degraded || body.offers.length === 0) continue;
    const { status } = await call({
      path: `/v1/offers/${body.offers[0].id}/accept`,
      key: 'accept',
      body: {},
    });
    if (status === 200) return;
  }
  throw new Error('no offer could be accepted');
}

test('a sound bank has no fault, and everything was looked at', async () => {
  expect(await rows('select 1 from reservation')).not.toHaveLength(0);
  expect(await rows('select 1 from account_balance')).not.toHaveLength(0);
  expect(await rows('select 1 from ledger_queue')).not.toHaveLength(0);
  const results = await run();
  expect(results.filter(({ status }) => status !== 'sound')).toEqual([]);
  expect(results.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'ledgerEntries',
      'ledgerCurrency',
      'ledgerSides',
      'accountBalances',
      'trialBalance',
      'dayBudgets',
      'outboxSequences',
    ]),
  );
});

/** Statements that break one row past every wall, and what takes it back. */
const CORRUPTIONS: readonly [
  string,
  { readonly break: string; readonly mend: string; readonly finds: string[] },
][] = [
  [
    'an amount',
    {
      break: 'update ledger_posting set amount_minor = amount_minor + 1 where amount_minor = 300000',
      mend: 'update ledger_posting set amount_minor = 300000 where amount_minor = 300001',
      finds: ['accountBalances'],
    },
  ],
  [
    'an account',
    {
      break: `update ledger_posting set credit = 'nowhere' where credit = 'feeIncome'`,
      mend: `update ledger_posting set credit = 'feeIncome' where credit = 'nowhere'`,
      finds: ['accountBalances', 'ledgerEntries'],
    },
  ],
  [
    'the sides of a posting',
    {
      break: `update ledger_posting set debit = credit, credit = debit where amount_minor = 12`,
      mend: `update ledger_posting set debit = credit, credit = debit where amount_minor = 12`,
      finds: ['ledgerSides'],
    },
  ],
  [
    'a currency within a subject',
    {
      break: `update ledger_posting set currency = 'USD' where credit = 'feeIncome'`,
      mend: `update ledger_posting set currency = 'CNY' where credit = 'feeIncome'`,
      finds: ['accountBalances', 'ledgerCurrency', 'ledgerEntries'],
    },
  ],
  [
    'a posting’s date',
    {
      break: `update ledger_posting set business_date = business_date + 1 where amount_minor = 12`,
      mend: `update ledger_posting set business_date = business_date - 1 where amount_minor = 12`,
      finds: ['ledgerEntries'],
    },
  ],
  [
    'a posting’s number',
    {
      break: `update ledger_posting set number = 3 where credit = 'feeIncome'`,
      mend: `update ledger_posting set number = 2 where credit = 'feeIncome'`,
      finds: ['ledgerEntries'],
    },
  ],
  [
    'a stored balance',
    {
      break: `update account_balance set debit_minor = debit_minor + 1 where account = 'principalReceivable'`,
      mend: `update account_balance set debit_minor = debit_minor - 1 where account = 'principalReceivable'`,
      finds: ['accountBalances', 'trialBalance'],
    },
  ],
  [
    'a posting that is folded in but still queued',
    {
      break: `insert into ledger_queue select 'balances', entry_id, bucket, number, partner_id, environment, business_date
        from ledger_posting where amount_minor = 300000`,
      mend: `delete from ledger_queue q using ledger_posting p where p.entry_id = q.entry_id and p.amount_minor = 300000 and q.consumer = 'balances'`,
      finds: ['accountBalances'],
    },
  ],
  [
    'a budget',
    {
      break: 'update enrolment_budget set reserved_minor = reserved_minor - 1',
      mend: 'update enrolment_budget set reserved_minor = reserved_minor + 1',
      finds: ['dayBudgets'],
    },
  ],
  [
    'a reservation',
    {
      break: `update reservation set status = 'released'`,
      mend: `update reservation set status = 'reserved'`,
      finds: ['dayBudgets'],
    },
  ],
  [
    'the outbox',
    {
      break: `insert into outbox (id, bucket, type, subject, sequence, payload)
        select first_id_of(now()), 0, 'customer.updated', subject, 3, '{}' from outbox where type = 'customer.registered' limit 1`,
      mend: 'delete from outbox where sequence = 3',
      finds: ['outboxSequences'],
    },
  ],
];

describe('one row that is wrong is found:', () => {
  test.each(CORRUPTIONS)('%s', async (_, { break: breaks, mend, finds }) => {
    const broken = await bank.rows<{ n: number }>(
      `with b as (${breaks} returning 1) select count(*)::int as n from b`,
    );
    expect(broken[0]?.n).toBeGreaterThan(0);
    const faulty = await found();
    await bank.rows(mend);
    expect(Object.keys(faulty).sort()).toEqual(finds);
    expect(await found()).toEqual({});
  });

  test('an entry that lost its postings', async () => {
    const subject = newUuid(Date.now(), 7);
    const id = newUuid(Date.now(), 7);
    await rows(
      `insert into ledger_entry values ($1, 7, $2, 'sandbox', null, $3, 'agreement', 'drawdown', '2026-03-02', now())`,
      [id, partnerId, subject],
    );
    expect(await found()).toEqual({
      ledgerEntries: `${formatId('ledgerEntry', id)}: entry of 0 postings: postings are missing`,
    });
    const { url } = bank;
    const staff = await staffWith({ ...bank.booted, url }, bank.urls.ownerUrl, ['auditor']);
    const { body } = await staff.get('/staff/v1/integrity');
    expect(body.isSound).toBe(false);
    expect(body.data.find(({ name }: { name: string }) => name === 'ledgerEntries')).toMatchObject({
      status: 'faulty',
      faults: [{ subject: formatId('ledgerEntry', id), detail: 'entry of 0 postings: postings are missing' }],
      hasMore: false,
    });
    await rows('delete from ledger_entry where id = $1', [id]);
  });
});

describe('a run', () => {
  test('lists so many faults of each check and says that there are more', async () => {
    await rows('update account_balance set credit_minor = credit_minor + 1');
    const of = (await run(2)).find(({ name }) => name === 'accountBalances');
    await rows('update account_balance set credit_minor = credit_minor - 1');
    expect(of).toMatchObject({ status: 'faulty', hasMore: true });
    expect(of?.faults).toHaveLength(2);
  });

  test('goes through the buckets slot by slot, and is unfinished when its time is over', async () => {
    const checks = bank.booted.app.get(IntegrityChecks);
    const seen: string[] = [];
    checks.register({
      name: 'slots',
      describe: 'A check of this test.',
      slots: 4,
      faults: async (tx, _limit, { from, to }) => {
        seen.push(`${from}-${to}`);
        await tx.query('select pg_sleep(0.2)');
        return [];
      },
    });
    const runner = bank.booted.app.get(IntegrityRunner);
    const whole = await runner.run(SYSTEM, { limit: 1, limitMs: 10_000, names: ['slots'] });
    expect(whole).toMatchObject([{ status: 'sound' }]);
    expect(seen).toEqual(['0-1023', '1024-2047', '2048-3071', '3072-4095']);
    const short = await runner.run(SYSTEM, { limit: 1, limitMs: 300, names: ['slots'] });
    expect(short).toMatchObject([{ status: 'unfinished', faults: [] }]);
  });

  test('is for those who answer for the books', async () => {
    const manager = await staffWith(bank.booted, bank.urls.ownerUrl, ['campaignManager']);
    expect((await manager.get('/staff/v1/integrity')).status).toBe(403);
  });
});
