import { newUuid } from '../../kernel/ids.js';
import { day, history, phoneContract, toothContract } from '../../../test/support/contracts.js';
import type { DrawdownRow, LockedAgreement } from './agreement.rows.js';
import type { AgreementContract } from './contract.types.js';
import type { ReplayableEvent } from './loan-of.js';
import { currentApr, projectedRows } from './projection.js';
import { unpayable } from './unpayable.js';

/** The first payout of a contract, of which this much is paid. */
const firstPayout = ({ drawdowns: [first] }: AgreementContract, paidMinor: bigint): DrawdownRow =>
  ({
    id: newUuid(0),
    number: 1,
    amountMinor: BigInt(first?.amount ?? 0),
    paidMinor,
    status: 'planned',
    statusReason: null,
    plannedOn: day(first?.plannedOn ?? ''),
  }) as DrawdownRow;

function lapsing(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  status: 'active' | 'chargedOff',
  on: string,
): object[] {
  const drawdowns = [firstPayout(contract, 300_000n)];
  const agreement = { contract, events, drawdowns, nowMs: 0 } as unknown as LockedAgreement;
  return unpayable(agreement, status, day(on)).map((one) => [one.status, one.statusReason]);
}

// A parcel of two is paid out; then all of it is to be paid by 20 December.
const contract = phoneContract('retail-flex', '24m');
const rescheduled = history(
  ['drawdown', 300_000, '2026-12-01', { drawdown: 1 }],
  ['reschedule', 0, '2026-12-02', { dueDates: ['2026-12-20'] }],
);

test('while an instalment is ahead, the second parcel can come', () => {
  expect(lapsing(contract, rescheduled, 'active', '2026-12-05')).toEqual([]);
});

test('after the last instalment nothing would repay it: it lapses, and what was paid stays paid', () => {
  expect(lapsing(contract, rescheduled, 'active', '2026-12-21')).toEqual([['paid', 'plan_ended']]);
});

test('after a loss nothing more is paid out, whatever instalments it would have', () => {
  const stages = toothContract();
  const events = history(['drawdown', 300_000, '2027-01-10', { drawdown: 1 }]);
  expect(lapsing(stages, events, 'active', '2027-02-01')).toEqual([]);
  expect(lapsing(stages, events, 'chargedOff', '2027-02-01')).toEqual([['paid', 'plan_ended']]);
});

test('a payout that cannot come is not in the plan shown, and the yearly cost stays the agreed one', () => {
  const drawdowns = [firstPayout(contract, 300_000n)];
  const today = day('2026-12-21');
  const rows = projectedRows(contract, rescheduled, drawdowns, today);
  expect(rows.reduce((sum, { principal }) => sum + principal, 0n)).toBe(300_000n);
  expect(currentApr(contract, rescheduled, drawdowns, day('2029-01-01'))?.method).toBe(contract.apr?.method);
});

test('a payout that only new due dates made possible has the agreed yearly cost', () => {
  const late = history(
    ['drawdown', 300_000, '2026-12-01', { drawdown: 1 }],
    ['reschedule', 0, '2028-11-01', { dueDates: ['2029-12-01'] }],
    ['drawdown', 179_900, '2029-06-01', { drawdown: 1 }],
  );
  expect(currentApr(contract, late, [], day('2029-06-02'))).toEqual(contract.apr);
});
