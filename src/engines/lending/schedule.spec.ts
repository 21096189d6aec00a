import { LocalDate } from '../../kernel/calendar-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { type Fraction, parseDecimal } from '../../kernel/fraction.js';
import {
  buildEvenedSchedule,
  buildSchedule,
  calendarOver,
  type CalendarTerms,
  cashFlows,
  interestBetween,
  mergeSchedules,
  repaymentCalendar,
  type Schedule,
  type ScheduleTerms,
} from './index.js';

const date = (text: string) => LocalDate.parse(text);
const rate = (text: string): Fraction => parseDecimal(text) as Fraction;

function calendar(start: string, count: number, more: Partial<CalendarTerms> = {}) {
  const frequency = { unit: 'months', every: 1 } as const;
  return repaymentCalendar({ start: date(start), frequency, count, dayCount: '30/360', ...more });
}

function terms(principalMinor: bigint, rateAnnual: string, more: Partial<ScheduleTerms> = {}): ScheduleTerms {
  const from = calendar('2024-01-01', 6);
  return { principalMinor, rateAnnual: rate(rateAnnual), calendar: from, rounding: 'HALF_UP', ...more };
}

/** Rows as "principal + interest" in minor units. */
const parts = ({ rows }: Schedule) => rows.map(({ principal, interest }) => `${principal} + ${interest}`);
const totals = ({ rows }: Schedule) => rows.map(({ total }) => Number(total));
const days = ({ rows }: Schedule) => rows.map(({ dueDate }) => dueDate.toString());

function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.details.extensions];
    throw error;
  }
  return 'accepted';
}

describe('level instalments', () => {
  // Apache Fineract, BatchApi.feature, C3509.
  it('repays 100.00 at 7 % in six months', () => {
    const schedule = buildSchedule(terms(10_000n, '0.07', { rounding: 'HALF_EVEN' }));
    expect(totals(schedule)).toEqual([1701, 1701, 1701, 1701, 1701, 1700]);
    expect(parts(schedule).slice(0, 3)).toEqual(['1643 + 58', '1652 + 49', '1662 + 39']);
  });

  // Apache Fineract, LoanMonthEndDueDateStrategy.feature, UC5: real days of 2025, due on the last of each month.
  it('counts real days and keeps the month end', () => {
    const real = calendar('2025-01-31', 3, { dayCount: 'ACT/ACT' });
    const schedule = buildSchedule(terms(1_000_000n, '0.12', { calendar: real }));
    expect(days(schedule)).toEqual(['2025-02-28', '2025-03-31', '2025-04-30']);
    expect(parts(schedule)).toEqual(['330577 + 9205', '332959 + 6823', '336464 + 3319']);
  });

  // Apache Fineract, ProgressiveEMICalculatorTest: the year changes on 31 December.
  it('shows where the turn of the year makes a cent', () => {
    const first = (dayCount: 'ACT/ACT' | 'ACT/ACT-DEC31') =>
      buildSchedule(terms(500_000n, '0.0999', { calendar: calendar('2023-11-13', 6, { dayCount }) })).rows[1]
        ?.interest;
    expect(first('ACT/ACT-DEC31')).toBe(3545n);
    expect(first('ACT/ACT')).toBe(3546n);
  });

  it('accepts one instalment and one day', () => {
    expect(parts(buildSchedule(terms(100_000n, '0.07', { calendar: calendar('2024-01-01', 1) })))).toEqual([
      '100000 + 583',
    ]);
    const oneDay = calendar('2024-02-28', 1, { frequency: { unit: 'days', every: 1 }, dayCount: 'ACT/365F' });
    expect(parts(buildSchedule(terms(3_650_000n, '0.1', { calendar: oneDay })))).toEqual(['3650000 + 1000']);
  });

  it('takes a first instalment on the first day without interest', () => {
    const today = calendar('2024-01-01', 4, { firstDue: date('2024-01-01') });
    const schedule = buildSchedule(terms(100_000n, '0.12', { calendar: today }));
    expect(totals(schedule)).toEqual([25374, 25374, 25374, 25375]);
    expect(schedule.rows[0]).toMatchObject({ interest: 0n, balance: 74_626n });
  });

  it('measures a long first period as it is', () => {
    const stub = calendar('2024-01-01', 3, { firstDue: date('2024-02-16') });
    const schedule = buildSchedule(terms(300_000n, '0.12', { calendar: stub }));
    expect(days(schedule)).toEqual(['2024-02-16', '2024-03-16', '2024-04-16']);
    expect(schedule.rows[0]?.interest).toBe(4500n);
  });

  it('keeps a balloon for the end and shows it', () => {
    const schedule = buildSchedule(terms(100_000n, '0.06', { balloonMinor: 40_000n }));
    expect(totals(schedule)).toEqual([10376, 10376, 10376, 10376, 10376, 50375]);
    expect(schedule.rows.map(({ balloon }) => balloon)).toEqual([0n, 0n, 0n, 0n, 0n, 40_000n]);
  });

  it('rounds instalments to whole units when the contract says so', () => {
    const whole = buildSchedule(terms(10_000n, '0.07', { instalmentMultipleMinor: 100n }));
    expect(totals(whole)).toEqual([1700, 1700, 1700, 1700, 1700, 1705]);
  });

  // Apache Fineract, EMICalculation.feature, C3165: without evening out the last is 15.49.
  it('evens out the last instalment on request', () => {
    const five = terms(7_500n, '0.123', { calendar: calendar('2024-01-01', 5), rounding: 'HALF_EVEN' });
    expect(totals(buildSchedule(five)).at(-1)).not.toBe(1545);
    expect(totals(buildEvenedSchedule(five))).toEqual([1547, 1547, 1547, 1547, 1545]);
  });
});

describe('other ways to repay', () => {
  it('repays equal parts of the principal', () => {
    const equal = buildSchedule(
      terms(100_000n, '0.12', { amortisation: 'equalPrincipal', calendar: calendar('2024-01-01', 3) }),
    );
    expect(parts(equal)).toEqual(['33333 + 1000', '33333 + 667', '33334 + 333']);
  });

  // Apache Fineract, LoanBulletBalloon.feature, BL01.
  it('pays interest until a bullet', () => {
    const bullet = buildSchedule(
      terms(10_000n, '0.3', { amortisation: 'bullet', calendar: calendar('2024-01-01', 3) }),
    );
    expect(parts(bullet)).toEqual(['0 + 250', '0 + 250', '10000 + 250']);
  });

  it.each([
    ['first', [334, 333, 333]],
    ['last', [333, 333, 334]],
    ['rounded', [333, 333, 334]],
  ] as const)('gives the remainder of a 0 %% split to the %s', (remainder, expected) => {
    const schedule = buildSchedule(terms(1000n, '0', { remainder, calendar: calendar('2024-01-01', 3) }));
    expect(totals(schedule)).toEqual(expected);
  });

  it('splits less than a minor unit per row without going below zero', () => {
    for (const remainder of ['first', 'last', 'rounded'] as const) {
      for (const rateAnnual of ['0', '0.5']) {
        const schedule = buildSchedule(terms(4n, rateAnnual, { remainder }));
        expect(schedule.totalPrincipal).toBe(4n);
        expect(schedule.rows.every((row) => row.balance >= 0n && row.principal >= 0n)).toBe(true);
      }
    }
  });

  it('ends a given instalment early, or leaves the rest to the last row', () => {
    expect(totals(buildSchedule(terms(10_000n, '0', { instalmentMinor: 4_000n })))).toEqual([
      4000, 4000, 2000,
    ]);
    expect(
      totals(buildSchedule(terms(10_000n, '0', { instalmentMinor: 1_000n, lastRow: 'takesRest' }))).at(-1),
    ).toBe(5000);
  });
});

describe('the four kinds of grace', () => {
  // Apache Fineract, Loan.feature: three deferred payments of 50.00 are collected with the fourth.
  it('defers the payment of interest', () => {
    const grace = { principalGrace: 6, interestPaymentGrace: 3, instalmentMultipleMinor: 100n };
    const schedule = buildSchedule(
      terms(500_000n, '0.12', { ...grace, calendar: calendar('2022-11-01', 18) }),
    );
    expect(totals(schedule).slice(0, 8)).toEqual([0, 0, 0, 20000, 5000, 5000, 44400, 44400]);
    expect(totals(schedule).at(-1)).toBe(44709);
  });

  it('leaves rows without interest', () => {
    const schedule = buildSchedule(terms(60_000n, '0.12', { interestFreeGrace: 2 }));
    expect(schedule.rows.slice(0, 3).map(({ interest }) => interest > 0n)).toEqual([false, false, true]);
    expect(schedule.rows[5]?.balance).toBe(0n);
  });

  it('pays only interest first', () => {
    const schedule = buildSchedule(terms(60_000n, '0.12', { principalGrace: 3 }));
    expect(totals(schedule)).toEqual([600, 600, 600, 20401, 20401, 20402]);
  });
});

describe('grace that adds interest to the principal', () => {
  it('pays nothing first and repays more principal than was paid out', () => {
    const schedule = buildSchedule(terms(60_000n, '0.12', { capitalisedGrace: 2 }));
    expect(schedule.rows.map(({ capitalised }) => Number(capitalised))).toEqual([600, 606, 0, 0, 0, 0]);
    expect(totals(schedule)).toEqual([0, 0, 15686, 15686, 15686, 15685]);
    expect(schedule.totalPrincipal).toBe(61_206n);
  });

  it('is not mixed with grace that collects interest', () => {
    const mixed = () => buildSchedule(terms(60_000n, '0.12', { capitalisedGrace: 1, principalGrace: 1 }));
    expect(refusal(mixed)).toEqual(['lending_terms_invalid', { term: 'capitalisedGrace' }]);
  });
});

describe('the last instalment', () => {
  const kept = (more: Partial<ScheduleTerms>) => () =>
    buildSchedule(
      terms(60_000n, '0.12', {
        changes: [{ date: date('2024-03-01'), amountMinor: 20_000n }],
        onChange: 'keepInstalment',
        ...more,
      }),
    );

  it('never silently takes what a kept instalment leaves of a further drawdown', () => {
    expect(refusal(kept({}))).toEqual(['last_instalment_exceeds', { excessMinor: 20_811 }]);
    expect(kept({ lastRow: 'takesRest' })().totalPrincipal).toBe(80_000n);
    expect(kept({ lastRow: { mayExceedByMinor: 20_811n } })().totalPrincipal).toBe(80_000n);
    expect(refusal(kept({ lastRow: { mayExceedByMinor: 20_810n } }))).not.toBe('accepted');
  });

  it('may be held to a limit also where it takes only roundings', () => {
    const whole = terms(10_000n, '0.07', { instalmentMultipleMinor: 100n });
    expect(refusal(() => buildSchedule({ ...whole, lastRow: { mayExceedByMinor: 4n } }))).toEqual([
      'last_instalment_exceeds',
      { excessMinor: 5 },
    ]);
  });
});

describe('interest from before the start', () => {
  it('is collected on top of the first instalment', () => {
    const plain = totals(buildSchedule(terms(60_000n, '0.12')));
    const opening = totals(buildSchedule(terms(60_000n, '0.12', { openingInterestMinor: 777n })));
    expect(opening).toEqual([(plain[0] ?? 0) + 777, ...plain.slice(1)]);
  });
});

describe('a reduction in the first period', () => {
  it('keeps the instalment that was agreed, or lowers it', () => {
    const reduce = (effect: 'keepInstalment' | 'respread') =>
      buildSchedule(
        terms(60_000n, '0.12', { changes: [{ date: date('2024-01-01'), amountMinor: -30_000n, effect }] }),
      );
    expect(totals(reduce('keepInstalment'))).toEqual([10353, 10353, 9891]);
    expect(totals(reduce('respread'))).toEqual([5176, 5176, 5176, 5176, 5176, 5178]);
  });

  it('asks for the interest that had accrued, even above the new instalment', () => {
    const changes = [{ date: date('2024-01-31'), amountMinor: -59_999n }];
    const schedule = buildSchedule(terms(60_000n, '0.12', { changes }));
    expect(parts(schedule)[0]).toBe('0 + 581');
    expect(schedule.totalPrincipal).toBe(1n);
  });
});

describe('changes of the balance', () => {
  it('charges a drawdown from its own day: 14 of 29', () => {
    const changes = [{ date: date('2024-02-16'), amountMinor: 60_000n }];
    const schedule = buildSchedule(terms(60_000n, '0.12', { changes }));
    const { balance } = schedule.rows[0] as { balance: bigint };
    expect(Number(schedule.rows[1]?.interest)).toBe(Math.round(Number(balance) / 100 + (600 * 14) / 29));
    expect(schedule.totalPrincipal).toBe(120_000n);
    expect(new Set(totals(schedule).slice(1, 5)).size).toBe(1);
  });

  it('counts a drawdown on a due date from the next period', () => {
    const changes = [{ date: date('2024-02-01'), amountMinor: 60_000n }];
    const [first, second] = buildSchedule(terms(60_000n, '0.12', { changes })).rows;
    expect(first?.interest).toBe(600n);
    expect(second?.interest).toBe(((first?.balance ?? 0n) + 60_000n) / 100n);
  });

  it('leaves rows before a refund as they were', () => {
    const changes = [{ date: date('2024-04-10'), amountMinor: -20_000n }];
    const before = buildSchedule(terms(60_000n, '0.12'));
    for (const onChange of ['respread', 'keepInstalment'] as const) {
      const after = buildSchedule(terms(60_000n, '0.12', { changes, onChange }));
      expect(after.rows.slice(0, 3)).toEqual(before.rows.slice(0, 3));
      expect(after.totalPrincipal).toBe(40_000n);
    }
  });

  it('refuses to give back more than is owed, or a change outside the term', () => {
    const change = (day: string, amountMinor: bigint) => () =>
      buildSchedule(terms(60_000n, '0.12', { changes: [{ date: date(day), amountMinor }] }));
    expect(refusal(change('2024-04-10', -60_000n))).toEqual(['lending_terms_invalid', { term: 'changes' }]);
    expect(refusal(change('2024-07-01', 1n))).toEqual(['lending_terms_invalid', { term: 'changes' }]);
    expect(refusal(change('2023-12-31', 1n))).toEqual(['lending_terms_invalid', { term: 'changes' }]);
  });

  it('collects a down payment on the first day as a row of its own', () => {
    const today = calendar('2024-01-01', 1, { firstDue: date('2024-01-01') });
    const down = buildSchedule(terms(2_500n, '0.05', { calendar: today }));
    const merged = mergeSchedules([
      down,
      buildSchedule(terms(7_500n, '0.05', { calendar: calendar('2024-01-01', 5) })),
    ]);
    // Apache Fineract, EMICalculation.feature, C3161.
    expect(totals(merged)).toEqual([2500, 1519, 1519, 1519, 1519, 1518]);
    expect(merged.rows.map(({ balance }) => Number(balance))).toEqual([7500, 6012, 4518, 3018, 1512, 0]);
  });
});

describe('interest above the instalment', () => {
  const late = terms(1_000_000n, '0.36', {
    calendar: calendarOver(
      date('2024-01-01'),
      [date('2025-01-01'), date('2025-02-01'), date('2025-03-01')],
      '30/360',
    ),
    instalmentMinor: 100_000n,
  });

  it('is refused unless the contract carries it', () => {
    expect(refusal(() => buildSchedule(late))).toEqual(['instalment_below_interest', { row: 1 }]);
  });

  it('runs on to the next rows and is paid in full', () => {
    const carry = { ...late, unpaidInterest: 'carry' } as const;
    expect(refusal(() => buildSchedule(carry))).toEqual([
      'last_instalment_exceeds',
      { excessMinor: 1_120_000 },
    ]);
    const schedule = buildSchedule({ ...carry, lastRow: 'takesRest' });
    expect(parts(schedule)).toEqual(['0 + 100000', '0 + 100000', '1000000 + 220000']);
  });
});

describe('interest to a day', () => {
  // Apache Fineract, merchant refund UC1: 1,000.00 for 21 days of a leap year at 9.9 %.
  it('accrues on the balance since the last due date', () => {
    const accrual = {
      balanceMinor: 100_000n,
      rateAnnual: rate('0.099'),
      dayCount: 'ACT/ACT',
      rounding: 'HALF_UP',
    } as const;
    expect(interestBetween(accrual, date('2024-03-01'), date('2024-03-22'))).toBe(568n);
  });

  it('adds up to the interest of the period when something is drawn within it', () => {
    const long = calendar('2024-01-01', 2, { frequency: { unit: 'days', every: 45 } });
    const changes = [{ date: date('2024-02-10'), amountMinor: 360_000n }];
    // 40 of 45 days have passed, although they span more than a month.
    expect(buildSchedule(terms(0n, '0.1', { calendar: long, changes })).rows[0]?.interest).toBe(500n);
  });
});

describe('fees', () => {
  it('are financed, deducted, paid first or spread', () => {
    const fees = [
      { amountMinor: 600n, collected: 'financed' },
      { amountMinor: 250n, collected: 'deducted' },
      { amountMinor: 100n, collected: 'firstInstalment' },
      { amountMinor: 20n, collected: 'spread' },
    ] as const;
    const schedule = buildSchedule(terms(60_000n, '0', { fees }));
    expect(schedule.rows.map(({ fee }) => Number(fee))).toEqual([104, 4, 3, 3, 3, 3]);
    expect(totals(schedule)).toEqual([10204, 10104, 10103, 10103, 10103, 10103]);
    expect(cashFlows(schedule)[0]).toEqual({ date: date('2024-01-01'), amountMinor: 59_750n });
    expect(schedule).toMatchObject({ totalPrincipal: 60_600n, totalFee: 120n, totalPayable: 60_720n });
  });
});

describe('limits', () => {
  it.each<[string, Partial<ScheduleTerms>]>([
    ['principalMinor', { principalMinor: -1n }],
    ['principalMinor', { principalMinor: 2n ** 53n }],
    ['rateAnnual', { rateAnnual: { num: -1n, den: 100n } }],
    ['rateAnnual', { rateAnnual: { num: 101n, den: 1n } }],
    ['balloonMinor', { balloonMinor: 1_001n }],
    ['principalGrace', { principalGrace: 6 }],
    ['interestPaymentGrace', { interestPaymentGrace: 1 }],
    ['interestFreeGrace', { interestFreeGrace: 0.5 }],
    ['instalmentMinor', { instalmentMinor: 0n }],
    ['instalmentMultipleMinor', { instalmentMultipleMinor: 0n }],
    ['fees', { fees: [{ amountMinor: -1n, collected: 'spread' }] }],
  ])('refuses %s out of range', (term, more) => {
    expect(refusal(() => buildSchedule(terms(1_000n, '0.1', more)))).toEqual([
      'lending_terms_invalid',
      { term },
    ]);
  });

  it.each([0, 1201, 1.5])('refuses %s instalments', (count) => {
    expect(refusal(() => calendar('2024-01-01', count))).toEqual([
      'lending_terms_invalid',
      { term: 'count' },
    ]);
  });

  it('refuses dates beyond the year 2199', () => {
    const frequency = { unit: 'months', every: 1200 } as const;
    expect(refusal(() => calendar('2024-01-01', 2, { frequency }))).toEqual([
      'lending_terms_invalid',
      { term: 'count' },
    ]);
  });

  it('refuses a first due date before the start', () => {
    const early = () => calendar('2024-01-02', 1, { firstDue: date('2024-01-01') });
    expect(refusal(early)).toEqual(['lending_terms_invalid', { term: 'firstDue' }]);
  });
});
