import type { AgreementSummary, ListedAgreement } from './agreement.rows.js';
import { type AgreementStatus, PARTNER_ACTIONS, type PartnerAction } from './agreements.states.js';
import { drawableMinor } from './replaying.js';

type Standing = Pick<ListedAgreement, 'status' | 'drawdowns' | 'signedOn' | 'today' | 'contract'>;
type Summary = Pick<
  AgreementSummary,
  'outstandingMinor' | 'overdueMinor' | 'nextDueMinor' | 'creditBalanceMinor' | 'pausedBy'
>;

/** What time and money leave open of what a status allows. */
const OPENINGS: Partial<Record<PartnerAction, (agreement: Standing, summary: Summary) => boolean>> = {
  capture: ({ drawdowns }) => drawableMinor(drawdowns) > 0n,
  void: ({ drawdowns }) => drawableMinor(drawdowns) > 0n,
  withdraw: (agreement) => mayWithdraw(agreement),
  // Interest may be all that is left, and not due yet.
  settle: (_, summary) => isOwed(summary) || (summary.nextDueMinor ?? 0n) > 0n,
  prepay: (_, summary) => isOwed(summary),
  pause: (_, { pausedBy }) => pausedBy === null,
  resume: (_, { pausedBy }) => pausedBy === 'partner',
  payOutCredit: (_, { creditBalanceMinor }) => creditBalanceMinor > 0n,
};

/**
 * What a partner can ask for now: what is listed works, and what is not is refused with 409.
 * @param summary of today; the stored one, of its last booking, when it is left out
 */
export function allowedActionsOf(
  agreement: Standing & Summary,
  summary: Summary = agreement,
): PartnerAction[] {
  return PARTNER_ACTIONS[agreement.status].filter((action) => OPENINGS[action]?.(agreement, summary) ?? true);
}

/** Whether an action is ever possible in a status, whatever time and money say. */
export function isPartnerAction(status: AgreementStatus, action: PartnerAction): boolean {
  return PARTNER_ACTIONS[status].includes(action);
}

/** Counted from the day after signing, as periods of law are. */
export function mayWithdraw({
  signedOn,
  today,
  contract,
}: Pick<Standing, 'signedOn' | 'today' | 'contract'>): boolean {
  if (!signedOn || contract.withdrawalDays === 0) return false;
  return !today.isAfter(signedOn.plusDays(contract.withdrawalDays));
}

function isOwed({ outstandingMinor, overdueMinor }: Summary): boolean {
  return outstandingMinor > 0n || overdueMinor > 0n;
}
