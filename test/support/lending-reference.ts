import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { LocalDate } from '../../src/kernel/calendar-date.js';
import { fraction, type RoundingMode } from '../../src/kernel/fraction.js';
import { repaymentCalendar, type Schedule, type ScheduleTerms } from '../../src/engines/lending/index.js';

/**
 * A second implementation of schedules: decimals of 50 digits, JavaScript's own dates, discount factors instead of
 * growth. It shares nothing with the engine but the terms.
 */
export interface RandomLoan {
  readonly principal: number;
  /** Annual rate in hundred-thousandths. */
  readonly rate: number;
  readonly count: number;
  readonly unit: 'months' | 'weeks' | 'days';
  readonly every: number;
  readonly startDay: number;
  readonly dayCount: '30/360' | 'ACT/365F' | 'ACT/360';
  readonly rounding: RoundingMode;
  readonly amortisation: 'level' | 'equalPrincipal' | 'bullet';
  readonly grace: number;
  readonly graceKind: 'none' | 'principal' | 'interestFree' | 'capitalised';
  readonly balloonPercent: number;
}

/** How many loans a property tries: 2,000 in `npm test`, 100,000 in `npm run test:nightly`. */
export const PROPERTY_RUNS = Number(process.env['EMBANK_PROPERTY_RUNS'] ?? 2000);

export const randomLoans: fc.Arbitrary<RandomLoan> = fc.record({
  principal: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 1_000_000_000 })),
  rate: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 36_000 }), fc.constantFrom(12_000, 7_200)),
  count: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('months', 'months', 'weeks', 'days'),
  every: fc.integer({ min: 1, max: 3 }),
  startDay: fc.integer({ min: 18_000, max: 24_000 }),
  dayCount: fc.constantFrom('30/360', 'ACT/365F', 'ACT/360'),
  rounding: fc.constantFrom<RoundingMode>('HALF_UP', 'HALF_UP', 'HALF_EVEN', 'UP', 'DOWN'),
  amortisation: fc.constantFrom('level', 'level', 'level', 'equalPrincipal', 'bullet'),
  grace: fc.nat(3),
  graceKind: fc.constantFrom('none', 'principal', 'interestFree', 'capitalised'),
  balloonPercent: fc.constantFrom(0, 0, 30),
});

const graceOf = (loan: RandomLoan, kind: RandomLoan['graceKind']): number =>
  loan.graceKind === kind ? Math.min(loan.grace, loan.count - 1) : 0;

export function termsOf(loan: RandomLoan): ScheduleTerms {
  const principalMinor = BigInt(loan.principal);
  return {
    principalMinor,
    rateAnnual: fraction(loan.rate, 100_000),
    calendar: repaymentCalendar({
      start: LocalDate.ofEpochDay(loan.startDay),
      frequency: { unit: loan.unit, every: loan.every },
      count: loan.count,
      dayCount: loan.dayCount,
    }),
    rounding: loan.rounding,
    remainder: 'rounded',
    amortisation: loan.amortisation,
    principalGrace: graceOf(loan, 'principal'),
    interestFreeGrace: graceOf(loan, 'interestFree'),
    capitalisedGrace: graceOf(loan, 'capitalised'),
    balloonMinor: (principalMinor * BigInt(loan.balloonPercent)) / 100n,
    // Real days can make a month's interest exceed a very small instalment.
    unpaidInterest: 'carry',
  };
}

const Precise = Decimal.clone({ precision: 50, rounding: Decimal.ROUND_HALF_UP });
const MODES = {
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
} as const;
const DAY_MS = 86_400_000;
const ZERO = new Precise(0);

/** Ends of the periods as days since 1970, by JavaScript's dates. */
function dueDays({ startDay, unit, every, count }: RandomLoan): number[] {
  const start = new Date(startDay * DAY_MS);
  return Array.from({ length: count }, (_, k) => {
    const steps = (k + 1) * every;
    if (unit !== 'months') return startDay + steps * (unit === 'weeks' ? 7 : 1);
    const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + steps];
    const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Date.UTC(year, month, Math.min(start.getUTCDate(), lastDay)) / DAY_MS;
  });
}

/** Days and base of every period; interest = balance × rate × days / base. */
export function periodLengths(loan: RandomLoan): { days: number; base: number }[] {
  let previous = loan.startDay;
  return dueDays(loan).map((due, k) => {
    const real = due - previous;
    previous = due;
    if (k < graceOf(loan, 'interestFree')) return { days: 0, base: 1 };
    if (loan.dayCount !== '30/360') return { days: real, base: loan.dayCount === 'ACT/360' ? 360 : 365 };
    const regular = { months: 30, weeks: 7, days: 1 }[loan.unit];
    return { days: loan.every * regular, base: 360 };
  });
}

/** What 50 digits cannot tell from a whole or half unit is one. */
const rounded = (value: Decimal, mode: Decimal.Rounding): Decimal =>
  value.toDecimalPlaces(25, Decimal.ROUND_HALF_UP).toDecimalPlaces(0, mode);

/** The instalment: (P − X·v_n) / ∑ v_k with v_k the discount factors from the start of row `from`. */
function instalment(rates: readonly Decimal[], from: number, balance: Decimal, balloon: Decimal): Decimal {
  let factor: Decimal = new Precise(1);
  let annuity: Decimal = ZERO;
  for (const rate of rates.slice(from)) {
    factor = factor.div(rate.add(1));
    annuity = annuity.add(factor);
  }
  return balance.sub(balloon.mul(factor)).div(annuity);
}

/** Rows as "principal + interest = balance". */
export function referenceRows(loan: RandomLoan): string[] {
  const mode = MODES[loan.rounding];
  const annual = new Precise(loan.rate).div(100_000);
  const lengths = periodLengths(loan);
  const rates = lengths.map(({ days, base }) => annual.mul(days).div(base));
  const capitalised = graceOf(loan, 'capitalised');
  const grace = Math.max(capitalised, graceOf(loan, 'principal'));
  const balloonAgreed = new Precise(String(termsOf(loan).balloonMinor ?? 0n));
  let balance: Decimal = new Precise(loan.principal);
  let [carried, level, part] = [ZERO, ZERO, ZERO];
  return lengths.map(({ days, base }, k) => {
    if (k === grace) {
      const balloon = Decimal.min(balloonAgreed, balance);
      level = rounded(instalment(rates, k, balance, balloon), mode);
      part = rounded(balance.sub(balloon).div(loan.count - k), mode);
    }
    const due = rounded(balance.mul(annual).mul(days).div(base), mode).add(carried);
    let [principal, interest] = [ZERO, due];
    if (k === loan.count - 1) principal = balance;
    else if (k < capitalised) [interest, balance] = [ZERO, balance.add(due)];
    else if (k >= grace && loan.amortisation === 'equalPrincipal') principal = Decimal.min(part, balance);
    else if (k >= grace && loan.amortisation === 'level') {
      const wanted = loan.rate === 0 ? part : level.sub(due);
      principal = Decimal.max(0, Decimal.min(wanted, balance));
      if (wanted.lt(0)) interest = level;
    }
    carried = k < capitalised ? ZERO : due.sub(interest);
    balance = balance.sub(principal);
    return `${principal.toFixed(0)} + ${interest.toFixed(0)} = ${balance.toFixed(0)}`;
  });
}

export function rowTexts({ rows }: Schedule): string[] {
  return rows.map(({ principal, interest, balance }) => `${principal} + ${interest} = ${balance}`);
}

/** Due dates by the second implementation, as ISO texts. */
export function referenceDates(loan: RandomLoan): string[] {
  return dueDays(loan).map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
}
