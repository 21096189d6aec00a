import fc from 'fast-check';
import {
  PROPERTY_RUNS,
  randomLoans,
  type RandomLoan,
  termsOf,
} from '../../../../test/support/lending-reference.js';
import { LocalDate } from '../../../kernel/calendar-date.js';
import {
  allocate,
  type AllocationOrder,
  arrears,
  COMPONENTS,
  type Contract,
  interestEarned,
  type LoanState,
  openOf,
  repaymentCalendar,
  owedOf,
  replay,
  type ServicingEvent,
  settlementQuote,
  splitRefund,
  totalOf,
} from '../index.js';

/** A replay costs ten times a schedule. */
const HISTORIES = { numRuns: Math.ceil(PROPERTY_RUNS / 4) };

const orders: fc.Arbitrary<AllocationOrder> = fc.record({
  across: fc.constantFrom('rows', 'components'),
  components: fc.shuffledSubarray([...COMPONENTS], { minLength: 4 }),
  advance: fc.constantFrom('hold', 'next', 'future'),
});

interface Step {
  readonly day: number;
  readonly kind: ServicingEvent['type'];
  readonly amount: number;
  readonly flag: boolean;
  readonly effect: 'shorten' | 'lower';
  readonly component: 'penalty' | 'fee' | 'interest';
}

const kinds = ['payment', 'payment', 'payment', 'prepayment', 'refund', 'charge', 'waiver'] as const;
const rareKinds = ['drawdown', 'reschedule', 'settlement', 'creditPayout', 'pause'] as const;

const steps = (allowed: readonly ServicingEvent['type'][]): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      /** Thousandths of the term. */
      day: fc.integer({ min: 0, max: 1_100 }),
      kind: fc.constantFrom(...allowed),
      /** Thousandths of the principal. */
      amount: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 1_500 })),
      flag: fc.boolean(),
      effect: fc.constantFrom('shorten', 'lower'),
      component: fc.constantFrom('penalty', 'fee', 'interest'),
    }),
    { maxLength: 10 },
  );

const shortLoans = randomLoans.map((loan) => ({ ...loan, count: Math.min(loan.count, 12) }));

function contractOf(loan: RandomLoan, allocation: AllocationOrder): Contract {
  const fees = [
    { amountMinor: BigInt(loan.grace * 100), collected: 'financed' as const },
    { amountMinor: BigInt(loan.count * 7), collected: 'spread' as const },
  ];
  const overdueInterest = loan.every === 1 ? ('contractRate' as const) : ('none' as const);
  return { terms: { ...termsOf(loan), fees }, allocation, overdueInterest };
}

const startOf = ({ terms }: Contract): LocalDate => terms.calendar.periods[0]?.start as LocalDate;
const endOf = ({ terms }: Contract): LocalDate => terms.calendar.periods.at(-1)?.due as LocalDate;

/** Steps as events; a drawdown after the last due date or a settled plan makes no loan and is left out. */
function historyOf(contract: Contract, list: readonly Step[]): ServicingEvent[] {
  const start = startOf(contract).toEpochDay();
  const length = endOf(contract).toEpochDay() - start;
  return list.flatMap((step, index) => {
    const date = LocalDate.ofEpochDay(start + Math.floor((length * step.day) / 1000));
    const amountMinor = (contract.terms.principalMinor * BigInt(step.amount)) / 1000n + 1n;
    const dueDates = [40, 80, 120].map((days) => date.plusDays(days));
    const fields = {
      ...step,
      date,
      amountMinor,
      dueDates,
      until: date.plusDays(20),
      refundInterest: step.flag,
    };
    const more = step.kind === 'charge' || step.kind === 'waiver' ? {} : { component: undefined };
    const event = { ...fields, ...more, id: `step-${index}`, type: step.kind, isFullPeriod: step.flag };
    if (step.kind === 'payment' && step.flag) Object.assign(event, { advance: 'future' });
    if (step.kind === 'reschedule' && step.flag) Object.assign(event, { includeArrears: true });
    if (step.kind === 'drawdown' && step.flag) {
      const frequency = { unit: 'months', every: 1 } as const;
      const { dayCount } = contract.terms.calendar;
      Object.assign(event, { calendar: repaymentCalendar({ start: date, frequency, count: 4, dayCount }) });
      return [event as unknown as ServicingEvent];
    }
    if (step.kind === 'drawdown' && !date.isBefore(endOf(contract))) return [];
    return [event as unknown as ServicingEvent];
  });
}

const ALL = [...kinds, ...rareKinds];
const LAST_DAY = LocalDate.of(2150, 1, 1);

/** A drawdown finds no open row once the plan has been closed or moved; such histories are no loans. */
function isLoan(history: readonly ServicingEvent[]): boolean {
  const sorted = [...history].sort((a, b) => a.date.compareTo(b.date));
  const ended = sorted.findIndex(({ type }) => type === 'settlement' || type === 'reschedule');
  return (
    ended < 0 ||
    !sorted.slice(ended).some((event) => event.type === 'drawdown' && event.calendar === undefined)
  );
}

const loansWithHistory = (allowed: readonly ServicingEvent['type'][]) =>
  fc
    .tuple(shortLoans, orders, steps(allowed))
    .map(([loan, order, list]) => {
      const contract = contractOf(loan, order);
      return { contract, history: historyOf(contract, list) };
    })
    .filter(({ history }) => isLoan(history));

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, each) => total + each, 0n);
const linesOf = (state: LoanState, isWaiver: boolean): bigint =>
  sum(
    state.entries
      .filter(({ type }) => (type === 'waiver') === isWaiver)
      .flatMap(({ lines }) => lines.map(({ amountMinor }) => amountMinor)),
  );
const moneyOf = (history: readonly ServicingEvent[]): bigint =>
  sum(
    history.map((event) => {
      const isMoney = ['payment', 'prepayment', 'refund', 'settlement'].includes(event.type);
      return isMoney && 'amountMinor' in event ? event.amountMinor : 0n;
    }),
  );
const paidOut = (history: readonly ServicingEvent[]): bigint =>
  sum(history.map((event) => (event.type === 'creditPayout' ? event.amountMinor : 0n)));

describe('any history of a loan', () => {
  it('loses and makes no money', () => {
    fc.assert(
      fc.property(loansWithHistory(ALL), ({ contract, history }) => {
        const state = replay(contract, history, LAST_DAY);
        const rebates = sum(state.entries.map(({ rebateMinor }) => rebateMinor));
        const reduced = sum(state.entries.map(({ reducedPrincipalMinor }) => reducedPrincipalMinor));
        const out = paidOut(history) - state.uncoveredMinor;
        expect(moneyOf(history) + rebates).toBe(linesOf(state, false) + reduced + state.creditMinor + out);
        expect(sum(state.entries.map(({ creditMinor }) => creditMinor))).toBe(state.creditMinor);
      }),
      HISTORIES,
    );
  });

  it('never owes, holds or takes less than nothing, nor pays a row more than it asks for', () => {
    fc.assert(
      fc.property(loansWithHistory(ALL), ({ contract, history }) => {
        const state = replay(contract, history, LAST_DAY);
        let isSound = state.creditMinor >= 0n && state.uncoveredMinor >= 0n;
        for (const row of state.rows) {
          for (const component of COMPONENTS) {
            isSound &&= row[component] >= 0n && row.paid[component] >= 0n;
            isSound &&= row.paid[component] <= row[component];
          }
        }
        expect(isSound).toBe(true);
        const late = arrears(state);
        expect(late.pastDueMinor).toBeLessThanOrEqual(totalOf(state.open));
      }),
      HISTORIES,
    );
  });

  it('asks for exactly the principal that was drawn and not taken off', () => {
    fc.assert(
      fc.property(loansWithHistory(ALL), ({ contract, history }) => {
        fc.pre((contract.terms.capitalisedGrace ?? 0) === 0);
        const state = replay(contract, history, LAST_DAY);
        const drawn = history.map((event) => (event.type === 'drawdown' ? event.amountMinor : 0n));
        const financed = contract.terms.fees?.[0]?.amountMinor ?? 0n;
        const reduced = state.entries.map(({ reducedPrincipalMinor }) => reducedPrincipalMinor);
        expect(sum(state.rows.map(({ principal }) => principal)) + sum(reduced)).toBe(
          contract.terms.principalMinor + financed + sum(drawn),
        );
      }),
      HISTORIES,
    );
  });

  it('gives the same state again, in whatever order days are given', () => {
    fc.assert(
      fc.property(loansWithHistory(ALL), fc.integer(), ({ contract, history }, seed) => {
        const days = new Map<number, ServicingEvent[]>();
        for (const event of history) {
          const day = event.date.toEpochDay();
          days.set(day, [...(days.get(day) ?? []), event]);
        }
        const groups = [...days.values()];
        const turned = groups.map((_, k) => groups[(k + Math.abs(seed)) % groups.length] ?? []).reverse();
        expect(replay(contract, turned.flat(), LAST_DAY)).toEqual(replay(contract, history, LAST_DAY));
      }),
      HISTORIES,
    );
  });

  it('is the history without an event once that is reversed', () => {
    fc.assert(
      fc.property(
        loansWithHistory([...kinds, 'pause', 'creditPayout']),
        fc.nat(),
        ({ contract, history }, pick) => {
          const event = history[pick % Math.max(1, history.length)];
          fc.pre(event !== undefined);
          const { id, date } = event;
          const reversal = { id: 'reversal', type: 'reversal', date, of: id } as const;
          const without = history.filter((each) => each.id !== id);
          expect(replay(contract, [...history, reversal], LAST_DAY)).toEqual(
            replay(contract, without, LAST_DAY),
          );
        },
      ),
      HISTORIES,
    );
  });

  it('ends with what the quote of any day says', () => {
    const days = fc.integer({ min: 0, max: 1_100 });
    fc.assert(
      fc.property(loansWithHistory(ALL), days, fc.boolean(), ({ contract, history }, day, isFullPeriod) => {
        const start = startOf(contract).toEpochDay();
        const length = endOf(contract).toEpochDay() - start;
        const date = LocalDate.ofEpochDay(start + Math.floor((length * day) / 1000));
        const before = history.filter((event) => !event.date.isAfter(date));
        const { totalMinor: amountMinor } = settlementQuote(contract, before, date, { isFullPeriod });
        fc.pre(amountMinor > 0n);
        const settlement = { id: 'end', type: 'settlement', date, amountMinor, isFullPeriod } as const;
        const state = replay(contract, [...before, settlement], date);
        expect([state.isRepaid, state.creditMinor]).toEqual([true, 0n]);
        const short = replay(contract, [...before, { ...settlement, amountMinor: amountMinor + 1n }], date);
        // What comes beyond it is his, unless he was paid out what he then had not.
        expect(short.creditMinor - short.uncoveredMinor).toBe(1n - state.uncoveredMinor);
      }),
      HISTORIES,
    );
  });

  it('leaves rows that were due before a change as they were', () => {
    fc.assert(
      fc.property(loansWithHistory([...kinds, 'reschedule', 'drawdown']), ({ contract, history }) => {
        const sorted = [...history].sort((a, b) => a.date.compareTo(b.date));
        const change = sorted.findLastIndex(({ type }) =>
          ['prepayment', 'refund', 'drawdown', 'reschedule'].includes(type),
        );
        const event = sorted[change];
        fc.pre(event !== undefined && !(event.type === 'reschedule' && event.includeArrears === true));
        const { date } = event;
        const rowsOn = (events: readonly ServicingEvent[]) =>
          replay(contract, events, date)
            .rows.filter(({ dueDate }) => !dueDate.isAfter(date))
            .map(({ dueDate, principal, interest, fee }) => [dueDate, principal, interest, fee]);
        expect(rowsOn(sorted.slice(0, change + 1))).toEqual(rowsOn(sorted.slice(0, change)));
      }),
      HISTORIES,
    );
  });
});

describe('payments', () => {
  const payments = loansWithHistory(['payment']);

  it('settle the same in two parts as at once', () => {
    fc.assert(
      fc.property(payments, fc.integer({ min: 1, max: 99 }), ({ contract, history }, percent) => {
        const [first, ...others] = history as [ServicingEvent?, ...ServicingEvent[]];
        fc.pre(first?.type === 'payment' && first.amountMinor > 1n);
        const whole = first;
        const part = (whole.amountMinor * BigInt(percent)) / 100n + 1n;
        fc.pre(part < whole.amountMinor);
        const parts = [
          { ...whole, id: 'a', amountMinor: part },
          { ...whole, id: 'b', amountMinor: whole.amountMinor - part },
        ];
        const paid = (events: readonly ServicingEvent[]) => {
          const { rows, creditMinor } = replay(contract, events, LAST_DAY);
          return { rows, creditMinor };
        };
        expect(paid([...parts, ...others])).toEqual(paid(history));
      }),
      HISTORIES,
    );
  });

  it('settle the same in either order when nothing falls due between them', () => {
    fc.assert(
      fc.property(shortLoans, orders, fc.nat(2_000), fc.nat(2_000), (loan, order, one, other) => {
        const contract = contractOf(loan, order);
        const start = startOf(contract);
        const swap = (first: number, second: number) =>
          replay(
            contract,
            [first, second].map((amount, k) => ({
              id: `p${k}`,
              type: 'payment' as const,
              // Every period is longer than a day, so both lie before the first due date or on it.
              date: start,
              amountMinor: BigInt(amount + 1),
            })),
            LAST_DAY,
          );
        expect(swap(one, other).rows).toEqual(swap(other, one).rows);
      }),
      HISTORIES,
    );
  });

  it('are divided wholly, and no row takes more than it owes', () => {
    fc.assert(
      fc.property(
        payments,
        orders,
        fc.integer({ min: 1, max: 2 ** 40 }),
        ({ contract, history }, order, amount) => {
          const { rows } = replay(contract, history, LAST_DAY);
          const date = endOf(contract);
          const { lines, excessMinor } = allocate({ date, amountMinor: BigInt(amount) }, rows, order);
          expect(sum(lines.map(({ amountMinor }) => amountMinor)) + excessMinor).toBe(BigInt(amount));
          for (const line of lines) {
            const row = rows.find(({ dueDate }) => dueDate.equals(line.dueDate));
            expect(row && owedOf(row, line.component) >= line.amountMinor && line.amountMinor > 0n).toBe(
              true,
            );
          }
          expect(
            excessMinor === 0n || rows.every((row) => row.dueDate.isAfter(date) || isPaid(row, lines)),
          ).toBe(true);
        },
      ),
      HISTORIES,
    );
  });
});

function isPaid(row: LoanState['rows'][number], lines: ReturnType<typeof allocate>['lines']): boolean {
  const taken = lines.filter(({ dueDate }) => dueDate.equals(row.dueDate));
  return totalOf(openOf(row)) === sum(taken.map(({ amountMinor }) => amountMinor));
}

describe('interest', () => {
  it('is earned day by day and in the end is what the rows ask for', () => {
    fc.assert(
      fc.property(shortLoans, orders, fc.nat(1000), fc.nat(1000), (loan, order, one, other) => {
        const contract = contractOf(loan, order);
        const start = startOf(contract).toEpochDay();
        const length = endOf(contract).toEpochDay() - start;
        const on = (thousandth: number) =>
          interestEarned(
            contract,
            [],
            LocalDate.ofEpochDay(start + Math.floor((length * thousandth) / 1000)),
          );
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(on(early)).toBeLessThanOrEqual(on(late));
        const capitalised = (contract.terms.capitalisedGrace ?? 0) > 0;
        const { rows } = replay(contract, [], LAST_DAY);
        if (!capitalised) expect(on(1000)).toBe(sum(rows.map(({ interest }) => interest)));
      }),
      HISTORIES,
    );
  });
});

describe('a refund', () => {
  it('is divided wholly between the loan and the down payment', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n });
    const order = fc.constantFrom('financedFirst' as const, 'proRata' as const);
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        order,
        (refund, downPaymentMinor, financedMinor, before, how) => {
          const terms = { downPaymentMinor, financedMinor, refundedBeforeMinor: before, order: how } as const;
          const split = splitRefund(refund, { ...terms, rounding: 'HALF_UP' });
          expect(split.toLoanMinor + split.toDownPaymentMinor + split.excessMinor).toBe(refund);
          expect(split.toLoanMinor >= 0n && split.toDownPaymentMinor >= 0n && split.excessMinor >= 0n).toBe(
            true,
          );
          expect(split.toLoanMinor).toBeLessThanOrEqual(financedMinor);
        },
      ),
      HISTORIES,
    );
  });
});
