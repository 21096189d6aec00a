import { cny, offered, refused, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

/** Story 4: the phone shop itself, 540,000.00 CNY of sales in 90 days, 14 months of history. */
let bank: Sandbox;
let shop: ReturnType<Sandbox['partner']>;
let branches = 0;

const NOON = '2026-12-01T04:00:00Z';
const SALES = { salesLast90Days: cny(540_000), historyMonths: 14, grossMarginShare: 0.25 };

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  await shop.setClock(NOON);
});
afterAll(() => bank.close());

function askForStock(context: object = SALES, more: object = {}): Promise<Answer> {
  branches += 1;
  const register = { kind: 'organisation', phone: '+862155501234', registrationNumber: '91310000MA1K3XYZ0B' };
  return shop.post('/v1/offers', {
    scenario: 'trade.inventory',
    purpose: 'financing',
    amount: cny(40_000),
    customer: { externalId: `shop-${branches}`, register },
    context: { stockCategory: 'electronics', ...context },
    ...more,
  });
}

describe('money for the season, repaid from the till', () => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await askForStock();
  });

  test('a product that hangs on something left out says what to send', () => {
    expect(answer.body.notOffered).toContainEqual({
      product: 'invoice-advance',
      code: 'above_invoice_share',
      detail: 'The request must say context.invoiceAmount for this product.',
    });
  });

  test('8 % of the sales, with a calendar that says it is only expected', () => {
    expect(answer.status).toBe(200);
    expect(offered(answer)).toEqual(['merchant-working-capital 0.08', 'cashback-card standard']);
    expect(answer.body.offers[0]).toMatchObject({
      firmness: 'conditional',
      conditions: ['verifyIdentity', 'creditCheck', 'documents'],
      job: 'bridge',
      payee: 'organisation',
      isProjection: true,
    });
  });

  test('480.00 a day for 84 days and 130.20 on the last, 450.20 of interest at 9.60 %', () => {
    expect(runsOf(answer.body.offers[0].instalments)).toEqual([
      '480.00 × 84 from 2026-12-02',
      '130.20 × 1 from 2027-02-24',
    ]);
    expect(answer.body.offers[0]).toMatchObject({
      amount: cny(40_000),
      rateAnnual: '0.0960',
      totalCost: cny(450.2),
      totalPayable: cny(40_450.2),
      payout: cny(40_000),
    });
  });

  test('a faster share can be quoted', async () => {
    const { id, termOptions } = answer.body.offers[0];
    expect([...termOptions].sort()).toEqual(['0.03', '0.05', '0.08', '0.10']);
    const { body } = await shop.post(`/v1/offers/${id}/quote`, { option: '0.10' });
    expect(runsOf(body.instalments)[0]).toBe('600.00 × 67 from 2026-12-02');
  });
});

describe('it is not offered', () => {
  test.each([
    ['for more than half of the sales', { salesLast90Days: cny(79_999) }, 'not_available'],
    ['when nobody states the sales', { salesLast90Days: undefined }, 'not_available'],
    [
      'when the sales are of another currency',
      { salesLast90Days: { amount: 1, currency: 'GBP' } },
      'not_available',
    ],
    ['before half a year of history', { historyMonths: 5 }, 'history_too_short'],
    ['when no share leaves half of the margin', { grossMarginShare: 0.05 }, 'no_term_fits'],
  ])('%s', async (_, context, code) => {
    const answer = await askForStock({ ...SALES, ...context });
    expect(offered(answer)).toEqual(['cashback-card standard']);
    expect(refused(answer)['merchant-working-capital']).toBe(code);
  });

  test('to a person', async () => {
    const customer = {
      externalId: 'shopkeeper',
      register: { kind: 'person', phone: '+8613800138009', birthDate: '1980-01-01' },
    };
    const answer = await askForStock(SALES, { customer });
    expect(refused(answer)['merchant-working-capital']).toBe('borrower_kind_not_served');
  });
});

test('staff decide it again the same', async () => {
  const answer = await askForStock();
  const viewer = await bank.staff('viewer');
  const replay = await viewer.post(`/staff/v1/decisions/${answer.body.id}/replay`);
  expect(replay.body).toMatchObject({ same: true, differences: [] });
});
