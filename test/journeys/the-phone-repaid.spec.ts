import { anAgreement, capture, sign } from '../support/agreement-story.js';
import { unique } from '../support/applications.js';
import { must } from '../support/guarantees.js';
import { balancesOf, faults, payAsTheyFallDue, read, setDay, toldOf, toPay } from '../support/life.js';
import { cny, type PartnerCaller, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

/** Story 1 to its end: the phone is delivered, paid by instalments, partly given back, and paid off. */
let bank: Sandbox;
let shop: PartnerCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
});
afterAll(() => bank.close());

/** What 300.27 in September and 399.91 in the three months after it lose at 0.6 % a month from 15 March, 17 days before April. */
const UNUSED_DISCOUNT = [300.27, 399.91, 399.91, 399.91]
  .map((yuan, month) => yuan * (1 - 1 / ((1 + (0.072 * 17) / 360) * 1.006 ** (5 + month))))
  .reduce((sum, part) => sum + part, 0);

const aPhone = (): object => ({
  scenario: 'retail.electronics.phone',
  purpose: 'payment',
  amount: cny(5999),
  availableBalance: { amount: cny(1200), source: 'partnerWallet' },
  customer: { externalId: unique('buyer'), register: { kind: 'person', phone: '+8613800138000' } },
});

/** Delivered on 1 December 2026, three instalments paid, 15 March 2027. */
async function threePaid(): Promise<Answer['body']> {
  await setDay(shop, '2026-12-01');
  const agreement = await anAgreement(shop, aPhone(), 'retail-zero', { orderId: unique('order') });
  await sign(shop, agreement);
  await must(200, capture(shop, agreement));
  await payAsTheyFallDue(shop, agreement.id, 3);
  await setDay(shop, '2027-03-15');
  return agreement;
}

const refund = (agreement: string, mode: string): { preview(): Promise<Answer>; book(): Promise<Answer> } => {
  const path = `/v1/agreements/${agreement}/refunds`;
  const body = { amount: cny(1500), mode };
  const said = { ...body, reason: 'The second screen came back.', reference: 'refund-1' };
  return {
    preview: () => shop.post(`${path}/preview`, body),
    book: () => shop.post(path, said, unique('refund')),
  };
};

describe('he gives a part back and ends sooner', () => {
  let agreement: Answer['body'];
  beforeAll(async () => {
    agreement = await threePaid();
  });

  test('the shop was paid 4,616.96 for 4,799.00: its discount is 182.04', async () => {
    const { data } = await must(200, shop.get('/v1/settlements'));
    expect(data.filter(({ gross }: Answer['body']) => gross > 0)).toMatchObject([
      {
        businessDate: '2026-12-01',
        status: 'paid',
        gross: 479_900,
        discount: -18_204,
        net: 461_696,
        paid: 461_696,
      },
    ]);
    expect(await must(200, shop.get('/v1/settlements/balance'))).toMatchObject({ data: [{ unsettled: 0 }] });
  });

  test('three instalments of 399.92 are paid, 3,599.24 are left', async () => {
    expect(await read(shop, agreement.id)).toMatchObject({
      status: 'active',
      outstanding: cny(3599.24),
      overdue: cny(0),
      nextDue: { date: '2027-04-01', amount: cny(399.92) },
    });
    expect(runsOf(await toPay(shop, agreement.id))).toEqual([
      '399.92 × 5 from 2027-04-01',
      '399.91 × 4 from 2027-09-01',
    ]);
  });

  test('1,500.00 back, seen before it is booked: 399.92 × 5 + 99.64', async () => {
    const seen = (await refund(agreement.id, 'shorten').preview()).body;
    expect(seen).toMatchObject({
      financed: cny(1500),
      before: { outstandingPrincipal: cny(3599.24) },
      after: { outstandingPrincipal: cny(2099.24), cost: cny(0) },
    });
    expect(seen.discountReturned).toEqual(cny(UNUSED_DISCOUNT));
    expect(seen.net).toEqual(cny(1500 - UNUSED_DISCOUNT));
    const booked = await must(201, refund(agreement.id, 'shorten').book());
    for (const figure of ['amount', 'financed', 'discountReturned', 'net'])
      expect(booked[figure]).toEqual(seen[figure]);
    expect(runsOf(await toPay(shop, agreement.id))).toEqual([
      '399.92 × 5 from 2027-04-01',
      '99.64 × 1 from 2027-09-01',
    ]);
  });

  test('the shop gives back 1,437.08 with its next settlement', async () => {
    expect(UNUSED_DISCOUNT.toFixed(2)).toBe('62.92');
    await setDay(shop, '2027-03-16');
    const { data } = await must(200, shop.get('/v1/settlements?from=2027-03-15&to=2027-03-15'));
    expect(data).toMatchObject([
      { status: 'carriedForward', refund: -150_000, discount: 62_92, carriedOut: -143_708, paid: 0 },
    ]);
  });

  test('what is left is paid on its days, and the plan ends: settled', async () => {
    await payAsTheyFallDue(shop, agreement.id);
    expect(await read(shop, agreement.id)).toMatchObject({
      status: 'settled',
      outstanding: cny(0),
      creditBalance: cny(0),
      nextDue: null,
      delinquency: { daysPastDue: 0 },
    });
    expect((await toldOf(bank, agreement.id)).slice(-3)).toEqual([
      'agreement.settled',
      'instalment.paid 2027-09-01',
      'repayment.booked',
    ]);
  });

  test('the books: he owes nothing, the bank has earned the discount less what went back', async () => {
    await setDay(shop, '2027-12-02');
    expect(await balancesOf(bank, agreement.id)).toEqual({
      cashClearing: 329_900,
      settlementPayable: -461_696 + 150_000 - 62_92,
      discountIncome: -(18_204 - 62_92),
    });
  });

  test('his statement says how he came to owe nothing', async () => {
    const path = `/v1/customers/${agreement.customer}/statement?from=2026-12-01&to=2027-11-30`;
    const { data } = await must(200, shop.get(path));
    expect(data).toMatchObject([{ currency: 'CNY', opening: 0, closing: 0 }]);
    const kinds = data[0].lines.map(({ type, change }: Answer['body']) => [type, change]);
    expect(kinds).toEqual([
      ['drawdown', 479_900],
      ...Array<unknown>(3).fill(['repayment', -39_992]),
      ['refund', -150_000],
      ...Array<unknown>(5).fill(['repayment', -39_992]),
      ['repayment', -9_964],
    ]);
  });

  test('he is known by how he came, his first credit and his phone', async () => {
    const { tags } = await must(200, shop.get(`/v1/customers/${agreement.customer}`));
    expect(tags).toEqual([
      'acquisition.first:retail.electronics.phone',
      'acquisition.last:retail.electronics.phone',
      'credit.firstWithUs',
      'owns.phone',
    ]);
  });

  test('every invariant of the books holds', async () => {
    expect(await faults(bank)).toEqual([]);
  });
});

describe('or he keeps the end and pays less each month', () => {
  test('233.25 × 8 + 233.24, to the end', async () => {
    const { id } = await threePaid();
    expect((await refund(id, 'lower').preview()).body.after.outstandingPrincipal).toEqual(cny(2099.24));
    await must(201, refund(id, 'lower').book());
    expect(runsOf(await toPay(shop, id))).toEqual([
      '233.25 × 8 from 2027-04-01',
      '233.24 × 1 from 2027-12-01',
    ]);
    await payAsTheyFallDue(shop, id);
    expect(await read(shop, id)).toMatchObject({ status: 'settled', outstanding: cny(0) });
    const { principalReceivable, customerCredit, deferredDiscount } = await balancesOf(bank, id);
    expect([principalReceivable, customerCredit, deferredDiscount]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await faults(bank)).toEqual([]);
  });
});
