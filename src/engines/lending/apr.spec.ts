import fc from 'fast-check';
import { LocalDate } from '../../kernel/calendar-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { fraction } from '../../kernel/fraction.js';
import {
  allRates,
  buildSchedule,
  type CashFlow,
  cashFlows,
  cnRate,
  euApr,
  type EuInterval,
  euYears,
  percentText,
  repaymentCalendar,
  soleRate,
  type UnitPeriod,
  unitPeriodOf,
  usApr,
} from './index.js';

const date = (text: string) => LocalDate.parse(text);
const flow = (day: string, amountMinor: bigint): CashFlow => ({ date: date(day), amountMinor });

function level(
  start: string,
  first: string,
  count: number,
  amount: bigint,
  step: (from: LocalDate, k: number) => LocalDate,
): CashFlow[] {
  const payments = Array.from({ length: count }, (_, k) => ({
    date: step(date(first), k),
    amountMinor: -amount,
  }));
  return [flow(start, 0n), ...payments];
}

const months = (every: number) => (from: LocalDate, k: number) => from.plusMonths(k * every);
const weeks = (every: number) => (from: LocalDate, k: number) => from.plusDays(k * every * 7);
const lend = (amountMinor: bigint, flows: CashFlow[]) => [
  { ...(flows[0] as CashFlow), amountMinor },
  ...flows.slice(1),
];

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
  return 'accepted';
}

describe('Regulation Z, Appendix J (c)', () => {
  const month: UnitPeriod = { unit: 'month', count: 1 };

  it.each<[string, CashFlow[], UnitPeriod, string]>([
    [
      '(1)(ii) long first period',
      lend(600_000n, level('1978-02-10', '1978-04-01', 36, 20_000n, months(1))),
      month,
      '11.82',
    ],
    [
      '(3)(i) irregular last payment',
      [
        ...lend(500_000n, level('1978-01-10', '1978-02-10', 23, 23_000n, months(1))),
        flow('1980-01-10', -28_000n),
      ],
      month,
      '10.50',
    ],
    [
      '(2)(ii) every four weeks',
      [
        flow('1978-03-18', 40_000n),
        flow('1978-04-20', -3_950n),
        ...level('1978-03-18', '1978-05-18', 11, 3_831n, weeks(4)).slice(1),
      ],
      { unit: 'week', count: 4 },
      '28.50',
    ],
    [
      '(5)(i) one payment after 255 days',
      [flow('1978-01-03', 100_000n), flow('1978-09-15', -108_000n)],
      { unit: 'term', count: 1 },
      '11.45',
    ],
    [
      '(5)(ii) one payment after six months',
      [flow('1978-07-15', 100_000n), flow('1979-01-15', -104_400n)],
      { unit: 'term', count: 1 },
      '8.80',
    ],
    [
      '(7)(i) three advances',
      [
        flow('1979-04-10', 2_000_000n),
        flow('1979-06-12', 2_000_000n),
        flow('1979-09-18', 2_000_000n),
        ...level('1979-04-10', '1979-12-10', 240, 61_236n, months(1)).slice(1),
      ],
      month,
      '10.25',
    ],
  ])('%s', (_name, flows, unitPeriod, expected) => {
    expect(percentText(usApr(flows, unitPeriod), 2)).toBe(expected);
  });

  it('counts semimonths and years by their own odd days', () => {
    const half = Array.from({ length: 24 }, (_, k) =>
      flow('1978-03-01', 0n)
        .date.plusMonths(k >> 1)
        .plusDays((k % 2) * 15),
    );
    const semimonthly = [
      flow('1978-02-23', 500_000n),
      ...half.map((day) => ({ date: day, amountMinor: -21_917n })),
    ];
    expect(percentText(usApr(semimonthly, { unit: 'semimonth', count: 1 }), 2)).toBe('10.34');
    const yearly = lend(100_000n, level('2023-10-26', '2023-11-30', 5, 50_000n, months(12)));
    expect(percentText(usApr(yearly, { unit: 'month', count: 12 }), 2)).toBe('78.34');
  });

  it('takes the unit-period from the frequency, a single payment its own term', () => {
    expect(unitPeriodOf({ unit: 'months', every: 1 }, 12)).toEqual({ unit: 'month', count: 1 });
    expect(unitPeriodOf({ unit: 'days', every: 14 }, 4)).toEqual({ unit: 'week', count: 2 });
    expect(unitPeriodOf({ unit: 'days', every: 10 }, 4)).toEqual({ unit: 'day', count: 1 });
    expect(unitPeriodOf({ unit: 'months', every: 11 }, 1)).toEqual({ unit: 'term', count: 1 });
  });
});

describe('EU intervals', () => {
  // Commission guidelines SWD(2012)128, section 4.1.1; the last three are month ends.
  it.each<[string, string, EuInterval, number, number]>([
    ['2019-01-12', '2020-01-12', 'month', 1, 1],
    ['2012-01-12', '2012-02-15', 'month', 401, 4380],
    ['2013-01-12', '2013-02-15', 'month', 67, 732],
    ['2013-02-26', '2013-03-29', 'month', 65, 732],
    ['2012-01-12', '2012-02-15', 'year', 34, 365],
    ['2012-01-12', '2013-01-10', 'week', 1, 1],
    ['2012-01-12', '2012-01-30', 'week', 469, 9490],
    ['2012-02-26', '2012-02-26', 'month', 0, 1],
    ['2024-01-31', '2024-02-29', 'month', 1, 12],
    ['2024-02-29', '2024-03-31', 'month', 1, 12],
    ['2023-02-28', '2024-02-29', 'year', 1, 1],
  ])('%s to %s by the %s', (start, end, interval, num, den) => {
    expect(euYears(date(start), date(end), interval)).toEqual(fraction(num, den));
  });
});

describe('EU APR', () => {
  // Directive 98/7/EC, annex: 1,000 repaid by 1,200 after 18 months.
  it('finds 12.92 % over eighteen months and 12.96 % on calendar days', () => {
    const flows = [flow('2024-01-01', 100_000n), flow('2025-07-01', -120_000n)];
    expect(percentText(euApr(flows, 'month'), 2)).toBe('12.92');
    expect(
      percentText(
        soleRate([
          { amount: 1000, periods: 0, odd: 0 },
          { amount: -1200, periods: 546 / 365, odd: 0 },
        ]),
        2,
      ),
    ).toBe('12.96');
  });

  it('follows very short credit to enormous rates', () => {
    const nineDays = [
      { amount: 100, periods: 0, odd: 0 },
      { amount: -128, periods: 9 / 365, odd: 0 },
    ];
    expect(soleRate(nineDays)).toBeCloseTo(1.28 ** (365 / 9) - 1, 6);
  });

  it('is exactly 0 without any cost, and below 0 when less is repaid', () => {
    expect(
      euApr([flow('2024-01-01', 300n), flow('2024-02-01', -100n), flow('2024-03-01', -200n)], 'month'),
    ).toBe(0);
    expect(euApr([flow('2024-01-01', 300n), flow('2025-01-01', -270n)], 'month')).toBeCloseTo(-0.1, 12);
  });

  it('is the compounded nominal rate of a monthly loan', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 3000 }),
        (permille, count, day) => {
          const calendar = repaymentCalendar({
            start: date('2024-01-31').plusDays(day),
            frequency: { unit: 'months', every: 1 },
            count,
            dayCount: '30/360',
          });
          const rateAnnual = fraction(permille, 1000);
          const flows = cashFlows(
            buildSchedule({ principalMinor: 10n ** 12n, rateAnnual, calendar, rounding: 'HALF_UP' }),
          );
          expect(euApr(flows, 'month')).toBeCloseTo((1 + permille / 12_000) ** 12 - 1, 8);
          expect(cnRate(flows, 'cn-simple')).toBeCloseTo(permille / 1000, 8);
          expect(cnRate(flows, 'cn-irr-compound')).toBeCloseTo((1 + permille / 12_000) ** 12 - 1, 8);
          if (count > 1) expect(usApr(flows, { unit: 'month', count: 1 })).toBeCloseTo(permille / 1000, 8);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('CN rates', () => {
  it('count odd days as thirtieths of a month', () => {
    const flows = [flow('2026-12-01', 100_000n), flow('2027-01-16', -103_000n)];
    expect(cnRate(flows, 'cn-simple')).toBeCloseTo(12 * (1.03 ** (1 / 1.5) - 1), 12);
    expect(cnRate(flows, 'cn-irr-compound')).toBeCloseTo(1.03 ** 8 - 1, 12);
  });
});

describe('rates that cannot be disclosed', () => {
  const timed = (...amounts: number[]) => amounts.map((amount, periods) => ({ amount, periods, odd: 0 }));

  it('has no rate when money flows one way only, or none at all', () => {
    expect(codeOf(() => soleRate(timed(100, 100)))).toBe('apr_no_root');
    expect(codeOf(() => soleRate(timed(100, 0)))).toBe('apr_no_root');
    expect(codeOf(() => euApr([], 'month'))).toBe('lending_terms_invalid');
    expect(codeOf(() => euApr([flow('2024-01-01', 100n), flow('2024-01-01', -110n)], 'month'))).toBe(
      'apr_no_root',
    );
  });

  it('refuses flows with several rates', () => {
    // (1+i)² − 2.3(1+i) + 1.32 = 0 at 10 % and 20 %.
    const twofold = timed(-100, 230, -132);
    expect(codeOf(() => soleRate(twofold))).toBe('apr_several_roots');
    expect(allRates(twofold).map((rate) => Number(rate.toFixed(9)))).toEqual([0.1, 0.2]);
  });

  it('accepts later drawdowns between payments while something is owed', () => {
    expect(soleRate(timed(1000, -10, 990, -20, -2020))).toBeCloseTo(0.01, 2);
  });
});

describe('percentages for display', () => {
  it.each([
    [0.12925, 1, '12.9'],
    [0.12945, 2, '12.95'],
    [0.1005, 1, '10.1'],
    [0.00049999, 2, '0.05'],
    [0, 2, '0.00'],
    [-0.0125, 1, '-1.3'],
  ])('%d at %i decimals is %s', (rate, decimals, text) => {
    expect(percentText(rate, decimals)).toBe(text);
  });
});
