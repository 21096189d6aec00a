import fc from 'fast-check';
import {
  day,
  type GivenEvent,
  history,
  phoneContract,
  toothContract,
} from '../../../test/support/contracts.js';
import { openOf, owedOf } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Account, Posting } from '../ledger/index.js';
import { NO_TOTALS } from './book-totals.js';
import type { AgreementContract } from './contract.types.js';
import type { ReplayableEvent } from './loan-of.js';
import { postingsFor } from './posting.rules.js';
import { type AgreementState, stateOf } from './replaying.js';

/** Balances by account, debit positive. */
type Balances = Partial<Record<Account, bigint>>;

function post(balances: Balances, postings: readonly Posting[]): void {
  for (const { debit, credit, amount } of postings) {
    balances[debit] = (balances[debit] ?? 0n) + amount.minor;
    balances[credit] = (balances[credit] ?? 0n) - amount.minor;
  }
}

/** What the ledger must show for a state, from the state alone. */
function expected({ loan, totals, asOf }: AgreementState): Balances {
  const due = (loan?.rows ?? []).filter(({ dueDate }) => !dueDate.isAfter(asOf));
  const receivable = (component: 'interest' | 'fee' | 'penalty'): bigint =>
    due.reduce((sum, row) => sum + owedOf(row, component), 0n);
  return {
    principalReceivable: (loan?.rows ?? []).reduce((sum, row) => sum + openOf(row).principal, 0n),
    interestReceivable: receivable('interest'),
    feeReceivable: receivable('fee'),
    penaltyReceivable: receivable('penalty'),
    customerCredit: -(loan?.creditMinor ?? 0n),
    creditReceivable: loan?.uncoveredMinor ?? 0n,
    deferredDiscount: totals.discountEarned + totals.discountReturned - totals.discountKept,
    deferredCommission: totals.commissionOwed - totals.commissionSpent,
    commissionExpense: totals.commissionSpent,
  };
}

/** Books a history event by event, each on its own day, and compares the books after every step. */
function bookAll(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  until: LocalDate,
): Balances {
  const balances: Balances = {};
  let booked = NO_TOTALS;
  let latest: LocalDate | undefined;
  const step = (upTo: readonly ReplayableEvent[], asOf: LocalDate): void => {
    const state = stateOf(contract, upTo, asOf);
    post(balances, postingsFor(booked, state.totals, contract));
    booked = state.totals;
    for (const [account, minor] of Object.entries(expected(state)))
      expect([asOf.toString(), account, balances[account as Account] ?? 0n]).toEqual([
        asOf.toString(),
        account,
        minor,
      ]);
    expect(Object.values(balances).reduce((sum, minor) => sum + minor, 0n)).toBe(0n);
  };
  events.forEach(({ occurredOn }, index) => {
    latest = latest?.isAfter(occurredOn) ? latest : occurredOn;
    step(events.slice(0, index + 1), latest);
  });
  step(events, until);
  return balances;
}

describe('the phone', () => {
  const contract = phoneContract();
  const payout = ['drawdown', 479_900, '2026-12-01', { drawdown: 1, discount: 18_204 }] as const;

  it('the payout: the shop is owed 4,616.96, and 182.04 are still to be earned', () => {
    expect(bookAll(contract, history(payout), day('2026-12-01'))).toMatchObject({
      principalReceivable: 479_900n,
      settlementPayable: -461_696n,
      deferredDiscount: -18_204n,
    });
  });

  it('the discount is earned at the yield: of 4,616.96 a month at 7.20 % a year first, all of it at the end', () => {
    expect(bookAll(contract, history(payout), day('2027-01-01'))).toMatchObject({ discountIncome: -2_771n });
    expect(bookAll(contract, history(payout), day('2027-12-01'))).toMatchObject({
      discountIncome: -18_204n,
      deferredDiscount: 0n,
      principalReceivable: 479_900n,
    });
  });

  it('a refund of all of it on the next day leaves nothing behind', () => {
    const back = ['refund', 479_900, '2026-12-02', { discountReturned: 18_204 }] as const;
    const balances = bookAll(contract, history(payout, back), day('2027-12-31'));
    expect(Object.values(balances).every((minor) => minor === 0n)).toBe(true);
  });

  it('a payment that is taken back, and one that turns out to have come earlier, need no rules of their own', () => {
    const flex = phoneContract('retail-flex', '24m');
    const events = history(
      ['drawdown', 479_900, '2026-12-01', { drawdown: 1 }],
      ['repayment', 30_000, '2027-01-05'],
      ['feeCharged', 500, '2027-02-10', { component: 'penalty' }],
      ['reversal', 0, '2027-02-11', { of: 1 }],
      ['repayment', 30_000, '2026-12-30'],
    );
    const balances = bookAll(flex, events, day('2027-02-15'));
    // Two months' interest, 28.79 and 27.67, and the late charge, which came after the credit was used up.
    expect(balances).toMatchObject({ cashClearing: 30_000n, interestIncome: -5_646n, penaltyIncome: -500n });
    expect(balances).toMatchObject({ interestReceivable: 0n, penaltyReceivable: 500n });
  });
});

describe('a commission', () => {
  const flex = { ...phoneContract('retail-flex', '12m'), commissionRate: '0.0050' };
  const payout = ['drawdown', 479_900, '2026-12-01', { drawdown: 1 }] as const;
  const partner = (...events: readonly GivenEvent[]): bigint[] => {
    const of = bookAll(flex, history(payout, ...events), day('2027-12-31'));
    return [of.settlementPayable ?? 0n, of.commissionExpense ?? 0n, of.deferredCommission ?? 0n];
  };

  it('is owed at the payout, half a cent up, and spent as the principal is repaid', () => {
    const paid = bookAll(flex, history(payout), day('2026-12-01'));
    expect(paid).toMatchObject({ settlementPayable: -482_300n, deferredCommission: 2_400n });
    expect(paid.commissionExpense ?? 0n).toBe(0n);
    const half = ['prepayment', 239_950, '2026-12-01'] as const;
    expect(bookAll(flex, history(payout, half), day('2026-12-02'))).toMatchObject({
      settlementPayable: -482_300n,
      commissionExpense: 1_200n,
      deferredCommission: 1_200n,
    });
  });

  it('goes back with what comes back, as does a refund that is taken back', () => {
    const refund = ['refund', 100_000, '2026-12-05'] as const;
    // 0.5 % of 3,799.00 is 19.00, half a cent up.
    expect(partner(refund)).toEqual([-379_900n - 1_900n, 0n, 1_900n]);
    expect(partner(refund, ['reversal', 0, '2026-12-06', { of: 1 }])).toEqual([-482_300n, 0n, 2_400n]);
  });

  it('stays earned when the customer settles early, and with a debt that is lost', () => {
    expect(partner(['settlement', 479_900, '2026-12-01'])).toEqual([-482_300n, 2_400n, 0n]);
    const lost = [
      ['settlement', 0, '2026-12-02'],
      ['writeOff', 479_900, '2026-12-02', { component: 'principal' }],
    ] as const;
    expect(partner(...lost)).toEqual([-482_300n, 2_400n, 0n]);
  });

  it('is taken back by a withdrawal, whatever was repaid before', () => {
    const events = [
      ['prepayment', 79_900, '2026-12-01'],
      ['withdrawal', 400_000, '2026-12-05'],
    ] as const;
    expect(partner(...events)).toEqual([-79_900n, 0n, 0n]);
  });
});

describe('any history', () => {
  const contracts = [
    phoneContract(),
    { ...phoneContract('retail-flex', '24m'), commissionRate: '0.0125' },
    { ...toothContract(), commissionRate: '0.0033' },
  ];
  const start = day('2027-01-10');
  const kinds = [
    'repayment',
    'prepayment',
    'refund',
    'feeCharged',
    'feeWaived',
    'reversal',
    'writeOff',
  ] as const;
  const act = fc.record({
    kind: fc.constantFrom(...kinds),
    amount: fc.integer({ min: 1, max: 150_000 }),
    day: fc.integer({ min: 0, max: 500 }),
    effect: fc.constantFrom('shorten' as const, 'lower' as const),
    component: fc.constantFrom('interest' as const, 'fee' as const, 'penalty' as const),
    of: fc.nat(),
  });

  it('keeps ledger and replay equal after every step', () => {
    fc.assert(
      fc.property(fc.constantFrom(...contracts), fc.array(act, { maxLength: 8 }), (contract, acts) => {
        const payouts = contract.drawdowns.map(({ number, amount, discount, plannedOn }) => {
          const on = day(plannedOn).isBefore(start) ? start.toString() : plannedOn;
          return ['drawdown', amount, on, { drawdown: number, discount }] as const;
        });
        const rest = acts.map(({ kind, amount, day: offset, effect, component, of }, index) => {
          const on = start.plusDays(offset).toString();
          if (kind === 'reversal') {
            const target = payouts.length + (of % (index + 1));
            return target === payouts.length + index || acts[target - payouts.length]?.kind === 'reversal'
              ? (['feeCharged', amount, on, { component }] as const)
              : (['reversal', 0, on, { of: target }] as const);
          }
          return [kind, amount, on, { effect, ...(kind.startsWith('fee') && { component }) }] as const;
        });
        bookAll(contract, history(...payouts, ...rest), start.plusDays(900));
      }),
      { numRuns: 150 },
    );
  });
});
