import { capture, sign } from '../support/agreement-story.js';
import { unique } from '../support/applications.js';
import { approved, must } from '../support/guarantees.js';
import { balancesOf, faults, pay, payAsTheyFallDue, read, setDay, toldOf, toPay } from '../support/life.js';
import { cny, consent, type PartnerCaller, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

type Body = Answer['body'];

/** Story 3 to its end: two of three stages are done, the third never; one instalment is missed, charged for and cured. */
let bank: Sandbox;
let clinic: PartnerCaller;
let agreement: Body;

const STAGES = [
  { name: 'stage 1', date: '2026-10-15', amount: cny(6000) },
  { name: 'stage 2', date: '2027-01-15', amount: cny(9000) },
  { name: 'stage 3', date: '2027-04-15', amount: cny(5000) },
];
/** The pack of China allows 24 % a year on what is late: 15 days of 1,500.00, rounded down. */
const LATE_CHARGE = Math.floor((1500_00 * 0.24 * 15) / 365) / 100;

beforeAll(async () => {
  bank = await sandboxBank();
  clinic = bank.partner('riverside-dental');
  await setDay(clinic, '2026-10-10');
});
afterAll(() => bank.close());

const implants = (): object => ({
  scenario: 'healthcare.dental',
  purpose: 'payment',
  amount: cny(20_000),
  stages: STAGES,
  consents: [consent('sensitiveData', '2026-10-10T02:00:00Z')],
  customer: {
    externalId: 'patient-1',
    register: { kind: 'person', phone: '+8613800138002', birthDate: '1988-07-21' },
  },
});

const stageDone = (index: number): Promise<Body> => {
  const evidence = { kind: 'stage', reference: `completion-${index}` };
  return must(200, capture(clinic, agreement, { drawdown: agreement.drawdowns[index].id, evidence }));
};

test('the patient signs; nothing is owed before a stage is done', async () => {
  const application = await approved(clinic, implants(), 'treatment-stages');
  const making = { application: application.id };
  agreement = await must(201, clinic.post('/v1/agreements', making, unique('agreement')));
  await sign(clinic, agreement);
  expect(await read(clinic, agreement.id)).toMatchObject({ status: 'signed', outstanding: cny(0) });
});

test('each stage done has instalments of its own: 1,000.00 × 6, then 1,500.00 × 6', async () => {
  await setDay(clinic, '2026-10-15');
  await stageDone(0);
  expect(runsOf(await toPay(clinic, agreement.id))).toEqual(['1000.00 × 6 from 2026-11-15']);
  await payAsTheyFallDue(clinic, agreement.id, 3);
  await stageDone(1);
  expect(runsOf(await toPay(clinic, agreement.id))).toEqual([
    '2500.00 × 3 from 2027-02-15',
    '1500.00 × 3 from 2027-05-15',
  ]);
  await payAsTheyFallDue(clinic, agreement.id, 3);
  expect(await read(clinic, agreement.id)).toMatchObject({ outstanding: cny(4500), overdue: cny(0) });
});

test('the third is not done: it is let go and never owed', async () => {
  await setDay(clinic, '2027-04-20');
  const body = { drawdown: agreement.drawdowns[2].id, reason: 'treatment_ended' };
  await must(200, clinic.post(`/v1/agreements/${agreement.id}/void`, body, unique('void')));
  const { drawdowns, outstanding } = await read(clinic, agreement.id);
  expect(drawdowns.map(({ status, paid }: Body) => [status, paid.amount])).toEqual([
    ['paid', 6000_00],
    ['paid', 9000_00],
    ['voided', 0],
  ]);
  expect(outstanding).toEqual(cny(4500));
});

describe('he misses 15 May', () => {
  let toldBefore = 0;
  beforeAll(async () => {
    toldBefore = (await toldOf(bank, agreement.id)).length;
  });
  const news = async (): Promise<string[]> => (await toldOf(bank, agreement.id)).slice(toldBefore);

  test('he is reminded, it falls due, it is late, and after two weeks it costs 14.79', async () => {
    await setDay(clinic, '2027-06-01');
    expect(LATE_CHARGE).toBe(14.79);
    expect(await read(clinic, agreement.id)).toMatchObject({
      status: 'active',
      overdue: cny(1500 + LATE_CHARGE),
      delinquency: { daysPastDue: 17, bucket: '1-30' },
    });
    expect(await news()).toEqual([
      'instalment.dueSoon 2027-05-15',
      'instalment.due 2027-05-15',
      'agreement.delinquencyChanged',
      'instalment.overdue 2027-05-15',
      'lateCharge.charged 2027-05-15',
    ]);
  });

  test('he pays it with the charge, and is late no more', async () => {
    const paid = await pay(clinic, agreement.id, 1500 + LATE_CHARGE);
    expect(paid.allocation).toMatchObject([
      { dueDate: '2027-05-15', penalty: cny(LATE_CHARGE), principal: cny(1500) },
    ]);
    expect(await read(clinic, agreement.id)).toMatchObject({
      overdue: cny(0),
      delinquency: { daysPastDue: 0, bucket: null },
    });
    expect((await news()).slice(5)).toEqual([
      'agreement.cured',
      'instalment.paid 2027-05-15',
      'repayment.booked',
    ]);
  });

  test('the last two are paid on their days: settled', async () => {
    expect(runsOf(await toPay(clinic, agreement.id))).toEqual(['1500.00 × 2 from 2027-06-15']);
    await payAsTheyFallDue(clinic, agreement.id);
    expect(await read(clinic, agreement.id)).toMatchObject({ status: 'settled', outstanding: cny(0) });
    expect((await news()).slice(8)).toEqual([
      'instalment.dueSoon 2027-06-15',
      'instalment.due 2027-06-15',
      'instalment.paid 2027-06-15',
      'repayment.booked',
      'instalment.dueSoon 2027-07-15',
      'instalment.due 2027-07-15',
      'agreement.settled',
      'instalment.paid 2027-07-15',
      'repayment.booked',
    ]);
  });
});

describe('in the end', () => {
  test('the books: 15,000.00 went through them, the third stage never did', async () => {
    await setDay(clinic, '2027-07-16');
    const { settlementPayable, discountIncome, ...others } = await balancesOf(bank, agreement.id);
    expect(others).toEqual({
      cashClearing: 15_000_00 + LATE_CHARGE * 100,
      penaltyIncome: -LATE_CHARGE * 100,
    });
    expect((settlementPayable ?? 0) + (discountIncome ?? 0)).toBe(-15_000_00);
    expect(await faults(bank)).toEqual([]);
  });

  test('what the bank keeps of it is the root of the scene alone', async () => {
    const { tags } = await must(200, clinic.get(`/v1/customers/${agreement.customer}`));
    expect(tags).toEqual(['acquisition.first:healthcare', 'acquisition.last:healthcare']);
  });
});
