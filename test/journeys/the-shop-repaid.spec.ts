import { capture, sign } from '../support/agreement-story.js';
import { unique } from '../support/applications.js';
import { approved, must, twoOfThem } from '../support/guarantees.js';
import { balancesOf, faults, pay, read, setDay, toPay } from '../support/life.js';
import { cny, type PartnerCaller, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

type Body = Answer['body'];

/** Story 4 to its end: 40,000.00 for the season, repaid by 8 % of what the till takes each day. */
let bank: Sandbox;
let shop: PartnerCaller;
let officers: [StaffCaller, StaffCaller];

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  officers = [await bank.staff('riskOfficer'), await bank.staff('riskOfficer')];
});
afterAll(() => bank.close());

/** Paid out on 1 December 2026. */
async function stockMoney(): Promise<Body> {
  await setDay(shop, '2026-12-01');
  const request = {
    scenario: 'trade.inventory',
    purpose: 'financing',
    amount: cny(40_000),
    customer: {
      externalId: unique('shop'),
      register: { kind: 'organisation', phone: '+862155501234', registrationNumber: '91310000MA1K3XYZ0B' },
    },
    context: {
      stockCategory: 'electronics',
      salesLast90Days: cny(540_000),
      historyMonths: 14,
      grossMarginShare: 0.25,
    },
  };
  const application = await approved(shop, request, 'merchant-working-capital');
  // Nobody at the bank has seen the income of a business: a person decides, and for so much a second one too.
  expect(application).toMatchObject({ status: 'referred' });
  const [maker, checker] = officers;
  const path = `/staff/v1/applications/${application.id}/approve`;
  const { approval } = await must(200, maker.post(path, { reason: 'Good sales for 14 months.' }));
  if (approval !== null) await must(200, checker.post(`/staff/v1/approvals/${approval}/approve`));
  const making = { application: application.id };
  const agreement = await must(201, shop.post('/v1/agreements', making, unique('agreement')));
  await sign(shop, agreement);
  const evidence = { kind: 'invoice', reference: unique('goods') };
  return must(200, capture(shop, agreement, { evidence }));
}

const dayAfter = (days: number): string =>
  new Date(Date.parse('2026-12-01') + days * 86_400_000).toISOString().slice(0, 10);
const report = (id: string, day: string, yuan: number): Promise<Answer> =>
  shop.post(`/v1/agreements/${id}/sales`, { day, amount: cny(yuan) }, unique('sales'));

/** 9.60 % ACT/365 on the balance of each day, rounded half up per collection: by hand, in minor units. */
function byHand(sales: readonly [day: number, minor: number][]): { collected: number; interest: number }[] {
  let [balance, accrued, since] = [40_000_00, 0, 0];
  return sales.map(([day, minor]) => {
    accrued += Math.round((balance * 0.096 * (day - since)) / 365);
    since = day;
    const collected = Math.min(Math.round(minor * 0.08), balance + accrued);
    const interest = Math.min(collected, accrued);
    accrued -= interest;
    balance -= collected - interest;
    return { collected, interest };
  });
}
const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);

describe('6,000.00 a day', () => {
  const DAYS = Array.from({ length: 85 }, (_, index) => index + 1);
  const EXPECTED = byHand(DAYS.map((day) => [day, 6000_00]));
  let agreement: Body;
  const answers: Body[] = [];

  test('40,000.00 are paid on the invoice of the goods; at least a sixth is due every 60 days', async () => {
    agreement = await stockMoney();
    expect(agreement).toMatchObject({ status: 'active', outstanding: cny(40_000) });
    expect(await balancesOf(bank, agreement.id)).toEqual({
      principalReceivable: 40_000_00,
      cashClearing: -40_000_00,
    });
    expect(runsOf(await toPay(shop, agreement.id))).toEqual([
      '6666.68 × 5 from 2027-01-30',
      '6666.60 × 1 from 2027-11-26',
    ]);
  });

  test('480.00 a day are collected on 84 days and 130.20 on the last: 450.20 of interest', async () => {
    for (const day of DAYS) {
      await setDay(shop, dayAfter(day));
      answers.push(await must(201, report(agreement.id, dayAfter(day), 6000)));
    }
    const collected = answers.map((one) => one.collected.amount);
    expect(collected).toEqual([...Array<number>(84).fill(480_00), 130_20]);
    expect(answers.map(({ interest }) => interest.amount)).toEqual(EXPECTED.map(({ interest }) => interest));
    expect(sum(answers.map(({ interest }) => interest.amount))).toBe(450_20);
    expect(sum(collected)).toBe(40_450_20);
    expect(answers.at(-1)).toMatchObject({ day: '2027-02-24', outstanding: cny(0) });
  }, 120_000);

  test('a day that is reported again is collected once; other sales of it are refused', async () => {
    const again = await report(agreement.id, '2026-12-05', 6000);
    expect(again).toMatchObject({
      status: 200,
      body: { collected: cny(480), repayment: answers[3].repayment },
    });
    const other = await report(agreement.id, '2026-12-05', 6001);
    expect(other).toMatchObject({ status: 409, body: { code: 'sales_day_taken' } });
  });

  test('settled: later sales are the shop’s own', async () => {
    expect(await read(shop, agreement.id)).toMatchObject({
      status: 'settled',
      outstanding: cny(0),
      nextDue: null,
    });
    await setDay(shop, '2027-02-25');
    expect(await report(agreement.id, '2027-02-25', 6000)).toMatchObject({
      status: 200,
      body: { collected: cny(0), repayment: null },
    });
    expect(await balancesOf(bank, agreement.id)).toEqual({ cashClearing: 450_20, interestIncome: -450_20 });
    expect(await faults(bank)).toEqual([]);
  });
});

describe('a till that takes what it takes', () => {
  const SALES: [day: number, minor: number][] = [
    [1, 4321_99],
    [2, 0],
    [3, 12_345_67],
    [40, 888_88],
    [41, 6000_00],
  ];
  let id: string;

  test('interest is that of the real balance of each day, over days without sales too', async () => {
    ({ id } = await stockMoney());
    await setDay(shop, dayAfter(41));
    const bodies: Body[] = [];
    for (const [day, minor] of SALES) bodies.push((await report(id, dayAfter(day), minor / 100)).body);
    expect(
      bodies.map(({ collected, interest }) => ({ collected: collected.amount, interest: interest.amount })),
    ).toEqual(byHand(SALES.filter(([, minor]) => minor > 0)).toSpliced(1, 0, { collected: 0, interest: 0 }));
  });

  test('too little by the end of 60 days is late by what is missing', async () => {
    await setDay(shop, dayAfter(61));
    const { outstanding, overdue, delinquency } = await read(shop, id);
    expect(overdue).toEqual({ ...outstanding, amount: outstanding.amount - (40_000_00 - 6_666_68) });
    expect(delinquency).toMatchObject({ daysPastDue: 1, bucket: '1-30' });
    await pay(shop, id, 6000);
    expect(await read(shop, id)).toMatchObject({ overdue: cny(0), delinquency: { daysPastDue: 0 } });
  });

  test('it can be settled on any day, and a report that was wrong is taken back', async () => {
    await setDay(shop, dayAfter(62));
    const wrong = await must(201, report(id, dayAfter(62), 60_000));
    const path = `/v1/agreements/${id}`;
    const reversal = { reason: 'One nought too many.' };
    await must(200, shop.post(`${path}/repayments/${wrong.repayment}/reverse`, reversal, unique('reverse')));
    const right = await must(201, report(id, dayAfter(62), 6000));
    expect(right.collected).toEqual(cny(480));
    const { quote, amount, principal } = await must(200, shop.get(`${path}/settlement-quote`));
    expect(principal).toEqual(right.outstanding);
    expect(amount).toEqual(principal);
    const body = { quote, reference: 'last' };
    await must(201, shop.post(`${path}/settle`, body, unique('settle')));
    expect(await read(shop, id)).toMatchObject({
      status: 'settled',
      outstanding: cny(0),
      creditBalance: cny(0),
    });
    const { cashClearing, interestIncome, ...others } = await balancesOf(bank, id);
    expect(others).toEqual({});
    expect(cashClearing).toBe(-(interestIncome ?? 0));
    expect(await faults(bank)).toEqual([]);
  });

  test('goods that went back lower it; instalments it has none that staff could change', async () => {
    const { id: other } = await stockMoney();
    const refund = { amount: cny(100), mode: 'lower', reason: 'One box was empty.', reference: 'refund-1' };
    await must(201, shop.post(`/v1/agreements/${other}/refunds`, refund, unique('refund')));
    expect(await read(shop, other)).toMatchObject({ outstanding: cny(39_900), creditBalance: cny(0) });
    const path = `/staff/v1/agreements/${other}/reschedule`;
    const answer = await officers[0].post(path, { dueDates: ['2027-06-01'], reason: 'He asks for time.' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'state_conflict' } });
    const lost = await twoOfThem(officers, `/staff/v1/agreements/${other}/charge-off`, { reason: 'Closed.' });
    expect(lost.status).toBe(200);
    expect(await read(shop, other)).toMatchObject({ status: 'chargedOff', outstanding: cny(0) });
    expect(await balancesOf(bank, other)).toEqual({ cashClearing: -39_900_00, lossExpense: 39_900_00 });
    await pay(shop, other, 900);
    expect(await balancesOf(bank, other)).toMatchObject({
      cashClearing: -39_000_00,
      recoveryIncome: -900_00,
    });
    expect(await faults(bank)).toEqual([]);
  });
});
