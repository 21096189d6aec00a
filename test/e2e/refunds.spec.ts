import { shop, type Shop } from '../support/lending.js';
import { cny } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

let world: Shop;

beforeAll(async () => {
  world = await shop();
});
afterAll(() => world.close());

const amounts = (answer: Answer, side: 'before' | 'after'): number[] =>
  answer.body[side].instalments.map((one: { amount: { amount: number } }) => one.amount.amount);

/** Story 1: 4,799.00 over 12 months at 0 %, three instalments paid on their days. */
async function threePaid(): Promise<string> {
  await world.setDay('2026-12-01');
  const agreement = await world.agreement();
  for (const [number, day] of ['2027-01-01', '2027-02-01', '2027-03-01'].entries()) {
    await world.setDay(day);
    const paid = await world.post(`/v1/agreements/${agreement}/repayments`, {
      amount: cny(399.92),
      reference: `pay-${number + 1}`,
    });
    expect(paid).toMatchObject({ status: 201, body: { status: 'booked', credited: cny(0) } });
  }
  await world.setDay('2027-03-15');
  return agreement;
}

describe('a refund of 1,500.00 after three paid', () => {
  let agreement: string;
  const preview = (mode: string): Promise<Answer> =>
    world.post(`/v1/agreements/${agreement}/refunds/preview`, { amount: cny(1500), mode });

  beforeAll(async () => {
    agreement = await threePaid();
  }, 60_000);

  test('shorter: 399.92 × 5 + 99.64', async () => {
    const answer = await preview('shorten');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        amount: cny(1500),
        financed: cny(1500),
        downPayment: cny(0),
        credited: cny(0),
        before: { outstandingPrincipal: cny(3599.24), toPay: cny(3599.24), cost: cny(0) },
        after: { outstandingPrincipal: cny(2099.24), toPay: cny(2099.24), cost: cny(0) },
      },
    });
    expect(amounts(answer, 'before')).toHaveLength(9);
    expect(amounts(answer, 'after')).toEqual([39_992, 39_992, 39_992, 39_992, 39_992, 9_964]);
  });

  test('or lower: 233.25 × 8 + 233.24', async () => {
    const answer = await preview('lower');
    expect(answer.body.after.outstandingPrincipal).toEqual(cny(2099.24));
    expect(amounts(answer, 'after')).toEqual([...Array<number>(8).fill(23_325), 23_324]);
  });

  test('a preview books nothing; the refund books what it said, once', async () => {
    const before = await world.ledgerOf(agreement);
    const seen = (await preview('shorten')).body;
    expect(await world.ledgerOf(agreement)).toEqual(before);
    const body = { amount: cny(1500), mode: 'shorten', reason: 'Case returned', reference: 'refund-1' };
    const booked = await world.post(`/v1/agreements/${agreement}/refunds`, body);
    expect(booked).toMatchObject({ status: 201, body: { status: 'booked', allowedActions: ['reverse'] } });
    for (const figure of ['amount', 'financed', 'downPayment', 'credited', 'discountReturned', 'net']) {
      expect(booked.body[figure]).toEqual(seen[figure]);
    }
    const after = await world.ledgerOf(agreement);
    expect(after['principalReceivable']).toBe(209_924);
    // The merchant gives back 1,500.00 less the discount that is not earned.
    expect((after['settlementPayable'] ?? 0) - (before['settlementPayable'] ?? 0)).toBe(seen.net.amount);
    expect(seen.net.amount).toBeLessThan(150_000);

    const repeated = await world.post(`/v1/agreements/${agreement}/refunds`, body);
    expect(repeated).toMatchObject({ status: 200, body: { id: booked.body.id } });
    const other = await world.post(`/v1/agreements/${agreement}/refunds`, { ...body, amount: cny(1) });
    expect(other).toMatchObject({ status: 409, body: { code: 'reference_taken' } });

    const reversed = await world.post(`/v1/agreements/${agreement}/refunds/${booked.body.id}/reverse`, {
      reason: 'The case stayed with the customer.',
    });
    expect(reversed).toMatchObject({ status: 200, body: { status: 'reversed', allowedActions: [] } });
    expect(await world.ledgerOf(agreement)).toEqual(before);
  });
});
