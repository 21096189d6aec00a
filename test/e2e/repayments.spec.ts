import { parseId } from '../../src/kernel/ids.js';
import { phoneContract } from '../support/contracts.js';
import { shop, type Shop } from '../support/lending.js';
import { cny } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

let world: Shop;

beforeAll(async () => {
  world = await shop();
});
afterAll(() => world.close());

const START = '2026-12-01';

/** 4,799.00 at 7.20 % over 24 months: 215.30 a month, first 186.51 principal and 28.79 interest. */
async function flex(): Promise<string> {
  await world.setDay(START);
  return world.agreement(phoneContract('retail-flex', '24m'));
}
const pay = (agreement: string, yuan: number, reference: string, more: object = {}): Promise<Answer> =>
  world.post(`/v1/agreements/${agreement}/repayments`, { amount: cny(yuan), reference, ...more });

const of = (dueDate: string, parts: Partial<Record<string, number>>): object => ({
  dueDate,
  penalty: cny(parts['penalty'] ?? 0),
  fee: cny(0),
  interest: cny(parts['interest'] ?? 0),
  principal: cny(parts['principal'] ?? 0),
});

test('money settles what is past due first, in each instalment charges, interest, principal', async () => {
  const agreement = await flex();
  // Two instalments late, the first one for more than two weeks: 215.30 × 24 % × 15 / 365 = 2.12.
  await world.setDay('2027-02-03');
  const paid = await pay(agreement, 300, 'late');
  expect(paid).toMatchObject({
    status: 201,
    body: { kind: 'instalments', credited: cny(0), allowedActions: ['reverse'] },
  });
  expect(paid.body.allocation).toEqual([
    of('2027-01-01', { penalty: 2.12, interest: 28.79, principal: 186.51 }),
    of('2027-02-01', { interest: 27.67, principal: 54.91 }),
  ]);
  expect((await world.get(`/v1/agreements/${agreement}/repayments/${paid.body.id}`)).body).toEqual(paid.body);
});

test('a payment of an earlier day stands where it belongs: no late charge, and the interest as it was', async () => {
  const agreement = await flex();
  await world.setDay('2027-01-20');
  expect(await world.ledgerOf(agreement)).toMatchObject({
    penaltyReceivable: 212,
    interestReceivable: 2_879,
  });
  const paid = await pay(agreement, 215.3, 'on-time', { occurredOn: '2027-01-01' });
  expect(paid.body.allocation).toEqual([of('2027-01-01', { interest: 28.79, principal: 186.51 })]);
  // The charge was booked by then, and is taken back: he was in time.
  const ledger = await world.ledgerOf(agreement);
  expect(ledger).toMatchObject({ principalReceivable: 461_249 });
  expect(ledger).not.toHaveProperty('penaltyReceivable');
  expect((await world.get(`/v1/agreements/${agreement}/delinquency`)).body.overdue).toEqual(cny(0));
  for (const occurredOn of ['2027-01-21', '2026-11-30', '2026-10-01']) {
    const refused = await pay(agreement, 1, `on ${occurredOn}`, { occurredOn });
    expect(refused).toMatchObject({ status: 422, body: { code: 'value_date_out_of_range' } });
  }
});

test('a reference is booked once, whatever key it comes with; also when it comes many times at once', async () => {
  const agreement = await flex();
  const answers = await Promise.all(Array.from({ length: 8 }, () => pay(agreement, 100, 'same')));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
  expect(await world.ledgerOf(agreement)).toMatchObject({ cashClearing: 10_000 });
  expect(await pay(agreement, 100.01, 'same')).toMatchObject({
    status: 409,
    body: { code: 'reference_taken' },
  });
  const withoutKey = await world.post(`/v1/agreements/${agreement}/repayments`, {
    amount: { amount: 1, currency: 'GBP' },
    reference: 'pounds',
  });
  expect(withoutKey).toMatchObject({ status: 422, body: { code: 'wrong_currency' } });
});

test('too much is the customer’s credit, pays what falls due, and can be paid out', async () => {
  const agreement = await flex();
  const paid = await pay(agreement, 1_000, 'too much');
  expect(paid.body.credited).toEqual(cny(784.7));
  expect(paid.body.allocation).toEqual([of('2027-01-01', { interest: 28.79, principal: 186.51 })]);
  await world.setDay('2027-02-01');
  expect(await world.ledgerOf(agreement)).toMatchObject({ customerCredit: -(78_470 - 21_530) });
  const out = (yuan: number, reference: string): Promise<Answer> =>
    world.post(`/v1/agreements/${agreement}/credit-payouts`, { amount: cny(yuan), reference });
  expect(await out(569.41, 'more than there is')).toMatchObject({
    status: 409,
    body: { code: 'no_credit_balance' },
  });
  expect(await out(569.4, 'all')).toMatchObject({ status: 201, body: { creditBalance: cny(0) } });
  expect(await out(569.4, 'all')).toMatchObject({ status: 200, body: { creditBalance: cny(0) } });
  expect((await world.ledgerOf(agreement))['customerCredit']).toBeUndefined();
});

test('taken back, it was never there; a payment comes back at most once', async () => {
  const agreement = await flex();
  await world.setDay('2027-01-01');
  const before = await world.ledgerOf(agreement);
  const { body } = await pay(agreement, 215.3, 'bounces');
  const reverse = (): Promise<Answer> =>
    world.post(`/v1/agreements/${agreement}/repayments/${body.id}/reverse`, { reason: 'bounced' });
  expect(await reverse()).toMatchObject({
    status: 200,
    body: { status: 'reversed', statusReason: 'bounced', allocation: [], allowedActions: [] },
  });
  expect(await world.ledgerOf(agreement)).toEqual(before);
  expect(await reverse()).toMatchObject({
    status: 409,
    body: { code: 'state_conflict', allowedActions: [] },
  });
  const list = await world.get(`/v1/agreements/${agreement}/repayments`);
  expect(list.body).toMatchObject({ data: [{ id: body.id, status: 'reversed' }], hasMore: false });
});

test('a withdrawal costs the interest of its days, also out of credit; what is owed again after it can be paid', async () => {
  await world.setDay(START);
  const agreement = await world.agreement({ ...phoneContract('retail-flex', '24m'), withdrawalDays: 14 });
  await world.bank.rows(
    `update agreement set signed_on = $2, signing = '{}', document_locale = 'en', document = '' where id = $1`,
    [parseId('agreement', agreement), START],
  );
  const paid = await pay(agreement, 1_000, 'will bounce');
  await world.setDay('2026-12-06');
  const withdrawn = await world.post(`/v1/agreements/${agreement}/withdraw`, { reference: 'declared' });
  expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn', outstanding: cny(0) } });
  // Five of 31 days on 4,799.00 at 7.20 %: 4.64, out of what he has paid too much.
  const credit = (await world.get(`/v1/agreements/${agreement}`)).body.creditBalance;
  expect([credit, await world.ledgerOf(agreement)]).toMatchObject([cny(808.85), { interestIncome: -464 }]);
  await world.post(`/v1/agreements/${agreement}/repayments/${paid.body.id}/reverse`, { reason: 'bounced' });
  const { outstanding } = (await world.get(`/v1/agreements/${agreement}`)).body;
  expect(outstanding).toEqual(cny(186.51));
  expect((await pay(agreement, 191.15, 'again')).status).toBe(201);
  expect((await world.get(`/v1/agreements/${agreement}`)).body).toMatchObject({
    status: 'withdrawn',
    outstanding: cny(0),
  });
});

test('who has to pay: today’s instalments and overdue ones, page by page', async () => {
  const agreements = [await flex(), await flex(), await flex()];
  const list = async (query: string): Promise<Answer['body'][]> => {
    const rows: Answer['body'][] = [];
    for (let cursor = ''; ;) {
      const { body } = await world.get(`/v1/repayments/due?limit=2&${query}${cursor}`);
      rows.push(...body.data);
      if (!body.hasMore) return rows.filter(({ agreement }) => agreements.includes(agreement));
      cursor = `&cursor=${body.nextCursor}`;
    }
  };
  await world.setDay('2027-01-01');
  expect(await list('on=2027-01-01')).toHaveLength(3);
  await pay(agreements[0] as string, 215.3, 'paid');
  const due = await list('on=2027-01-01');
  expect(due.map(({ agreement, open }) => [agreement, open])).toEqual(
    agreements
      .slice(1)
      .sort()
      .map((agreement) => [agreement, cny(215.3)]),
  );
  await world.setDay('2027-01-03');
  expect(await list('which=overdue')).toMatchObject([{ daysPastDue: 2 }, { daysPastDue: 2 }]);
});

describe('paying sooner', () => {
  test('a quote holds to the end of its day, and settles to the cent', async () => {
    const agreement = await flex();
    await world.setDay('2027-01-16');
    await pay(agreement, 215.3, 'first', { occurredOn: '2027-01-01' });
    const { body: owed } = await world.get(`/v1/agreements/${agreement}/settlement-quote`);
    // 4,612.49 of principal, 15/31 of the month's interest on it (27.67), and no late charge: he was in time.
    expect(owed).toMatchObject({
      principal: cny(4612.49),
      interest: cny(13.39),
      penalty: cny(0),
      validUntil: '2027-01-16',
    });
    const { body: later } = await world.get(`/v1/agreements/${agreement}/settlement-quote?on=2027-01-31`);
    expect(later).toMatchObject({ principal: cny(4612.49), validUntil: '2027-01-31' });
    expect(later.interest.amount).toBeGreaterThan(owed.interest.amount);
    const settle = (quote: string, reference = 'all of it'): Promise<Answer> =>
      world.post(`/v1/agreements/${agreement}/settle`, { quote, reference });
    expect(await settle('stq_AAAA')).toMatchObject({ status: 409, body: { code: 'quote_outdated' } });
    await world.setDay('2027-01-17');
    expect(await settle(owed.quote)).toMatchObject({ status: 409, body: { code: 'quote_outdated' } });
    const settled = await settle(later.quote);
    expect(settled).toMatchObject({ status: 201, body: { kind: 'settlement', amount: later.amount } });
    expect(await settle(later.quote)).toMatchObject({ status: 200, body: { id: settled.body.id } });
    const ledger = await world.ledgerOf(agreement);
    expect(ledger['principalReceivable'] ?? 0).toBe(0);
    expect(ledger['interestReceivable'] ?? 0).toBe(0);
    // Paid two weeks before its day: what was too much stands to his credit.
    expect(-(ledger['customerCredit'] ?? 0)).toBeGreaterThan(0);
    expect(await world.eventsOf(agreement)).toContain('agreement.settled');
    const again = await world.get(`/v1/agreements/${agreement}/settlement-quote`);
    expect(again).toMatchObject({ status: 409, body: { code: 'state_conflict' } });
  });

  test('something booked since makes the quote worthless', async () => {
    const agreement = await flex();
    await world.setDay('2026-12-16');
    const { body } = await world.get(`/v1/agreements/${agreement}/settlement-quote?on=2026-12-20`);
    await pay(agreement, 10, 'between');
    const settled = await world.post(`/v1/agreements/${agreement}/settle`, {
      quote: body.quote,
      reference: 'x',
    });
    expect(settled).toMatchObject({ status: 409, body: { code: 'quote_outdated' } });
  });

  test('a part ahead makes the instalments fewer or smaller', async () => {
    for (const mode of ['shorten', 'lower']) {
      const agreement = await flex();
      await world.setDay('2027-01-01');
      await pay(agreement, 215.3, 'first');
      const part = await world.post(`/v1/agreements/${agreement}/prepayments`, {
        amount: cny(1000),
        mode,
        reference: 'part',
      });
      expect(part).toMatchObject({ status: 201, body: { kind: 'prepayment', reducedPrincipal: cny(1000) } });
      expect(await world.ledgerOf(agreement)).toMatchObject({ principalReceivable: 361_249 });
      const tooMuch = { amount: cny(3_612.49), mode, reference: 'rest' };
      expect(await world.post(`/v1/agreements/${agreement}/prepayments`, tooMuch)).toMatchObject({
        status: 422,
        body: { code: 'prepayment_too_large' },
      });
    }
  });
});
