import { contract, date, event, pay, rate, runs } from '../../../../test/support/loan-history.js';
import { repaymentCalendar, replay, type ServicingEvent, settlementQuote, totalOf } from '../index.js';

describe('the phone: 4,799.00 over 12 months at 0 %', () => {
  const phone = contract('2026-12-01', 12, { principalMinor: 479_900n });
  const paidThree = [pay('2027-01-01', 39_992n), pay('2027-02-01', 39_992n), pay('2027-03-01', 39_992n)];
  const after = (effect: 'shorten' | 'lower') =>
    replay(
      phone,
      [...paidThree, event('refund', '2027-03-05', { amountMinor: 150_000n, effect })],
      date('2027-03-05'),
    );

  it('owes 3,599.24 after three instalments', () => {
    expect(replay(phone, paidThree, date('2027-03-05')).open.principal).toBe(359_924n);
  });

  it('owes 2,099.24 after a refund of 1,500.00, in fewer instalments', () => {
    const state = after('shorten');
    expect(state.open.principal).toBe(209_924n);
    expect(runs(state, 3)).toBe('399.92 × 5, 99.64 × 1');
    expect(state.entries.at(-1)).toMatchObject({ reducedPrincipalMinor: 150_000n, creditMinor: 0n });
  });

  it('or in lower ones, and the paid ones stay as they were', () => {
    const state = after('lower');
    expect(runs(state, 3)).toBe('233.25 × 8, 233.24 × 1');
    expect(state.rows.slice(0, 3)).toEqual(replay(phone, paidThree, date('2027-03-05')).rows.slice(0, 3));
  });

  it('holds as credit what a refund exceeds the debt by, and pays it out', () => {
    const history = [...paidThree, event('refund', '2027-03-05', { amountMinor: 479_900n, effect: 'lower' })];
    const state = replay(phone, history, date('2027-12-31'));
    expect(state).toMatchObject({ isRepaid: true, creditMinor: 119_976n });
    const paidOut = [...history, event('creditPayout', '2027-03-06', { amountMinor: 119_976n })];
    expect(replay(phone, paidOut, date('2027-12-31')).creditMinor).toBe(0n);
  });

  it('is settled without interest', () => {
    const quote = settlementQuote(phone, paidThree, date('2027-03-20'));
    expect(quote.totalMinor).toBe(359_924n);
    const history = [...paidThree, event('settlement', '2027-03-20', { amountMinor: quote.totalMinor })];
    expect(replay(phone, history, date('2027-03-20'))).toMatchObject({ isRepaid: true, creditMinor: 0n });
  });

  it('computes a reversed payment away', () => {
    const [first, second, third] = paidThree as [ServicingEvent, ServicingEvent, ServicingEvent];
    const reversed = [first, second, third, event('reversal', '2027-03-10', { of: second.id })];
    const without = replay(phone, [first, third], date('2027-03-10'));
    expect(replay(phone, reversed, date('2027-03-10'))).toEqual(without);
    expect(without.rows[1]?.paid.principal).toBe(39_992n);
    expect(without.rows[2]?.paid.principal).toBe(0n);
  });
});

describe('a refund of everything after 21 days', () => {
  // Apache Fineract, merchant issued refund with interest refund, UC1: 1,000.00 at 9.9 % ACT/ACT in a leap year.
  const loan = contract('2024-01-01', 6, { rateAnnual: rate('0.099'), dayCount: 'ACT/ACT' });
  const refund = (refundInterest: boolean) =>
    event('refund', '2024-01-22', { amountMinor: 100_000n, effect: 'shorten', refundInterest });

  it('leaves 5.68 of interest', () => {
    const state = replay(loan, [refund(false)], date('2024-01-22'));
    expect(state.open).toMatchObject({ principal: 0n, interest: 568n });
  });

  it('or nothing when the interest is refunded too', () => {
    const state = replay(loan, [refund(true)], date('2024-01-22'));
    expect(state.isRepaid).toBe(true);
    expect(state.entries[0]).toMatchObject({ forgoneInterestMinor: 568n, rebateMinor: 0n, creditMinor: 0n });
  });
});

describe('a loan with interest', () => {
  const loan = contract('2026-12-01', 24, { principalMinor: 479_900n, rateAnnual: rate('0.072') });

  it('is settled to the day, or to the end of the period', () => {
    const history = [pay('2027-01-01', 21_530n)];
    const quote = settlementQuote(loan, history, date('2027-01-16'));
    // 4,612.49 left at 0.6 % a month, 15 of 31 days.
    expect(quote.owed).toMatchObject({ principal: 461_249n, interest: 1_339n });
    const full = settlementQuote(loan, history, date('2027-01-16'), { isFullPeriod: true });
    expect(full.owed.interest).toBe(2_767n);
    for (const [isFullPeriod, { totalMinor }] of [
      [false, quote],
      [true, full],
    ] as const) {
      const settled = event('settlement', '2027-01-16', { amountMinor: totalMinor, isFullPeriod });
      expect(replay(loan, [...history, settled], date('2027-01-16'))).toMatchObject({
        isRepaid: true,
        creditMinor: 0n,
      });
    }
  });

  it('settles what is owed when a payment before the settlement is reversed', () => {
    const first = pay('2027-01-01', 21_530n);
    const { totalMinor } = settlementQuote(loan, [first], date('2027-01-16'));
    const history = [
      first,
      event('settlement', '2027-01-16', { amountMinor: totalMinor }),
      event('reversal', '2027-01-20', { of: first.id }),
    ];
    expect(totalOf(replay(loan, history, date('2027-01-20')).open)).toBe(21_530n);
  });

  it('holds a second payment ahead of time until its row falls due', () => {
    const early = [pay('2026-12-20', 21_530n), pay('2026-12-21', 21_530n)];
    expect(replay(loan, early, date('2026-12-31'))).toMatchObject({ creditMinor: 21_530n });
    const later = replay(loan, early, date('2027-02-01'));
    expect(later.creditMinor).toBe(0n);
    expect(later.entries.at(-1)).toMatchObject({ type: 'creditApplied', date: date('2027-02-01') });
  });
});

describe('several drawdowns', () => {
  it('are each repaid on their own, on one calendar', () => {
    const stages = contract('2026-10-15', 6, { principalMinor: 600_000n });
    const calendar = repaymentCalendar({
      start: date('2026-12-15'),
      frequency: { unit: 'months', every: 1 },
      count: 6,
      dayCount: '30/360',
    });
    const second = event('drawdown', '2026-12-15', { amountMinor: 900_000n, calendar });
    expect(runs(replay(stages, [second], date('2026-12-15')))).toBe('1000.00 × 2, 2500.00 × 4, 1500.00 × 2');
  });

  it('are respread over the open rows on their real day', () => {
    const tuition = contract('2026-09-01', 95, {
      principalMinor: 700_000n,
      rateAnnual: rate('0.048'),
      principalGrace: 47,
    });
    const draw = (day: string) => event('drawdown', day, { amountMinor: 700_000n });
    const drawn = [draw('2027-09-01'), draw('2028-09-01'), draw('2029-09-01')];
    expect(runs(replay(tuition, drawn, date('2029-09-01')))).toBe(
      '28.00 × 12, 56.00 × 12, 84.00 × 12, 112.00 × 11, 642.29 × 47, 642.09 × 1',
    );
    const late = replay(tuition, [draw('2027-09-16')], date('2027-09-16'));
    expect(late.rows[12]?.interest).toBe(4_200n);
  });
});

describe('new due dates', () => {
  const loan = contract('2026-12-01', 6, { principalMinor: 60_000n, rateAnnual: rate('0.12') });
  const first = pay('2027-01-01', 10_353n);

  it('leave paid rows untouched and charge interest for the longer time', () => {
    const dueDates = ['2027-04-01', '2027-05-01', '2027-06-01', '2027-07-01', '2027-08-01'].map(date);
    const before = replay(loan, [first], date('2027-01-20'));
    const state = replay(loan, [first, event('reschedule', '2027-01-20', { dueDates })], date('2027-01-20'));
    expect(state.rows[0]).toEqual(before.rows[0]);
    expect(state.rows.slice(1).map((row) => row.dueDate)).toEqual(dueDates);
    // 502.47 for three months at 1 %.
    expect(state.rows[1]?.interest).toBe(1_507n);
    expect(state.open.principal).toBe(before.open.principal);
  });

  it('may take arrears along', () => {
    const dueDates = ['2027-04-01', '2027-05-01', '2027-06-01', '2027-07-01', '2027-08-01'].map(date);
    const moved = event('reschedule', '2027-03-10', { dueDates, includeArrears: true });
    const before = replay(loan, [first], date('2027-03-10'));
    const state = replay(loan, [first, moved], date('2027-03-10'));
    expect(state.open.principal).toBe(before.open.principal);
    expect(
      state.rows
        .filter((row) => !row.dueDate.isAfter(date('2027-03-10')))
        .map(({ paid, ...row }) => [row.principal - paid.principal, row.interest - paid.interest]),
    ).toEqual([
      [0n, 0n],
      [0n, 0n],
      [0n, 0n],
    ]);
  });
});
