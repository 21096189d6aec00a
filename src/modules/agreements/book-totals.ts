import { type Component, type LoanState } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { ReplayableEvent } from './loan-of.js';

/**
 * What has happened to an agreement in money up to a day: sums since its first day, minor units. The ledger holds
 * exactly these, because each change of a posted one is posted by its rule (`posting.rules.ts`).
 */
export const POSTED_TOTALS = [
  'drawn',
  'discountKept',
  'discountEarned',
  'discountReturned',
  'commissionOwed',
  'commissionSpent',
  'received',
  'refunded',
  'creditPaidOut',
  'creditToReturn',
  'recovered',
  'interestEarned',
  'feeEarned',
  'penaltyEarned',
  'principalPaid',
  'interestPaid',
  'feePaid',
  'penaltyPaid',
  'principalReduced',
  'interestGivenBack',
  'feeGivenBack',
  'principalWaived',
  'interestWaived',
  'feeWaived',
  'penaltyWaived',
  'creditWaived',
] as const;
export type PostedTotal = (typeof POSTED_TOTALS)[number];

/** With what no account holds: how much of all that is waived was written off, because the customer still owes that. */
export const TOTALS = [...POSTED_TOTALS, 'writtenOff'] as const;
export type Total = (typeof TOTALS)[number];
export type BookTotals = Readonly<Record<Total, bigint>>;

export const NO_TOTALS = Object.fromEntries(TOTALS.map((total) => [total, 0n])) as BookTotals;

const EARNED = { interest: 'interestEarned', fee: 'feeEarned', penalty: 'penaltyEarned' } as const;
const PAID = {
  principal: 'principalPaid',
  interest: 'interestPaid',
  fee: 'feePaid',
  penalty: 'penaltyPaid',
} as const satisfies Record<Component, Total>;
const WAIVED = {
  principal: 'principalWaived',
  interest: 'interestWaived',
  fee: 'feeWaived',
  penalty: 'penaltyWaived',
} as const satisfies Record<Component, Total>;
const AMOUNTS: Partial<Record<ReplayableEvent['type'], Total>> = {
  drawdown: 'drawn',
  repayment: 'received',
  prepayment: 'received',
  settlement: 'received',
  refund: 'refunded',
  withdrawal: 'refunded',
  creditPaidOut: 'creditPaidOut',
  recovery: 'recovered',
  writeOff: 'writtenOff',
};

/**
 * @param events the history, of which only what counts on the day of `state` is summed
 * @param state the replay of it; undefined while nothing is paid out
 * @param unearnedDiscountMinor of the merchant's discount, the part for time that is still to come
 */
export function totalsOf(
  events: readonly ReplayableEvent[],
  state: LoanState | undefined,
  asOf: LocalDate,
  unearnedDiscountMinor: bigint,
): BookTotals {
  const totals: Record<Total, bigint> = { ...NO_TOTALS };
  for (const { type, amountMinor, details } of effective(events, asOf)) {
    const total = AMOUNTS[type];
    if (total) totals[total] += amountMinor;
    if (type === 'writeOff' && details.component === 'credit') totals.creditWaived += amountMinor;
    totals.discountKept += BigInt(details.discount ?? 0);
    totals.discountReturned += BigInt(details.discountReturned ?? 0);
  }
  if (state) addState(totals, state);
  const left = totals.discountKept - totals.discountReturned - unearnedDiscountMinor;
  totals.discountEarned = left > 0n ? left : 0n;
  return totals;
}

/** What the bank has written off and the customer still owes it, minor units. What it renounced he does not owe. */
export function stillLostMinor(totals: BookTotals): bigint {
  return totals.writtenOff - totals.recovered;
}

/** Whether the bank has ended the plan and written off its principal: nothing falls due any more, whatever is still owed. */
export function isLost({ booked }: { readonly booked: BookTotals }): boolean {
  return booked.principalWaived > 0n;
}

/** The events that count on a day: not later ones, none that was taken back. */
export function effective<T extends ReplayableEvent>(events: readonly T[], asOf: LocalDate): T[] {
  const taken = new Set(
    events.flatMap(({ type, reverses }) =>
      type === 'reversal' || type === 'chargeback' ? (reverses ?? []) : [],
    ),
  );
  return events.filter(({ id, occurredOn }) => !taken.has(id) && !occurredOn.isAfter(asOf));
}

/** Interest and charges are earned when they fall due, or before when they are paid before; waivers count apart. */
function addState(totals: Record<Total, bigint>, { rows, entries, asOf, uncoveredMinor }: LoanState): void {
  for (const row of rows) {
    const isDue = !row.dueDate.isAfter(asOf);
    for (const component of ['interest', 'fee', 'penalty'] as const) {
      totals[EARNED[component]] += isDue ? row[component] : row.paid[component];
    }
  }
  totals.creditToReturn = uncoveredMinor;
  for (const { type, lines, reducedPrincipalMinor, rebateMinor } of entries) {
    const isWaiver = type === 'waiver';
    for (const { component, amountMinor } of lines) {
      totals[(isWaiver ? WAIVED : PAID)[component]] += amountMinor;
      // The rows no longer have what was waived of them, but it was earned.
      if (isWaiver && component !== 'principal') totals[EARNED[component]] += amountMinor;
    }
    totals.principalReduced += reducedPrincipalMinor;
    totals[type === 'settlement' ? 'feeGivenBack' : 'interestGivenBack'] += rebateMinor;
  }
}
