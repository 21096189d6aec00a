import fc from 'fast-check';
import {
  periodLengths,
  PROPERTY_RUNS,
  randomLoans,
  type RandomLoan,
  referenceDates,
  referenceRows,
  rowTexts,
  termsOf,
} from '../../../test/support/lending-reference.js';
import { type RoundingMode } from '../../kernel/fraction.js';
import { estimatedInstalment, exactInstalment } from './annuity.js';
import { buildEvenedSchedule, buildSchedule, mergeSchedules, type Period, type Schedule } from './index.js';

const CONTRACTS = { numRuns: PROPERTY_RUNS };

const percentOf = ({ principal }: RandomLoan, percent: number) =>
  (BigInt(principal) * BigInt(percent)) / 100n;

describe('any schedule', () => {
  it('agrees to the cent and the day with the second implementation', () => {
    fc.assert(
      fc.property(randomLoans, (loan) => {
        const schedule = buildSchedule(termsOf(loan));
        expect(rowTexts(schedule)).toEqual(referenceRows(loan));
        expect(schedule.rows.map(({ dueDate }) => dueDate.toString())).toEqual(referenceDates(loan));
      }),
      CONTRACTS,
    );
  });

  const withChange = fc.tuple(randomLoans, fc.integer({ min: -100, max: 300 }));

  it('sums to what was paid out and never owes less than nothing', () => {
    fc.assert(
      fc.property(withChange, ([contract, percent]) => {
        const terms = termsOf(contract);
        // A drawdown, or a refund of no more than is owed, when the last period begins.
        const before = buildSchedule(terms).rows.at(-2)?.balance ?? terms.principalMinor;
        const wanted = percentOf(contract, percent);
        const change = before + wanted < 0n ? -before : wanted;
        const lastPeriod = terms.calendar.periods.at(-1) as Period;
        const changes = [{ date: lastPeriod.start, amountMinor: change }];
        const schedule = buildSchedule({ ...terms, changes });
        let balance = terms.principalMinor;
        let isSound = schedule.rows.length === contract.count;
        for (const row of schedule.rows) {
          if (row.number === contract.count) balance += change;
          balance += row.capitalised - row.principal;
          isSound &&= row.balance === balance && row.total === row.principal + row.interest;
          isSound &&= row.principal >= 0n && row.interest >= 0n && row.balance >= 0n;
        }
        expect(isSound).toBe(true);
        expect(balance).toBe(0n);
        const capitalised = schedule.rows.reduce((sum, row) => sum + row.capitalised, 0n);
        expect(schedule.totalPrincipal).toBe(terms.principalMinor + change + capitalised);
        expect(schedule.totalPayable).toBe(schedule.totalPrincipal + schedule.totalInterest);
      }),
      CONTRACTS,
    );
  });

  it('merged with itself has every amount twice', () => {
    fc.assert(
      fc.property(randomLoans, (contract) => {
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
  it('differ in the last row by no more than the roundings before it', () => {
    fc.assert(
      fc.property(
        randomLoans.filter(({ rate, principal, graceKind }) => {
          return rate > 0 && principal > 10_000 && graceKind !== 'capitalised';
        }),
        (contract) => {
          const terms = { ...termsOf(contract), balloonMinor: 0n, amortisation: 'level' as const };
          const { rows } = buildSchedule(terms);
          // Interest carried over a row bears none, which is no rounding.
          fc.pre(rows.every(({ deferredInterest }) => deferredInterest === 0n));
          const grace = terms.principalGrace ?? 0;
          const instalment = rows[grace]?.total ?? 0n;
          // One unit at most for the instalment and one for each interest, all growing until the end.
          const lengths = periodLengths(contract).slice(grace);
          const worst = lengths.reduce(
            (sum, { days, base }) => sum * (1 + (contract.rate / 100_000) * (days / base)) + 2,
            0,
          );
          expect(Math.abs(Number((rows.at(-1)?.total ?? 0n) - instalment))).toBeLessThanOrEqual(worst + 1);
        },
      ),
      CONTRACTS,
    );
  });

  it('are evened out without losing a unit', () => {
    fc.assert(
      fc.property(randomLoans, (contract) => {
        const terms = {
          ...termsOf(contract),
          balloonMinor: 0n,
          principalGrace: 0,
          capitalisedGrace: 0,
          amortisation: 'level' as const,
        };
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
