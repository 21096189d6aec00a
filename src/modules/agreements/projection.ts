import { annualCost, rateText } from '../products/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { PaidRow, Schedule } from '../../engines/lending/index.js';
import type { DrawdownRow } from './agreement.rows.js';
import type { AgreementContract } from './contract.types.js';
import { type ReplayableEvent } from './loan-of.js';
import { hasRoomFor, payoutOn, stateIfPossible, stateOf } from './replaying.js';

const FAR_AHEAD_YEARS = 40;

/**
 * The history as it will be if every open payout comes on its planned day, or today where that has passed. A payout for
 * which the plan has no instalment left is left out: it will not come.
 * @returns the events alone; nothing is booked
 */
function withPlannedPayouts(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  drawdowns: readonly DrawdownRow[],
  today: LocalDate,
): readonly ReplayableEvent[] {
  return drawdowns
    .filter(({ status }) => status === 'planned')
    .map((drawdown) => payoutOn(drawdown, drawdown.plannedOn.isBefore(today) ? today : drawdown.plannedOn))
    .reduce((all, payout) => (hasRoomFor(contract, all, payout) ? [...all, payout] : all), events);
}

/** The instalments of a history with everything that is still to come, as they are owed on a day. */
export function projectedRows(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  drawdowns: readonly DrawdownRow[],
  today: LocalDate,
): readonly PaidRow[] {
  const all = withPlannedPayouts(contract, events, drawdowns, today);
  const last = all.reduce((day, { occurredOn }) => (occurredOn.isAfter(day) ? occurredOn : day), today);
  return stateOf(contract, all, last).loan?.rows ?? [];
}

/** The yearly all-in cost by the real days of the payouts, as if everything else came as agreed (2008/48/EC, annex I). */
export function currentApr(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  drawdowns: readonly DrawdownRow[],
  today: LocalDate,
): AgreementContract['apr'] {
  const { apr, frequency } = contract;
  // What sales will be nobody knows: what was expected stands.
  if (!apr || contract.salesShare) return apr;
  const drawn = events.filter(({ type }) => type === 'drawdown');
  if (drawn.length === 0) return apr;
  const payouts = withPlannedPayouts(contract, drawn, drawdowns, today);
  const state = stateIfPossible(contract, payouts, today.plusYears(FAR_AHEAD_YEARS));
  // A payout that only new due dates made possible does not fit what was agreed.
  if (!state) return apr;
  const schedule = scheduleFrom(payouts, state.loan?.rows ?? []);
  return { method: apr.method, value: rateText(annualCost(schedule, frequency, apr.method)) };
}

function scheduleFrom(payouts: readonly ReplayableEvent[], rows: readonly PaidRow[]): Schedule {
  const sum = (of: (row: PaidRow) => bigint): bigint => rows.reduce((total, row) => total + of(row), 0n);
  const totalInterest = sum((row) => row.interest);
  const totalFee = sum((row) => row.fee);
  const totalPrincipal = sum((row) => row.principal);
  return {
    payouts: payouts.map(({ occurredOn: date, amountMinor }) => ({ date, amountMinor })),
    rows: rows.map(({ number, dueDate, principal, interest, fee }) => ({
      number,
      dueDate,
      principal,
      interest,
      fee,
      total: principal + interest + fee,
      balance: 0n,
      balloon: 0n,
      capitalised: 0n,
      deferredInterest: 0n,
    })),
    totalPrincipal,
    totalInterest,
    totalFee,
    totalPayable: totalPrincipal + totalInterest + totalFee,
  };
}
