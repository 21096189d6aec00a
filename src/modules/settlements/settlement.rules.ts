import type { LocalDate } from '../../kernel/calendar-date.js';
import { dateInZone } from '../../kernel/calendar-date.js';
import type { Account } from '../ledger/index.js';

/** What a line of a settlement is for its partner. */
export const LINE_KINDS = ['gross', 'discount', 'commission', 'refund', 'other'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/**
 * What a posting on `settlementPayable` means, by the account on its other side. Whatever is not named here is `other`,
 * so that nothing that the bank owes a partner is left out.
 */
export const KIND_BY_COUNTERPART = {
  principalReceivable: 'gross',
  deferredDiscount: 'discount',
  discountIncome: 'discount',
  deferredCommission: 'commission',
  commissionExpense: 'commission',
  commissionIncome: 'commission',
  feeIncome: 'commission',
  customerCredit: 'refund',
} as const satisfies Partial<Record<Account, LineKind>>;

/** Where a day ends last: no business day is over before it is over here. */
const LAST_ZONE = 'Etc/GMT+12';

/**
 * The first business day that is not over yet for a partner; what counts on days before it can be settled.
 * @param nowMs the partner's business time
 * @param zones time zones of the scenarios that the partner is enrolled in
 */
export function firstOpenDay(nowMs: number, zones: readonly string[]): LocalDate {
  const days = openZones(zones).map((zone) => dateInZone(nowMs, zone));
  return days.reduce((first, day) => (day.isBefore(first) ? day : first));
}

/** The zones in which a partner's day must be over. */
export function openZones(zones: readonly string[]): readonly string[] {
  return zones.length > 0 ? zones : [LAST_ZONE];
}
