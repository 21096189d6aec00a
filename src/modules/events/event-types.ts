/** What can be reported. A type says what an event counts as; the scenario says where in life it happened. */
export const EVENT_TYPES = [
  'purchase',
  'payment',
  'refund',
  'invoice',
  'repayment',
  'enrolment',
  'visit',
  'delivery',
  'cancellation',
  'income',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Types that are about money, and say nothing without an amount. */
export const MONEY_TYPES: ReadonlySet<EventType> = new Set([
  'purchase',
  'payment',
  'refund',
  'invoice',
  'repayment',
  'income',
]);

/**
 * What an event is for the customer's running summary. A payment of something that was reported as an event of its own
 * is no second purchase; because that is said in the payment itself, the order of arrival does not matter.
 */
export function summaryKindOf(
  type: EventType,
  relatesTo: string | undefined,
): 'purchase' | 'refund' | 'other' {
  if (type === 'refund') return 'refund';
  if (type === 'purchase') return 'purchase';
  return type === 'payment' && relatesTo === undefined ? 'purchase' : 'other';
}

/** What undoes something else tells of no wish for the scene. */
export function isTakenBack(type: EventType): boolean {
  return type === 'refund' || type === 'cancellation';
}
