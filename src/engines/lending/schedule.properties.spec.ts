import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { LocalDate } from '../../kernel/calendar-date.js';
import { fraction, type RoundingMode } from '../../kernel/fraction.js';
import { estimatedInstalment, exactInstalment } from './annuity.js';
import {
  buildEvenedSchedule,
  buildSchedule,
  mergeSchedules,
  type Period,
  repaymentCalendar,
  type RepaymentCalendar,
  type Schedule,
  type ScheduleTerms,
} from './index.js';

const CONTRACTS = { numRuns: 2000 };
const Precise = Decimal.clone({ precision: 50, rounding: Decimal.ROUND_HALF_UP });
const MODES = {
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
};

interface Contract {
  readonly principal: number;
  /** Annual rate in hundred-thousandths. */
  readonly rate: number;
  readonly count: number;
  readonly startDay: number;
  readonly dayCount: '30/360' | 'ACT/365F' | 'ACT/360';
  readonly rounding: RoundingMode;
  readonly grace: number;
  readonly balloonPercent: number;
}

const contracts: fc.Arbitrary<Contract> = fc.record({
  principal: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 1_000_000_000 })),
  rate: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 36_000 })),
  count: fc.integer({ min: 1, max: 60 }),
  startDay: fc.integer({ min: 18_000, max: 24_000 }),
  dayCount: fc.constantFrom('30/360', 'ACT/365F', 'ACT/360'),
  rounding: fc.constantFrom<RoundingMode>('HALF_UP', 'HALF_EVEN'),
  grace: fc.nat(3),
  balloonPercent: fc.constantFrom(0, 0, 30),
});

function termsOf(contract: Contract): ScheduleTerms {
  const principalMinor = BigInt(contract.principal);
  return {
    principalMinor,
    rateAnnual: fraction(contract.rate, 100_000),
    calendar: repaymentCalendar({
      start: LocalDate.ofEpochDay(contract.startDay),
      frequency: { unit: 'months', every: 1 },
      count: contract.count,
      dayCount: contract.dayCount,
    }),
    rounding: contract.rounding,
    principalGrace: Math.min(contract.grace, contract.count - 1),
    balloonMinor: (principalMinor * BigInt(contract.balloonPercent)) / 100n,
    // Real days can make a month's interest exceed a very small instalment.
    unpaidInterest: 'carry',
  };
}

/** Rates per period from the calendar itself, by JavaScript's dates instead of js-joda's. */
function decimalRates(contract: Contract, calendar: RepaymentCalendar): Decimal[] {
  const rate = new Precise(contract.rate).div(100_000);
  const utc = (date: LocalDate) => Date.UTC(date.year(), date.monthValue() - 1, date.dayOfMonth());
  return calendar.periods.map(({ start, due }) => {
    if (contract.dayCount === '30/360') return rate.div(12);
    return rate.mul((utc(due) - utc(start)) / 86_400_000).div(contract.dayCount === 'ACT/360' ? 360 : 365);
  });
}

/** The level schedule once more, in decimals: EMI = (P − X·v_n) / ∑ v_k with v_k the discount factors, written over v_n. */
function decimalTotals(contract: Contract, terms: ScheduleTerms): string[] {
  const rates = decimalRates(contract, terms.calendar);
  const grace = terms.principalGrace ?? 0;
  const mode = MODES[contract.rounding];
  // What one unit paid with row k is worth at the end.
  const growth = rates.map(() => new Precise(1));
  for (let k = rates.length - 2; k >= 0; k--)
    growth[k] = worth(growth, k + 1).mul(worth(rates, k + 1).add(1));
  const annuity = growth.slice(grace).reduce((sum, each) => sum.add(each), new Precise(0));
  let balance = new Precise(contract.principal);
  const balloon = new Precise(String(terms.balloonMinor ?? 0n));
  const instalment = balance
    .mul(worth(growth, grace))
    .mul(worth(rates, grace).add(1))
    .sub(balloon)
    .div(annuity)
    .toDecimalPlaces(0, mode);
  let carried = new Precise(0);
  return rates.map((rate, k) => {
    const interest = balance.mul(rate).toDecimalPlaces(0, mode).add(carried);
    let paid = k < grace ? interest : instalment;
    if (k >= grace && paid.sub(interest).gt(balance)) paid = balance.add(interest);
    if (k === rates.length - 1) paid = balance.add(interest);
    carried = Decimal.max(0, interest.sub(paid));
    balance = balance.sub(Decimal.max(0, paid.sub(interest)));
    return paid.toFixed(0);
  });
}

const worth = (values: readonly Decimal[], index: number) => values[index] as Decimal;
const totalsOf = ({ rows }: Schedule) => rows.map(({ total }) => total.toString());

const percentOf = ({ principal }: Contract, percent: number) => (BigInt(principal) * BigInt(percent)) / 100n;

describe('any schedule', () => {
  const withChange = fc.tuple(
    contracts,
    fc.constantFrom('level', 'equalPrincipal', 'bullet'),
    fc.integer({ min: -100, max: 300 }),
  );

  it('sums to what was paid out and never owes less than nothing', () => {
    fc.assert(
      fc.property(withChange, ([contract, amortisation, percent]) => {
        const terms = termsOf(contract);
        // A drawdown, or a refund of no more than is owed, when the last period begins.
        const before = buildSchedule({ ...terms, amortisation }).rows.at(-2)?.balance ?? terms.principalMinor;
        const wanted = percentOf(contract, percent);
        const change = before + wanted < 0n ? -before : wanted;
        const lastPeriod = terms.calendar.periods.at(-1) as Period;
        const changes = [{ date: lastPeriod.start, amountMinor: change }];
        const schedule = buildSchedule({ ...terms, amortisation, changes });
        let balance = terms.principalMinor;
        let isSound = schedule.rows.length === contract.count;
        for (const row of schedule.rows) {
          if (row.number === contract.count) balance += change;
          balance -= row.principal;
          isSound &&= row.balance === balance && row.total === row.principal + row.interest;
          isSound &&= row.principal >= 0n && row.interest >= 0n && row.balance >= 0n;
        }
        expect(isSound).toBe(true);
        expect(balance).toBe(0n);
        expect(schedule.totalPayable).toBe(terms.principalMinor + change + schedule.totalInterest);
      }),
      CONTRACTS,
    );
  });

  it('merged with itself has every amount twice', () => {
    fc.assert(
      fc.property(contracts, (contract) => {
        const schedule = buildSchedule(termsOf(contract));
        const merged = mergeSchedules([schedule, schedule]);
        expect(merged.rows.map(({ total, balance }) => [total, balance])).toEqual(
          schedule.rows.map(({ total, balance }) => [total * 2n, balance * 2n]),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('level schedules', () => {
  it('agree to the cent with decimals of 50 digits', () => {
    fc.assert(
      fc.property(
        contracts.filter(({ rate }) => rate > 0),
        (contract) => {
          const terms = termsOf(contract);
          expect(totalsOf(buildSchedule(terms))).toEqual(decimalTotals(contract, terms));
        },
      ),
      CONTRACTS,
    );
  });

  it('differ in the last row by no more than the roundings before it', () => {
    fc.assert(
      fc.property(
        contracts.filter(({ rate, principal }) => rate > 0 && principal > 10_000),
        (contract) => {
          const terms = { ...termsOf(contract), balloonMinor: 0n };
          const { rows } = buildSchedule(terms);
          const grace = terms.principalGrace ?? 0;
          const instalment = rows[grace]?.total ?? 0n;
          const rates = decimalRates(contract, terms.calendar).slice(grace);
          // Half a unit for the instalment and half for each interest, all growing until the end.
          const worst = rates.reduce((sum, rate) => sum.mul(rate.add(1)).add(1), new Precise(0)).toNumber();
          expect(Math.abs(Number((rows.at(-1)?.total ?? 0n) - instalment))).toBeLessThanOrEqual(worst + 1);
        },
      ),
      CONTRACTS,
    );
  });

  it('are evened out without losing a unit', () => {
    fc.assert(
      fc.property(contracts, (contract) => {
        const terms = { ...termsOf(contract), balloonMinor: 0n, principalGrace: 0 };
        const gap = ({ rows }: Schedule) =>
          Math.abs(Number((rows.at(-1)?.total ?? 0n) - (rows.at(-2) ?? rows.at(-1))!.total));
        const evened = buildEvenedSchedule(terms);
        expect(evened.totalPrincipal).toBe(terms.principalMinor);
        expect(gap(evened)).toBeLessThanOrEqual(gap(buildSchedule(terms)));
      }),
      { numRuns: 500 },
    );
  });

  it('have the same instalment by estimate and in whole numbers', () => {
    const modes = fc.constantFrom<RoundingMode>('HALF_UP', 'HALF_EVEN', 'UP', 'DOWN');
    const input = fc.record({
      rates: fc.array(fc.bigInt({ min: 0n, max: 4_000n }), { minLength: 1, maxLength: 400 }),
      balance: fc.bigInt({ min: 1_000n, max: 2n ** 40n }),
      multipleMinor: fc.constantFrom(1n, 100n),
      rounding: modes,
    });
    let estimated = 0;
    fc.assert(
      fc.property(input, ({ rates, balance, multipleMinor, rounding }) => {
        const scale = 73_000n;
        const firstRowEnd = balance * (scale + (rates[0] as bigint));
        const annuity = { from: 0, firstRowEnd, balloonMinor: balance / 3n, rounding, multipleMinor };
        const estimate = estimatedInstalment({ rates, scale }, annuity);
        if (estimate === undefined) return;
        estimated++;
        expect(estimate).toBe(exactInstalment({ rates, scale }, annuity));
      }),
      CONTRACTS,
    );
    expect(estimated).toBeGreaterThan(CONTRACTS.numRuns / 2);
  });

  it('leave a tie to the whole numbers', () => {
    // 1 % of 50 minor units: 50.5 exactly.
    const tie = { from: 0, firstRowEnd: 50n * 101n, balloonMinor: 0n, multipleMinor: 1n } as const;
    const contract = { rates: [1n], scale: 100n };
    expect(estimatedInstalment(contract, { ...tie, rounding: 'HALF_UP' })).toBeUndefined();
    expect(exactInstalment(contract, { ...tie, rounding: 'HALF_UP' })).toBe(51n);
    expect(exactInstalment(contract, { ...tie, rounding: 'HALF_EVEN' })).toBe(50n);
  });
});
