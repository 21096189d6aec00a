import { bucketOf, newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { IntegrityRunner } from '../../src/modules/ledger/index.js';
import { phoneContract, tuitionContract } from '../support/contracts.js';
import { shop, type Shop } from '../support/lending.js';
import { cny } from '../support/sandbox.js';
import { type Answer, type StaffCaller, staffWith } from '../support/staff.js';

let world: Shop;
let risk: StaffCaller;
let second: StaffCaller;

beforeAll(async () => {
  world = await shop();
  const { booted, urls } = world.bank;
  [risk, second] = [
    await staffWith(booted, urls.ownerUrl, ['riskOfficer']),
    await staffWith(booted, urls.ownerUrl, ['administrator']),
  ];
});
afterAll(() => world.close());

async function flex(): Promise<string> {
  await world.setDay('2026-12-01');
  return world.agreement(phoneContract('retail-flex', '24m'));
}
const delinquency = async (agreement: string): Promise<Answer['body']> =>
  (await world.get(`/v1/agreements/${agreement}/delinquency`)).body;
const pay = (agreement: string, yuan: number, reference: string): Promise<Answer> =>
  world.post(`/v1/agreements/${agreement}/repayments`, { amount: cny(yuan), reference });
const bucketsOf = ({ history }: Answer['body']): string[] =>
  history.map(
    ({ bucket, from, to }: { bucket: string; from: string; to: string | null }) => `${bucket} ${from} ${to}`,
  );

/** Buckets, late charges and the days of each kind of news, with what the ledger says. */
async function lateness(agreement: string): Promise<Record<string, unknown>> {
  const { daysPastDue, bucket, overdue, history } = await delinquency(agreement);
  const events = await world.eventsOf(agreement);
  const of = (type: string): string[] =>
    events.filter((one) => one.startsWith(`${type} `)).map((one) => one.split(' ')[1] ?? '');
  const types = ['instalment.dueSoon', 'instalment.due', 'instalment.overdue', 'lateCharge.charged'];
  const news = Object.fromEntries(types.map((type) => [type, of(type)]));
  const ledger = await world.ledgerOf(agreement);
  return { daysPastDue, bucket, overdue, history: bucketsOf({ history }), ledger, ...news };
}

const FIRST_OF = ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01'];

test('time alone reminds once, falls due, is late, moves through the buckets, charges once an instalment', async () => {
  const agreement = await flex();
  await world.setDay('2027-04-05');
  expect(await lateness(agreement)).toMatchObject({
    daysPastDue: 94,
    bucket: '90+',
    // Four instalments of 215.30, three late charges of 2.12.
    overdue: cny(4 * 215.3 + 3 * 2.12),
    history: [
      '90+ 2027-04-02 null',
      '61-90 2027-03-03 2027-04-02',
      '31-60 2027-02-01 2027-03-03',
      '1-30 2027-01-02 2027-02-01',
    ],
    'instalment.dueSoon': FIRST_OF,
    'instalment.due': FIRST_OF,
    'instalment.overdue': FIRST_OF,
    'lateCharge.charged': FIRST_OF.slice(0, 3),
    ledger: {
      principalReceivable: 479_900,
      interestReceivable: 2_879 + 2_767 + 2_655 + 2_542,
      penaltyReceivable: 636,
    },
  });
});

test('a clock that jumps books what each day would have booked', async () => {
  const jumping = await flex();
  await world.setDay('2027-02-05');
  const jumped = await lateness(jumping);
  expect(jumped).toMatchObject({ daysPastDue: 35, bucket: '31-60' });
  const daily = await flex();
  for (let ms = Date.parse('2026-12-28'); ms <= Date.parse('2027-02-05'); ms += 86_400_000) {
    await world.setDay(new Date(ms).toISOString().slice(0, 10));
  }
  expect(await lateness(daily)).toEqual(jumped);
});

test('what is paid is cured, and told', async () => {
  const agreement = await flex();
  await world.setDay('2027-01-10');
  expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 9, bucket: '1-30', overdue: cny(215.3) });
  const paid = await pay(agreement, 215.3, 'cure');
  expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 0, bucket: null, overdue: cny(0) });
  expect(bucketsOf(await delinquency(agreement))).toEqual(['1-30 2027-01-02 2027-01-10']);
  const events = await world.eventsOf(agreement);
  expect(events).toEqual(expect.arrayContaining(['instalment.paid 2027-01-01', 'agreement.cured']));
  // Taken back by the payer's bank: late again, as if nothing had come.
  const back = await risk.post(`/staff/v1/agreements/${agreement}/repayments/${paid.body.id}/charge-back`, {
    reason: 'disputed',
    dispute: 'case-1',
  });
  expect(back).toMatchObject({ status: 200, body: { status: 'chargedBack', statusReason: 'disputed' } });
  expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 9, bucket: '1-30' });
  expect(bucketsOf(await delinquency(agreement))[0]).toBe('1-30 2027-01-10 null');
  expect(
    (await world.eventsOf(agreement)).filter((one) => one === 'instalment.overdue 2027-01-01'),
  ).toHaveLength(2);
});

describe('a pause', () => {
  const pause = (agreement: string, reason: string, until: string): Promise<Answer> =>
    world.post(`/v1/agreements/${agreement}/pause`, { reason, until });

  test('stops the count and the charges, not the debt; a partner pauses for his own goods only', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-11');
    expect((await pause(agreement, 'vulnerableCustomer', '2027-02-10')).body.code).toBe('pause_not_allowed');
    expect((await pause(agreement, 'goodsNotDelivered', '2028-02-10')).body.code).toBe('pause_too_long');
    expect(await pause(agreement, 'goodsNotDelivered', '2027-02-10')).toMatchObject({
      status: 200,
      body: { pausedUntil: '2027-02-10', daysPastDue: 9 },
    });
    expect((await pause(agreement, 'goodsNotDelivered', '2027-02-10')).body.code).toBe('agreement_paused');
    await world.setDay('2027-02-09');
    expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 9, overdue: cny(430.6) });
    await world.setDay('2027-02-15');
    // Nine days before the pause, five after it; the charge comes with the first day after it.
    expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 14, pausedUntil: null });
    expect((await world.eventsOf(agreement)).filter((one) => one.startsWith('lateCharge'))).toEqual([
      'lateCharge.charged 2027-01-01',
    ]);
  });

  test('ends sooner when the goods have come; staff end any', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-05');
    const until = '2027-03-31';
    const paused = await risk.post(`/staff/v1/agreements/${agreement}/pause`, {
      reason: 'vulnerableCustomer',
      until,
    });
    expect(paused).toMatchObject({ status: 200, body: { pausedUntil: until } });
    const { body: shown } = await world.get(`/v1/agreements/${agreement}`);
    expect(shown.allowedActions).not.toEqual(expect.arrayContaining(['resume']));
    const mine = await world.post(`/v1/agreements/${agreement}/resume`, { reason: 'arrived' });
    expect(mine.body.code).toBe('pause_not_allowed');
    await world.setDay('2027-01-20');
    const resumed = await risk.post(`/staff/v1/agreements/${agreement}/resume`, {
      reason: 'he can pay again',
    });
    expect(resumed).toMatchObject({ status: 200, body: { pausedUntil: null, daysPastDue: 4 } });
  });
});

describe('a late charge', () => {
  const charges = async (agreement: string): Promise<string[]> =>
    (await world.eventsOf(agreement)).filter((one) => one.startsWith('lateCharge'));

  test('that was renounced does not come again', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-16');
    const waiver = { amount: cny(2.12), component: 'penalty', reason: 'goodwill' };
    expect((await risk.post(`/staff/v1/agreements/${agreement}/waivers`, waiver)).status).toBe(200);
    await world.setDay('2027-01-31');
    expect(await charges(agreement)).toEqual(['lateCharge.charged 2027-01-01']);
    expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 30, overdue: cny(215.3) });
    expect((await world.ledgerOf(agreement))['penaltyIncome'] ?? 0).toBe(0);
  });

  test('of what was paid in time and reported late is taken back; what bounces is charged again', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-20');
    expect((await world.ledgerOf(agreement))['penaltyReceivable']).toBe(212);
    const inTime = { amount: cny(215.3), reference: 'in time', occurredOn: '2027-01-15' };
    const { body: paid } = await world.post(`/v1/agreements/${agreement}/repayments`, inTime);
    const taken = ['lateCharge.charged 2027-01-01', 'lateCharge.takenBack 2027-01-01'];
    expect(await charges(agreement)).toEqual(taken);
    expect(paid).toMatchObject({ status: 'booked', credited: cny(0) });
    const ledger = await world.ledgerOf(agreement);
    expect([ledger['penaltyReceivable'], ledger['penaltyIncome']]).toEqual([undefined, undefined]);
    expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 0, overdue: cny(0) });
    const path = `/v1/agreements/${agreement}/repayments/${paid.id}/reverse`;
    expect((await world.post(path, { reason: 'no funds' })).status).toBe(200);
    await world.setDay('2027-01-22');
    expect(await charges(agreement)).toEqual([...taken, 'lateCharge.charged 2027-01-01']);
    expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 21 });
  });

  test('is not made of a rest that makes nobody late, nor twice of one instalment', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-01');
    await pay(agreement, 214.31, 'all but the fee of his bank');
    await world.setDay('2027-02-16');
    // Of the February instalment alone.
    expect(await charges(agreement)).toEqual(['lateCharge.charged 2027-02-01']);
    const { bank } = world;
    const faults = async (): Promise<string[]> => {
      const limits = { limit: 5, limitMs: 30_000, names: ['lateChargesOnce'] };
      const [run] = await bank.booted.app.get(IntegrityRunner).run({ kind: 'system', job: 'test' }, limits);
      return run?.faults.map(({ detail }) => detail) ?? [];
    };
    expect(await faults()).toEqual([]);
    const id = newUuid(Date.now(), bucketOf(parseId('agreement', agreement) as Uuid));
    await bank.rows(
      `insert into servicing_event (id, bucket, agreement_id, partner_id, environment, customer_id, number, type, occurred_on,
         recorded_on, recorded_at, amount_minor, reverses, details)
       select $2, bucket, agreement_id, partner_id, environment, customer_id, 99, type, occurred_on, recorded_on, recorded_at,
         amount_minor, reverses, details from servicing_event where agreement_id = $1 and type = 'feeCharged'`,
      [parseId('agreement', agreement), id],
    );
    expect(await faults()).toEqual(['2 late charges on the instalment of 2027-02-01']);
    await bank.rows('delete from servicing_event where id = $1', [id]);
  });

  test('of what was paid too late stands, whenever that is reported', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-20');
    const late = { amount: cny(215.3), reference: 'late', occurredOn: '2027-01-16' };
    await world.post(`/v1/agreements/${agreement}/repayments`, late);
    expect(await charges(agreement)).toEqual(['lateCharge.charged 2027-01-01']);
    expect((await world.ledgerOf(agreement))['penaltyIncome']).toBe(-212);
  });
});

describe('staff', () => {
  const approve = (answer: Answer): Promise<Answer> =>
    second.post(`/staff/v1/approvals/${answer.body.approval}/approve`);

  test('renounce a little alone, more only with a second person', async () => {
    const agreement = await flex();
    await world.setDay('2027-08-02');
    const path = `/staff/v1/agreements/${agreement}/waivers`;
    const waive = (yuan: number, component: string): Promise<Answer> =>
      risk.post(path, { amount: cny(yuan), component, reason: 'goodwill' });
    expect((await waive(1_000, 'penalty')).body.code).toBe('more_than_owed');
    expect(await waive(2.12, 'penalty')).toMatchObject({ status: 200, body: { approval: null } });
    const before = (await world.ledgerOf(agreement))['interestReceivable'] as number;
    const asked = await waive(150, 'interest');
    expect(asked).toMatchObject({ status: 202, body: { approval: expect.stringMatching(/^apr_/) } });
    expect((await world.ledgerOf(agreement))['interestReceivable']).toBe(before);
    expect((await approve(asked)).status).toBe(200);
    expect((await world.ledgerOf(agreement))['interestReceivable']).toBe(before - 15_000);
  });

  test('write off what is lost; what comes later is a recovery, at most what was lost', async () => {
    const agreement = await flex();
    await world.setDay('2027-05-01');
    const asked = await risk.post(`/staff/v1/agreements/${agreement}/charge-off`, { reason: 'nothing left' });
    expect(asked.status).toBe(202);
    const { changes } = (await risk.get(`/staff/v1/approvals/${asked.body.approval}`)).body;
    expect(changes).toContainEqual({ pointer: '/owed/principal', before: 479_900, after: 0 });
    expect((await world.get(`/v1/agreements/${agreement}`)).body.loss).toBeNull();
    expect((await approve(asked)).body).toMatchObject({ status: 'approved' });
    const ledger = await world.ledgerOf(agreement);
    expect(ledger['principalReceivable'] ?? 0).toBe(0);
    expect(ledger).toMatchObject({ lossExpense: 479_900 });
    expect(await world.eventsOf(agreement)).toContain('agreement.chargedOff');
    await world.setDay('2028-12-31');
    expect(await world.ledgerOf(agreement)).toEqual(ledger);
    const paid = await pay(agreement, 100, 'after all');
    expect(paid).toMatchObject({ status: 201, body: { kind: 'recovery', allocation: [] } });
    expect(await world.ledgerOf(agreement)).toMatchObject({ recoveryIncome: -10_000, cashClearing: 10_000 });
    expect((await pay(agreement, 6_000, 'too much')).body.code).toBe('more_than_written_off');
    const { loss } = (await world.get(`/v1/agreements/${agreement}`)).body;
    expect(loss.recovered).toEqual(cny(100));
    expect(loss.writtenOff.amount).toBeGreaterThan(479_900);
  });

  test('write off what can never be drawn any more: it is no exposure', async () => {
    await world.setDay('2026-08-20');
    const agreement = await world.agreement(tuitionContract(), 1);
    await world.setDay('2026-09-20');
    const asked = await risk.post(`/staff/v1/agreements/${agreement}/charge-off`, { reason: 'vanished' });
    expect((await approve(asked)).body).toMatchObject({ status: 'approved' });
    const { body } = await world.get(`/v1/agreements/${agreement}`);
    expect(
      body.drawdowns.map(({ status, statusReason }: Answer['body']) => `${status} ${statusReason}`),
    ).toEqual(['paid null', 'lapsed plan_ended', 'lapsed plan_ended', 'lapsed plan_ended']);
  });

  const chargedOff = async (agreement: string): Promise<void> => {
    const asked = await risk.post(`/staff/v1/agreements/${agreement}/charge-off`, { reason: 'nothing left' });
    expect((await approve(asked)).body).toMatchObject({ status: 'approved' });
  };

  test('goods that come back after the loss make it smaller; the customer is paid nothing for them', async () => {
    const agreement = await flex();
    await world.setDay('2027-05-01');
    await chargedOff(agreement);
    const before = await world.ledgerOf(agreement);
    const goods = { amount: cny(1_000), mode: 'shorten', reference: 'goods', reason: 'returned' };
    const refund = await world.post(`/v1/agreements/${agreement}/refunds`, goods);
    expect(refund.status).toBe(201);
    expect(await world.ledgerOf(agreement)).toMatchObject({ recoveryIncome: -100_000 });
    expect((await world.ledgerOf(agreement))['customerCredit'] ?? 0).toBe(0);
    const payout = { amount: cny(1_000), reference: 'give me' };
    expect(await world.post(`/v1/agreements/${agreement}/credit-payouts`, payout)).toMatchObject({
      status: 409,
      body: { code: 'no_credit_balance' },
    });
    const path = `/v1/agreements/${agreement}/refunds/${refund.body.id}/reverse`;
    expect((await world.post(path, { reason: 'mistake' })).status).toBe(200);
    expect(await world.ledgerOf(agreement)).toEqual(before);
  });

  test('a payment that is taken back after the loss is lost as well, and nothing is late for ever', async () => {
    const agreement = await flex();
    const { body: paid } = await pay(agreement, 215.3, 'first');
    await world.setDay('2027-05-01');
    await chargedOff(agreement);
    const path = `/v1/agreements/${agreement}/repayments/${paid.id}/reverse`;
    expect((await world.post(path, { reason: 'no funds' })).status).toBe(200);
    const ledger = await world.ledgerOf(agreement);
    expect(ledger['principalReceivable'] ?? 0).toBe(0);
    expect(ledger).toMatchObject({ lossExpense: 479_900 });
    expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 0, overdue: cny(0) });
    expect((await pay(agreement, 215.3, 'again')).body).toMatchObject({ kind: 'recovery' });
  });

  test('money that goods stood for before it was taken back is lost too, and can still be paid', async () => {
    const agreement = await flex();
    const { body: paid } = await pay(agreement, 215.3, 'first');
    await world.setDay('2027-05-01');
    await chargedOff(agreement);
    const goods = { amount: cny(1_000), mode: 'shorten', reference: 'goods', reason: 'returned' };
    expect((await world.post(`/v1/agreements/${agreement}/refunds`, goods)).status).toBe(201);
    const before = await world.ledgerOf(agreement);
    const chargeback = `/staff/v1/agreements/${agreement}/repayments/${paid.id}/charge-back`;
    expect((await risk.post(chargeback, { reason: 'disputed', dispute: 'case 1' })).status).toBe(200);
    const after = await world.ledgerOf(agreement);
    expect([after['creditReceivable'], after['customerCredit']]).toEqual([undefined, undefined]);
    expect(after['cashClearing'] ?? 0).toBe((before['cashClearing'] ?? 0) - 21_530);
    expect(after['lossExpense']).toBe((before['lossExpense'] ?? 0) + 21_530);
    expect((await pay(agreement, 215.3, 'again')).body).toMatchObject({ kind: 'recovery' });
    expect((await world.ledgerOf(agreement))['recoveryIncome']).toBe(-121_530);
  });

  test('what was renounced before the loss is not recovered', async () => {
    const agreement = await flex();
    await world.setDay('2027-05-01');
    const small = { component: 'interest', amount: cny(50), reason: 'a kind word' };
    expect((await risk.post(`/staff/v1/agreements/${agreement}/waivers`, small)).status).toBe(200);
    const quote = await world.get(`/v1/agreements/${agreement}/settlement-quote`);
    await chargedOff(agreement);
    const lost = quote.body.amount.amount / 100;
    expect((await pay(agreement, lost + 0.01, 'too much')).body.code).toBe('more_than_written_off');
    const { body: all } = await pay(agreement, lost, 'all');
    expect(all).toMatchObject({ kind: 'recovery' });
    const statusOf = async (): Promise<string> =>
      (await world.get(`/v1/agreements/${agreement}`)).body.status;
    // Nothing of it is owed any more: what comes besides is his credit.
    expect(await statusOf()).toBe('settled');
    expect(await world.eventsOf(agreement)).toContain('agreement.settled');
    expect((await pay(agreement, 0.01, 'more')).body).toMatchObject({
      kind: 'instalments',
      credited: cny(0.01),
    });
    const path = `/v1/agreements/${agreement}/repayments/${all.id}/reverse`;
    expect((await world.post(path, { reason: 'no funds' })).status).toBe(200);
    expect(await statusOf()).toBe('chargedOff');
    expect((await world.ledgerOf(agreement))['principalReceivable'] ?? 0).toBe(0);
  });

  test('give new due dates with a second person; what was due stays', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-10');
    const dueDates = ['2027-03-01', '2027-06-01', '2027-09-01'];
    const path = `/staff/v1/agreements/${agreement}/reschedule`;
    expect((await risk.post(path, { dueDates: ['2027-01-10'], reason: 'no' })).body.code).toBe(
      'due_dates_invalid',
    );
    const asked = await risk.post(path, { dueDates, reason: 'harvest comes late' });
    expect(asked.status).toBe(202);
    expect((await approve(asked)).status).toBe(200);
    expect(await delinquency(agreement)).toMatchObject({ daysPastDue: 9, overdue: cny(215.3) });
    const due = await world.get('/v1/repayments/due?on=2027-03-01&limit=100');
    expect(due.body.data.map((one: { agreement: string }) => one.agreement)).toContain(agreement);
    const { body } = await world.get(`/v1/agreements/${agreement}/settlement-quote`);
    expect(body.principal).toEqual(cny(4_799));
  });

  test('an agreement that changed meanwhile must be looked at again', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-10');
    const asked = await risk.post(`/staff/v1/agreements/${agreement}/charge-off`, { reason: 'lost' });
    await pay(agreement, 50, 'surprise');
    expect((await approve(asked)).body.code).toBe('subject_changed');
  });
});
