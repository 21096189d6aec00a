import type { LocalDate } from '../../kernel/calendar-date.js';
import type { DrawdownRow, LockedAgreement } from './agreement.rows.js';
import { type AgreementStatus, drawdownStates } from './agreements.states.js';
import { hasRoomFor, payoutOn } from './replaying.js';
import { isFromSales } from './sales-loan.js';

/**
 * The open payouts that can no longer come, as they lapse: after a loss nothing more is lent, and a plan that was settled,
 * refunded or has run out has no instalment that would repay them. Left open they would keep the customer's limit taken.
 */
export function unpayable(
  { contract, events, drawdowns, nowMs }: LockedAgreement,
  status: AgreementStatus,
  day: LocalDate,
): DrawdownRow[] {
  const hasDrawn = events.some(({ type }) => type === 'drawdown');
  if (!hasDrawn || isFromSales(contract) || !['active', 'chargedOff'].includes(status)) return [];
  return drawdowns
    .filter((one) => one.status === 'planned')
    .filter((one) => status === 'chargedOff' || !hasRoomFor(contract, events, payoutOn(one, day)))
    .map((one) => ({
      ...one,
      status: drawdownStates.actions[one.paidMinor > 0n ? 'pay' : 'lapse'].to,
      statusReason: 'plan_ended',
      statusChangedAt: new Date(nowMs),
    }));
}
