import { LocalDate } from '../../kernel/calendar-date.js';
import { type Fraction, parseDecimal } from '../../kernel/fraction.js';
import {
  buildSchedule,
  cashFlows,
  cnRate,
  euApr,
  mergeSchedules,
  presentValue,
  type RepaymentCalendar,
  repaymentCalendar,
  type Schedule,
  type ScheduleTerms,
  usApr,
} from './index.js';

const date = (text: string) => LocalDate.parse(text);
const rate = (text: string): Fraction => parseDecimal(text) as Fraction;

function monthly(start: string, count: number): RepaymentCalendar {
  return repaymentCalendar({
    start: date(start),
    frequency: { unit: 'months', every: 1 },
    count,
    dayCount: '30/360',
  });
}

function loan(
  principalMinor: bigint,
  rateAnnual: string,
  calendar: RepaymentCalendar,
  more: Partial<ScheduleTerms> = {},
) {
  return { principalMinor, rateAnnual: rate(rateAnnual), calendar, rounding: 'HALF_UP', ...more } as const;
}

/** "399.92 × 8, 399.91 × 4": runs of equal totals, as a customer would be told. */
function runs(schedule: Schedule): string {
  const groups: { total: bigint; times: number }[] = [];
  for (const { total } of schedule.rows) {
    const last = groups.at(-1);
    if (last?.total === total) last.times++;
    else groups.push({ total, times: 1 });
  }
  return groups.map(({ total, times }) => `${(Number(total) / 100).toFixed(2)} × ${times}`).join(', ');
}

describe('the phone: 4,799.00 CNY financed on 2026-12-01', () => {
  const calendar = monthly('2026-12-01', 12);
  const zero = loan(479_900n, '0', calendar);

  it('splits the 0 % plan over twelve months from the first of January', () => {
    const schedule = buildSchedule(zero);
    expect(runs(schedule)).toBe('399.92 × 8, 399.91 × 4');
    expect(schedule.rows[0]?.dueDate.toString()).toBe('2027-01-01');
    expect(schedule.totalPayable).toBe(479_900n);
    expect(euApr(cashFlows(schedule), 'month')).toBe(0);
    expect(cnRate(cashFlows(schedule), 'cn-simple')).toBe(0);
    expect(usApr(cashFlows(schedule), { unit: 'month', count: 1 })).toBe(0);
  });

  it('is worth 4,616.96 to the bank at a yield of 7.20 %, so the shop bears 182.04', () => {
    const value = presentValue(buildSchedule(zero), {
      rateAnnual: rate('0.072'),
      calendar,
      rounding: 'HALF_UP',
    });
    expect(value).toBe(461_696n);
    expect(479_900n - value).toBe(18_204n);
  });

  it.each([
    [3, '1.19'],
    [6, '2.07'],
    [12, '3.79'],
  ])('costs the shop the listed discount over %i months: %s %%', (count, percent) => {
    const term = monthly('2026-12-01', count);
    const schedule = buildSchedule(loan(1_000_000n, '0', term));
    const value = presentValue(schedule, { rateAnnual: rate('0.072'), calendar: term, rounding: 'HALF_UP' });
    expect((Number(1_000_000n - value) / 10_000).toFixed(2)).toBe(percent);
  });

  it('flexes over 24 months at 7.20 %', () => {
    const schedule = buildSchedule(loan(479_900n, '0.0720', monthly('2026-12-01', 24)));
    expect(runs(schedule)).toBe('215.30 × 23, 215.26 × 1');
    expect(schedule.totalPayable).toBe(516_716n);
    expect(schedule.totalInterest).toBe(36_816n);
    expect((euApr(cashFlows(schedule), 'month') * 100).toFixed(1)).toBe('7.4');
    expect((cnRate(cashFlows(schedule), 'cn-simple') * 100).toFixed(2)).toBe('7.20');
    expect((cnRate(cashFlows(schedule), 'cn-irr-compound') * 100).toFixed(2)).toBe('7.44');
  });

  it('asks 1,199.75 today when 4,799.00 is paid in four', () => {
    const start = date('2026-12-01');
    const fortnights = repaymentCalendar({
      start,
      firstDue: start,
      frequency: { unit: 'weeks', every: 2 },
      count: 4,
      dayCount: '30/360',
    });
    const schedule = buildSchedule(loan(479_900n, '0', fortnights));
    expect(runs(schedule)).toBe('1199.75 × 4');
    expect(schedule.rows.map(({ dueDate }) => dueDate.toString())).toEqual([
      '2026-12-01',
      '2026-12-15',
      '2026-12-29',
      '2027-01-12',
    ]);
  });

  describe('a refund of 1,500.00 after three instalments', () => {
    const changes = [{ date: date('2027-03-05'), amountMinor: -150_000n }];

    it('shortens the plan when the instalment stays', () => {
      const schedule = buildSchedule({ ...zero, changes, onChange: 'keepInstalment' });
      expect(schedule.rows[2]?.balance).toBe(359_924n);
      expect(runs(schedule)).toBe('399.92 × 8, 99.64 × 1');
    });

    it('lowers the nine open instalments when it is spread again', () => {
      const schedule = buildSchedule({ ...zero, changes, onChange: 'respread' });
      expect(runs(schedule)).toBe('399.92 × 3, 233.25 × 8, 233.24 × 1');
    });
  });
});

describe('the term: 7,000.00 CNY on 1 September of four years at 4.80 %', () => {
  const drawdown = (year: number) => ({ date: date(`${year}-09-01`), amountMinor: 700_000n });
  const terms = loan(700_000n, '0.048', monthly('2026-09-01', 95), {
    principalGrace: 47,
    changes: [drawdown(2027), drawdown(2028), drawdown(2029)],
  });

  it('pays interest only until August 2030, then 48 instalments', () => {
    const schedule = buildSchedule(terms);
    expect(runs(schedule)).toBe('28.00 × 12, 56.00 × 12, 84.00 × 12, 112.00 × 11, 642.29 × 47, 642.09 × 1');
    const interestOnly = schedule.rows.slice(0, 47).reduce((sum, row) => sum + row.total, 0n);
    expect(interestOnly).toBe(324_800n);
    expect(schedule.rows[47]?.dueDate.toString()).toBe('2030-09-01');
    expect((euApr(cashFlows(schedule), 'month') * 100).toFixed(3)).toBe('4.907');
  });

  it('shows one calendar when each drawdown is repaid on its own', () => {
    const years = [2026, 2027, 2028, 2029];
    const merged = mergeSchedules(
      years.map((year) => {
        const grace = (2030 - year) * 12 - 1;
        return buildSchedule(
          loan(700_000n, '0.048', monthly(`${year}-09-01`, grace + 48), { principalGrace: grace }),
        );
      }),
    );
    expect(merged.rows).toHaveLength(95);
    expect(merged.totalPrincipal).toBe(2_800_000n);
    expect(runs(merged)).toMatch(/^28\.00 × 12, 56\.00 × 12, 84\.00 × 12, 112\.00 × 11, /);
    expect(merged.rows[11]?.balance).toBe(700_000n);
    expect(merged.rows[12]?.balance).toBe(1_400_000n);
    expect(merged.rows.at(-1)?.balance).toBe(0n);
  });

  it('splits this year alone in two at 0 %', () => {
    expect(runs(buildSchedule(loan(700_000n, '0', monthly('2026-09-01', 2))))).toBe('3500.00 × 2');
  });
});

describe('the tooth: 6,000.00 + 9,000.00 + 5,000.00 CNY', () => {
  it.each([
    [600_000n, '1000.00 × 6'],
    [900_000n, '1500.00 × 6'],
    [500_000n, '833.34 × 2, 833.33 × 4'],
  ])('repays the stage of %s in six months at 0 %%', (principal, expected) => {
    expect(runs(buildSchedule(loan(principal, '0', monthly('2026-10-15', 6))))).toBe(expected);
  });

  it('never owes a stage that is not done', () => {
    const done = [buildSchedule(loan(600_000n, '0', monthly('2026-10-15', 6)))];
    done.push(buildSchedule(loan(900_000n, '0', monthly('2026-12-15', 6))));
    const merged = mergeSchedules(done);
    expect(merged.totalPayable).toBe(1_500_000n);
    expect(runs(merged)).toBe('1000.00 × 2, 2500.00 × 4, 1500.00 × 2');
  });

  it('flexes the whole over 24 months at 7.20 %', () => {
    const schedule = buildSchedule(loan(2_000_000n, '0.072', monthly('2026-10-15', 24)));
    expect(runs(schedule)).toBe('897.27 × 23, 897.17 × 1');
    expect(schedule.totalInterest).toBe(153_438n);
  });
});

describe('the shop itself: 40,000.00 CNY, 480.00 of each day’s sales at 9.60 % ACT/365', () => {
  it('is repaid after 85 days with 450.20 interest', () => {
    const days = repaymentCalendar({
      start: date('2026-12-01'),
      frequency: { unit: 'days', every: 1 },
      count: 365,
      dayCount: 'ACT/365F',
    });
    const schedule = buildSchedule(loan(4_000_000n, '0.096', days, { instalmentMinor: 48_000n }));
    expect(schedule.rows).toHaveLength(85);
    expect(schedule.totalInterest).toBe(45_020n);
    expect(schedule.rows.at(-1)?.total).toBe(13_020n);
  });
});
