import { day, type GivenEvent, history, phoneContract } from '../../../test/support/contracts.js';
import type { DrawdownRow } from './agreement.rows.js';
import { nextActionOn, settlementOn, stateOf } from './replaying.js';

const contract = phoneContract('retail-flex', '24m');
const NO_DRAWDOWNS: readonly DrawdownRow[] = [];

test('up to one yuan overdue makes nobody late, a fen more does', () => {
  const late = (paid: number): [bigint, number, string | null] => {
    const events = history(
      ['drawdown', 479_900, '2026-12-01', { drawdown: 1 }],
      ['repayment', paid, '2027-01-01'],
    );
    const { overdueMinor, daysPastDue, delinquencyBucket } = stateOf(
      contract,
      events,
      day('2027-01-20'),
    ).summary;
    return [overdueMinor, daysPastDue, delinquencyBucket];
  };
  expect(late(21_530)).toEqual([0n, 0, '0']);
  expect(late(21_430)).toEqual([100n, 0, '0']);
  expect(late(21_429)).toEqual([101n, 19, '1-30']);
});

test('a rest that was tolerated has no age when the next instalment comes late', () => {
  const events = history(
    ['drawdown', 479_900, '2026-12-01', { drawdown: 1 }],
    ['repayment', 21_430, '2027-01-01'],
  );
  expect(stateOf(contract, events, day('2027-02-04')).summary.daysPastDue).toBe(3);
});

test('a withdrawn agreement waits for nothing, until what was paid for it is taken back', () => {
  const withdrawn = [
    ['drawdown', 479_900, '2026-12-01', { drawdown: 1 }],
    ['withdrawal', 479_900, '2026-12-11'],
    ['settlement', 960, '2026-12-11'],
  ] as const;
  const on = (...more: readonly GivenEvent[]): string | undefined =>
    nextActionOn(
      contract,
      'withdrawn',
      stateOf(contract, history(...withdrawn, ...more), day('2026-12-12')),
      NO_DRAWDOWNS,
    )?.toString();
  expect(on()).toBeUndefined();
  expect(on(['chargeback', 960, '2026-12-12', { of: 2 }])).toBeDefined();
});

test('what was paid ahead of time to the last instalment is not owed once more', () => {
  const zero = phoneContract('retail-zero', '12m');
  const owed = (paid: number): bigint | undefined => {
    const events = history(
      ['drawdown', 479_900, '2026-12-01', { drawdown: 1 }],
      ['repayment', paid, '2026-12-02', { advance: 'future' }],
    );
    return settlementOn(zero, events, day('2026-12-03'))?.owed.principal;
  };
  expect(owed(479_900)).toBeUndefined();
  expect(owed(479_899)).toBe(479_900n);
});
