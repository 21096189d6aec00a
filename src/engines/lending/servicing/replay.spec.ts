import { contract, date, event, pay, rate, runs } from '../../../../test/support/loan-history.js';
import { DomainError } from '../../../kernel/domain-error.js';
import {
  euApr,
  MAX_EVENTS,
  plannedFlows,
  repaymentCalendar,
  replay,
  type ServicingEvent,
  settlementQuote,
  totalOf,
  usApr,
} from '../index.js';

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

describe('figures of Apache Fineract', () => {
  const six = (more: Parameters<typeof contract>[2]) =>
    contract('2024-01-01', 6, { principalMinor: 10_000n, rounding: 'HALF_EVEN', ...more });

  // ProgressiveEMICalculatorTest, payoff on 15 February: 14 of 29 days of 0.4875.
  it('settle 100.00 at 7 % on 15 February with 83.57 and 0.24', () => {
    const loan = six({ rateAnnual: rate('0.07') });
    const quote = settlementQuote(loan, [pay('2024-02-01', 1_701n)], date('2024-02-15'));
    expect(quote.owed).toMatchObject({ principal: 8_357n, interest: 24n });
  });

  // ProgressiveEMICalculatorTest, second disbursement of 100.00 on a due date at 9.4822 %.
  it('respread a second drawdown over the four rows that are left', () => {
    const loan = six({ rateAnnual: rate('0.094822') });
    const second = event('drawdown', '2024-03-01', { amountMinor: 10_000n });
    const state = replay(loan, [second], date('2024-03-01'));
    expect(runs(state)).toBe('17.13 × 2, 42.63 × 3, 42.61 × 1');
    expect(state.rows.map((row) => Number(row.interest))).toEqual([79, 66, 132, 99, 67, 33]);
  });
});

describe('a merchant refund of 50.00 after 14 days of July', () => {
  // Apache Fineract, LoanMerchantIssuedRefund.feature, C3854 and C3843: 1,000.00 at 10 % in three months.
  const loan = contract('2024-07-01', 3, { rateAnnual: rate('0.1'), rounding: 'HALF_EVEN' });
  const refund = (refundInterest: boolean) =>
    event('refund', '2024-07-15', { amountMinor: 5_000n, effect: 'shorten', refundInterest });

  it('lowers the interest from its own day and the last row', () => {
    const state = replay(loan, [refund(false)], date('2024-07-15'));
    expect(runs(state)).toBe('338.90 × 2, 287.84 × 1');
    expect(state.rows.map((row) => Number(row.interest))).toEqual([810, 516, 238]);
  });

  it('gives back 0.19 of interest on the refunded part', () => {
    const [entry] = replay(loan, [refund(true)], date('2024-07-15')).entries;
    expect(entry).toMatchObject({ forgoneInterestMinor: 19n, rebateMinor: 0n });
  });

  it('leaves no trace when it is reversed', () => {
    const first = refund(true);
    const reversal = event('reversal', '2024-07-16', { of: first.id });
    expect(replay(loan, [first, reversal], date('2024-07-16'))).toEqual(replay(loan, [], date('2024-07-16')));
  });
});

describe('a refund with interest after rows were paid', () => {
  it('gives back as money what those rows had collected on the refunded part', () => {
    const loan = contract('2026-12-01', 12, { principalMinor: 1_200_000n, rateAnnual: rate('0.12') });
    const instalment = replay(loan, [], date('2026-12-01')).rows[0];
    const paid = (instalment?.principal ?? 0n) + (instalment?.interest ?? 0n);
    const refund = event('refund', '2027-02-01', {
      amountMinor: 100_000n,
      effect: 'lower',
      refundInterest: true,
    });
    const history = [pay('2027-01-01', paid), pay('2027-02-01', paid), refund];
    const entry = replay(loan, history, date('2027-02-01')).entries.at(-1);
    // Two months at 1 % on 1,000.00.
    expect(entry).toMatchObject({ rebateMinor: 2_000n, reducedPrincipalMinor: 102_000n, creditMinor: 0n });
  });
});

describe('a settlement', () => {
  const fees = [
    { amountMinor: 1_200n, collected: 'financed' },
    { amountMinor: 1_200n, collected: 'spread' },
  ] as const;
  const loan = contract('2026-12-01', 12, { principalMinor: 120_000n, fees });

  it('gives back fees for the time that is left', () => {
    const quote = settlementQuote(loan, [], date('2027-06-02'));
    // 182 of 365 days are left; of the spread fee a thirtieth of June is owed besides the rows before.
    expect(quote.feeRebateMinor).toBe(598n);
    expect(quote.owed).toMatchObject({ principal: 121_200n, fee: 603n, interest: 0n });
    expect(quote.totalMinor).toBe(121_200n + 603n - 598n);
  });

  it('or all of them stay due, where the contract says so', () => {
    const strict = { ...loan, feeRebate: 'none' } as const;
    const quote = settlementQuote(strict, [], date('2027-06-02'));
    expect(quote).toMatchObject({ feeRebateMinor: 0n, totalMinor: 122_400n });
  });

  it('returns what was paid ahead of time', () => {
    const early = event('payment', '2026-12-05', { amountMinor: 50_000n, advance: 'future' });
    const plain = contract('2026-12-01', 12, { principalMinor: 120_000n });
    expect(settlementQuote(plain, [early], date('2026-12-10'))).toMatchObject({
      creditMinor: 50_000n,
      totalMinor: 70_000n,
    });
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

describe('a facility from which nothing is drawn yet', () => {
  const facility = contract('2026-10-15', 6, { principalMinor: 0n });

  it('owes nothing until the first drawdown', () => {
    expect(replay(facility, [], date('2026-12-31'))).toMatchObject({ isRepaid: true, rows: [] });
    const { calendar } = contract('2026-11-15', 6).terms;
    const stage = event('drawdown', '2026-11-15', { amountMinor: 500_000n, calendar });
    const state = replay(facility, [stage], date('2026-11-15'));
    expect(runs(state)).toBe('833.34 × 2, 833.33 × 4');
  });

  it('takes the refund of one stage off that stage', () => {
    const { calendar } = contract('2026-11-15', 6).terms;
    const first = event('drawdown', '2026-11-15', { amountMinor: 600_000n, calendar });
    const second = event('drawdown', '2026-11-15', { amountMinor: 300_000n, calendar });
    const refund = { amountMinor: 300_000n, effect: 'lower' } as const;
    const history = [first, second, event('refund', '2026-11-20', { ...refund, drawdown: second.id })];
    expect(runs(replay(facility, history, date('2026-11-20')))).toBe('1000.00 × 6');
  });
});

describe('the annual rate at a payout', () => {
  it('is 4.907 % when the fourth year of the university is drawn', () => {
    const terms = { principalMinor: 700_000n, rateAnnual: rate('0.048'), principalGrace: 47 };
    const tuition = contract('2026-09-01', 95, terms);
    const draw = (day: string) => event('drawdown', day, { amountMinor: 700_000n });
    const drawn = [draw('2027-09-01'), draw('2028-09-01'), draw('2029-09-01')];
    const flows = plannedFlows(tuition, drawn, date('2029-09-01'));
    expect((euApr(flows, 'month') * 100).toFixed(3)).toBe('4.907');
  });

  it('counts a down payment on principal as paid on its day, and no penalties', () => {
    const loan = contract('2026-12-01', 12, { principalMinor: 1_200_000n, rateAnnual: rate('0.12') });
    const prepaid = event('prepayment', '2027-03-01', { amountMinor: 300_000n, effect: 'lower' });
    const late = event('charge', '2027-01-10', { component: 'penalty', amountMinor: 5_000n });
    const flows = plannedFlows(loan, [late, prepaid], date('2027-03-01'));
    expect(flows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBeLessThan(0n);
    expect((usApr(flows, { unit: 'month', count: 1 }) * 100).toFixed(2)).toBe('12.00');
  });
});

describe('limits', () => {
  it('refuse an endless history and amounts of nothing', () => {
    const loan = contract('2026-12-01', 6);
    const endless = Array.from({ length: MAX_EVENTS + 1 }, () => pay('2027-01-01', 1n));
    expect(() => replay(loan, endless, date('2027-01-01'))).toThrow(DomainError);
    expect(() => replay(loan, [pay('2027-01-01', 0n)], date('2027-01-01'))).toThrow(DomainError);
  });

  it('refuse new due dates that are not ahead, and drawdowns after the end', () => {
    const loan = contract('2026-12-01', 6);
    const back = event('reschedule', '2027-02-01', { dueDates: [date('2027-01-15')] });
    expect(() => replay(loan, [back], date('2027-02-01'))).toThrow(DomainError);
    const late = event('drawdown', '2027-06-01', { amountMinor: 1n });
    expect(() => replay(loan, [late], date('2027-06-01'))).toThrow(DomainError);
  });
});

describe('a waiver', () => {
  it('takes away a penalty, but never more than is owed', () => {
    const loan = contract('2026-12-01', 6);
    const charge = event('charge', '2027-01-10', { component: 'penalty', amountMinor: 500n });
    const waiver = event('waiver', '2027-01-11', { component: 'penalty', amountMinor: 800n });
    const state = replay(loan, [charge, waiver], date('2027-01-11'));
    expect(state.open.penalty).toBe(0n);
    expect(state.entries.at(-1)?.lines).toEqual([
      { dueDate: date('2027-01-01'), component: 'penalty', amountMinor: 500n },
    ]);
  });
});

describe('new due dates', () => {
  // Found by random histories: a plan that had ended early counted its last balance again.
  it('leave nothing of a plan that was repaid before', () => {
    const short = contract('2026-12-01', 3, { principalMinor: 9n });
    const dueDates = (days: string[]) => ({ dueDates: days.map(date) });
    const history = [
      event('refund', '2027-01-01', { amountMinor: 9n, effect: 'shorten' }),
      event('reschedule', '2027-02-10', dueDates(['2027-05-01', '2027-06-01'])),
    ];
    const { rows, isRepaid } = replay(short, history, date('2027-02-10'));
    expect(isRepaid).toBe(true);
    expect(rows.reduce((sum, row) => sum + row.principal, 0n)).toBe(3n);
  });

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
