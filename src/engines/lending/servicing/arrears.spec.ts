import { contract, date, event, pay, rate } from '../../../../test/support/loan-history.js';
import { arrears, bucketOf, lateFees, type LateFeeTerms, overdueInterest, replay } from '../index.js';

const loan = contract('2026-12-01', 6, { principalMinor: 60_000n });
const on = (day: string, history: Parameters<typeof replay>[1] = []) => replay(loan, history, date(day));

describe('arrears', () => {
  it('tell what is due today from what is late', () => {
    expect(arrears(on('2027-02-01'))).toMatchObject({
      dueToday: { principal: 10_000n },
      pastDueMinor: 10_000n,
      oldestUnpaidDueDate: date('2027-01-01'),
      daysPastDue: 31,
      bucket: '31-60',
    });
  });

  it('are none when the day’s instalment is paid', () => {
    expect(arrears(on('2027-01-01', [pay('2027-01-01', 10_000n)]))).toMatchObject({
      pastDueMinor: 0n,
      daysPastDue: 0,
      bucket: '0',
    });
  });

  it.each([
    [0, '0'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, '90+'],
  ])('put %i days into bucket %s', (days, bucket) => {
    expect(bucketOf(days)).toBe(bucket);
  });

  it('count no days for a trifle', () => {
    const state = on('2027-01-20', [pay('2027-01-01', 9_900n)]);
    expect(arrears(state).daysPastDue).toBe(19);
    expect(arrears(state, { toleranceMinor: 100n })).toMatchObject({ daysPastDue: 0, pastDueMinor: 100n });
  });

  it('count no days of a pause, however pauses overlap', () => {
    const pause = (from: string, until: string) => event('pause', from, { until: date(until) });
    const history = [pause('2027-01-11', '2027-01-21'), pause('2027-01-16', '2027-01-26')];
    expect(arrears(on('2027-01-31', history)).daysPastDue).toBe(30 - 15);
    expect(on('2027-01-20', history).isPaused).toBe(true);
    expect(on('2027-01-26', history).isPaused).toBe(false);
    expect(arrears(on('2027-01-15', history)).daysPastDue).toBe(9);
  });
});

describe('late fees', () => {
  const terms: LateFeeTerms = { fixedMinor: 500n, rounding: 'HALF_UP' };
  const amounts = (more: Partial<LateFeeTerms>, day = '2027-03-15') =>
    lateFees(on(day), { ...terms, ...more }).map(({ amountMinor }) => Number(amountMinor));

  it('are charged once for every row that is late', () => {
    const fees = lateFees(on('2027-02-15'), terms);
    expect(fees.map(({ dueDate }) => dueDate)).toEqual([date('2027-01-01'), date('2027-02-01')]);
    const posted = fees.map(({ amountMinor, dueDate }) =>
      event('charge', '2027-02-15', { component: 'penalty', amountMinor, dueDate }),
    );
    expect(lateFees(on('2027-02-15', posted), terms)).toEqual([]);
    expect(on('2027-02-15', posted).open.penalty).toBe(1_000n);
  });

  it('are never charged on a paused contract, nor within the tolerance', () => {
    const pause = event('pause', '2027-01-10', { until: date('2027-04-01') });
    expect(lateFees(on('2027-02-15', [pause]), terms)).toEqual([]);
    expect(amounts({ toleranceDays: 14 }, '2027-01-15')).toEqual([]);
    expect(amounts({ toleranceDays: 14 }, '2027-01-16')).toEqual([500]);
    expect(amounts({ toleranceMinor: 1_000_000n }, '2027-01-16')).toEqual([]);
  });

  it('keep every cap, the strictest first', () => {
    expect(amounts({ shareOfPastDuePrincipal: rate('0.05') })).toEqual([1_000, 1_000, 1_000]);
    expect(amounts({ capPerInstalmentMinor: 300n })).toEqual([300, 300, 300]);
    expect(amounts({ capPerContractMinor: 1_200n })).toEqual([500, 500, 200]);
    expect(amounts({ ceiling: { perChargeMinor: 450n } })).toEqual([450, 450, 450]);
    // 100.00 at 24 % a year for 73, 42 and 14 days late, rounded down.
    expect(amounts({ ceiling: { rateAnnual: rate('0.24') } })).toEqual([480, 276, 92]);
  });
});

describe('interest on overdue principal', () => {
  const late = (overdue: 'none' | 'contractRate') =>
    contract(
      '2026-12-01',
      6,
      { principalMinor: 60_000n, rateAnnual: rate('0.365'), dayCount: 'ACT/365F' },
      { overdueInterest: overdue },
    );

  it('runs to the day of each payment, at the contract’s rate, if agreed', () => {
    const principal = replay(late('none'), [], date('2027-01-01')).rows[0]?.principal ?? 0n;
    const daily = Number(principal) / 1_000;
    const state = (history: Parameters<typeof replay>[1], day: string) =>
      replay(late('contractRate'), history, date(day));
    expect(overdueInterest(late('contractRate'), state([], '2027-01-11'))).toBe(
      BigInt(Math.round(daily * 10)),
    );
    expect(overdueInterest(late('none'), state([], '2027-01-11'))).toBe(0n);
    const paid = [pay('2027-01-11', 30_000n)];
    expect(overdueInterest(late('contractRate'), state(paid, '2027-01-31'))).toBe(
      BigInt(Math.round(daily * 10)),
    );
  });

  it('is not asked for twice', () => {
    const terms = late('contractRate');
    const amountMinor = overdueInterest(terms, replay(terms, [], date('2027-01-11')));
    const charge = event('charge', '2027-01-11', { component: 'interest', amountMinor });
    expect(overdueInterest(terms, replay(terms, [charge], date('2027-01-11')))).toBe(0n);
  });
});
