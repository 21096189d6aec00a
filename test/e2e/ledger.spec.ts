import { formatId, newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { LedgerModule } from '../../src/modules/ledger/index.js';
import { anEntry, post } from '../support/ledger.js';
import { aKey, aPartner, type PartnerCaller } from '../support/partners.js';
import type { StaffCaller } from '../support/staff.js';
import { testApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let auditor: StaffCaller;
let partnerId: Uuid;
let partner: PartnerCaller;
let customerId: Uuid;
let subject: Uuid;

beforeAll(async () => {
  app = await testApp(LedgerModule);
  auditor = await app.staff('auditor');
  const shop = await aPartner(app);
  partnerId = shop.id;
  partner = await aKey(app, shop);
  customerId = await aCustomer(partner);
  subject = newUuid(Date.now(), parseInt(customerId.slice(15, 18), 16));
  const head = { partnerId, customerId, subject };
  await post(
    app.booted,
    anEntry(
      { ...head, on: '2026-03-02', type: 'drawdown' },
      ['principalReceivable', 'settlementPayable', 300_000],
      ['settlementPayable', 'deferredDiscount', 9_000],
    ),
    anEntry({ ...head, on: '2026-04-02', type: 'interestDue' }, [
      'interestReceivable',
      'interestIncome',
      1_500,
    ]),
    anEntry(
      { ...head, on: '2026-04-02', type: 'repayment' },
      ['cashClearing', 'interestReceivable', 1_500],
      ['cashClearing', 'principalReceivable', 100_000],
      ['cashClearing', 'customerCredit', 40],
    ),
  );
});
afterAll(() => app.close());

async function aCustomer(caller: PartnerCaller): Promise<Uuid> {
  const { status, body } = await caller.post('/v1/customers', { externalId: 'c-1', kind: 'person' });
  expect(status).toBe(201);
  return parseId('customer', body.id) as Uuid;
}

describe('GET /staff/v1/ledger', () => {
  test('accounts: the chart', async () => {
    const { body } = await (await app.staff('viewer')).get('/staff/v1/ledger/accounts');
    expect(body.data[0]).toEqual({
      account: 'principalReceivable',
      code: '1100',
      name: 'Principal receivable',
      type: 'asset',
      isOffBalance: false,
      meaning: 'What customers were lent and have not repaid.',
    });
    const codes = body.data.map(({ code }: { code: string }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  test('entries: newest first, page by page, by what they are of', async () => {
    const first = await auditor.get(
      `/staff/v1/ledger/entries?limit=2&subject=${formatId('agreement', subject)}`,
    );
    expect(first.body.data.map(({ type }: { type: string }) => type)).toEqual(['repayment', 'interestDue']);
    const next = await auditor.get(
      `/staff/v1/ledger/entries?limit=2&subject=${formatId('agreement', subject)}&cursor=${first.body.nextCursor}`,
    );
    expect(next.body.hasMore).toBe(false);
    const [drawdown] = next.body.data;
    expect(drawdown).toMatchObject({
      type: 'drawdown',
      subject: formatId('agreement', subject),
      partner: formatId('partner', partnerId),
      customer: formatId('customer', customerId),
      businessDate: '2026-03-02',
      event: null,
      postings: [
        {
          debit: 'principalReceivable',
          credit: 'settlementPayable',
          amount: { amount: 300_000, currency: 'CNY' },
        },
        {
          debit: 'settlementPayable',
          credit: 'deferredDiscount',
          amount: { amount: 9_000, currency: 'CNY' },
        },
      ],
    });
    expect((await auditor.get(`/staff/v1/ledger/entries/${drawdown.id}`)).body).toEqual(drawdown);
  });

  test.each([
    ['account=deferredDiscount', 1],
    ['type=repayment', 1],
    ['from=2026-04-01', 2],
    ['to=2026-04-01', 1],
    ['environment=live', 0],
    [`customer=${formatId('customer', newUuid(Date.now()))}`, 0],
  ])('entries with %s', async (query, count) => {
    const { status, body } = await auditor.get(`/staff/v1/ledger/entries?${query}`);
    expect([status, body.data.length]).toEqual([200, count]);
  });

  test('entries of what could be in no book', async () => {
    const { status, body } = await auditor.get(
      '/staff/v1/ledger/entries?subject=agr_06fwm2a1c5t7r0e8gx2m9k3v4n',
    );
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  test.each([
    ['partner', () => formatId('partner', partnerId)],
    ['customer', () => formatId('customer', customerId)],
    ['subject', () => formatId('agreement', subject)],
  ])('balances of a %s', async (name, id) => {
    const { body } = await auditor.get(`/staff/v1/ledger/balances?date=2026-04-01&${name}=${id()}`);
    expect(body.data).toHaveLength(3);
    expect(body.data).toContainEqual({
      account: 'settlementPayable',
      debit: { amount: 9_000, currency: 'CNY' },
      credit: { amount: 300_000, currency: 'CNY' },
      balance: { amount: 291_000, currency: 'CNY' },
    });
  });

  test('trial balance: opening, the day, closing, and two equal sums', async () => {
    const { body } = await auditor.get('/staff/v1/ledger/trial-balance?date=2026-04-02');
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      currency: 'CNY',
      debit: 301_540,
      credit: 301_540,
      isBalanced: true,
    });
    expect(body.data[0].lines).toContainEqual({
      account: 'principalReceivable',
      code: '1100',
      opening: 300_000,
      debit: 0,
      credit: 100_000,
      closing: 200_000,
    });
  });

  test('is not for every role', async () => {
    const manager = await app.staff('campaignManager');
    expect((await manager.get('/staff/v1/ledger/entries')).status).toBe(403);
  });

  test('a subject of no kind that could be in the books is not there', async () => {
    const { status } = await auditor.get(
      `/staff/v1/ledger/balances?date=2026-04-01&subject=xyz_${'0'.repeat(26)}`,
    );
    expect(status).toBe(404);
  });
});

describe('GET /v1/customers/{id}/statement', () => {
  const read = (query: string, caller = partner) =>
    caller.get(`/v1/customers/${formatId('customer', customerId)}/statement?${query}`);

  test('runs from what was owed by what changed it to what is owed', async () => {
    const { body } = await read('from=2026-04-01&to=2026-04-30');
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({ currency: 'CNY', opening: 300_000, closing: 199_960 });
    expect(body.data[0].lines).toMatchObject([
      { date: '2026-04-02', type: 'interestDue', interest: 1_500, change: 1_500, balance: 301_500 },
      {
        date: '2026-04-02',
        type: 'repayment',
        subject: formatId('agreement', subject),
        principal: -100_000,
        interest: -1_500,
        charges: 0,
        credit: -40,
        change: -101_540,
        balance: 199_960,
      },
    ]);
  });

  test('of one agreement, or of none', async () => {
    const own = await read(`from=2026-03-01&to=2026-03-31&agreement=${formatId('agreement', subject)}`);
    expect(own.body.data).toMatchObject([{ opening: 0, closing: 300_000 }]);
    const other = await read(
      `from=2026-03-01&to=2026-03-31&agreement=${formatId('agreement', newUuid(Date.now()))}`,
    );
    expect(other.body.data).toEqual([]);
  });

  test.each(['from=2026-04-02&to=2026-04-01', 'from=2026-01-01&to=2027-01-02'])(
    '%s is refused',
    async (query) => {
      expect((await read(query)).body).toMatchObject({ status: 422, code: 'invalid_period' });
    },
  );

  test('belongs to its partner', async () => {
    const stranger = await aKey(app, await aPartner(app));
    expect((await read('from=2026-04-01&to=2026-04-30', stranger)).status).toBe(404);
  });
});
