import { contract, date, event, rate } from '../../../../test/support/loan-history.js';
import {
  buildSchedule,
  type Contract,
  merchantDiscount,
  replay,
  revenueShareState,
  type RevenueShareTerms,
  shareOfSales,
  splitRefund,
  unearnedDiscount,
} from '../index.js';

const phone: Contract = contract('2026-12-01', 12, { principalMinor: 479_900n });
const at = { rateAnnual: rate('0.072'), calendar: phone.terms.calendar, rounding: 'HALF_UP' } as const;

describe('the discount of the phone shop', () => {
  it('is 182.04 of 4,799.00 over 12 months at a yield of 7.20 %', () => {
    expect(merchantDiscount(buildSchedule(phone.terms), at)).toEqual({
      presentValueMinor: 461_696n,
      discountMinor: 18_204n,
    });
  });

  // Computed apart with fractions: 27/360 of a year to 1 April, then months.
  it.each([
    ['shorten', 6_578n],
    ['lower', 4_316n],
  ] as const)('is partly unearned after a refund of 1,500.00: %s', (effect, expected) => {
    const refund = event('refund', '2027-03-05', { amountMinor: 150_000n, effect });
    const before = replay(phone, [], date('2027-03-05')).rows;
    const unpaid = contract('2026-12-01', 12, { principalMinor: 479_900n });
    const paid = event('payment', '2027-03-05', { amountMinor: 119_976n });
    const after = replay(unpaid, [paid, refund], date('2027-03-05')).rows;
    const terms = { ...at, date: date('2027-03-05') };
    expect(unearnedDiscount(before, after, { ...terms, discountLeftMinor: 18_204n })).toBe(expected);
    expect(unearnedDiscount(before, after, { ...terms, discountLeftMinor: 100n })).toBe(100n);
  });
});

describe('a refund of an order that was partly paid down', () => {
  const order = { downPaymentMinor: 120_000n, financedMinor: 479_900n, rounding: 'HALF_UP' } as const;

  it('goes to the loan first, or to both in proportion', () => {
    expect(splitRefund(150_000n, { ...order, order: 'financedFirst' })).toEqual({
      toLoanMinor: 150_000n,
      toDownPaymentMinor: 0n,
      excessMinor: 0n,
    });
    // 1,500.00 × 4,799.00 / 5,999.00 = 1,199.95.
    expect(splitRefund(150_000n, { ...order, order: 'proRata' })).toMatchObject({
      toLoanMinor: 119_995n,
      toDownPaymentMinor: 30_005n,
    });
  });

  it('gives the same in many parts as at once, and names what is too much', () => {
    const terms = { ...order, order: 'proRata' } as const;
    let [toLoanMinor, refundedBeforeMinor] = [0n, 0n];
    for (const part of [1n, 33_333n, 66_667n, 499_899n]) {
      toLoanMinor += splitRefund(part, { ...terms, refundedBeforeMinor }).toLoanMinor;
      refundedBeforeMinor += part;
    }
    expect(toLoanMinor).toBe(479_900n);
    expect(splitRefund(200n, { ...terms, refundedBeforeMinor: 599_800n }).excessMinor).toBe(100n);
  });
});

describe('40,000.00 repaid from 480.00 of each day’s sales at 9.60 % ACT/365', () => {
  const terms: RevenueShareTerms = {
    principalMinor: 4_000_000n,
    start: date('2026-12-01'),
    rateAnnual: rate('0.096'),
    dayCount: 'ACT/365F',
    rounding: 'HALF_UP',
    floor: { share: { num: 1n, den: 6n }, everyDays: 60 },
    finalDue: date('2027-12-01'),
  };
  const collect = (days: number, amountMinor = 48_000n) =>
    Array.from({ length: days }, (_, k) => ({ date: terms.start.plusDays(k + 1), amountMinor }));

  it('ends on day 85 with 130.20 and 450.20 of interest', () => {
    const before = revenueShareState(terms, collect(84), terms.start.plusDays(85));
    expect(before.payoffMinor).toBe(13_020n);
    const after = revenueShareState(terms, collect(85), terms.start.plusDays(85));
    expect(after).toMatchObject({ balanceMinor: 0n, interestPaidMinor: 45_020n, creditMinor: 34_980n });
    expect(after.rows.at(-1)).toMatchObject({ principal: 13_017n, interest: 3n });
  });

  it('takes no more of the sales than ends the loan', () => {
    expect(shareOfSales(600_000n, rate('0.08'), 13_020n, 'HALF_UP')).toBe(13_020n);
    expect(shareOfSales(600_000n, rate('0.08'), 99_999_999n, 'HALF_UP')).toBe(48_000n);
  });

  it('accrues over days without sales, once rounded and without compounding', () => {
    // 40,000.00 × 9.6 % × 30/365 = 315.616.
    expect(revenueShareState(terms, [], date('2026-12-31')).interestDueMinor).toBe(31_562n);
    const small = [{ date: date('2026-12-31'), amountMinor: 10_000n }];
    const state = revenueShareState(terms, small, date('2027-01-30'));
    expect(state).toMatchObject({ balanceMinor: 4_000_000n, interestDueMinor: 21_562n + 31_562n });
  });

  it('falls behind when less than a sixth is repaid in 60 days, and wholly after the final day', () => {
    const slow = collect(60, 5_000n);
    expect(revenueShareState(terms, slow, terms.start.plusDays(59)).shortfallMinor).toBe(0n);
    const { balanceMinor, shortfallMinor } = revenueShareState(terms, slow, terms.start.plusDays(60));
    expect(shortfallMinor).toBe(666_667n - (4_000_000n - balanceMinor));
    expect(revenueShareState(terms, collect(60), terms.start.plusDays(60)).shortfallMinor).toBe(0n);
    const late = revenueShareState(terms, slow, date('2027-12-01'));
    expect(late.shortfallMinor).toBe(late.balanceMinor);
  });
});
