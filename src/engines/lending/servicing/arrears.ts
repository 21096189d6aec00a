import { type LocalDate } from '../../../kernel/calendar-date.js';
import { expectedOn, NO_AMOUNTS, openOf, sumAmounts, totalOf } from './amounts.js';
import { type Amounts } from './rows.types.js';
import { type LoanState } from './servicing.types.js';

export const ARREARS_BUCKETS = ['0', '1-30', '31-60', '61-90', '90+'] as const;
export type ArrearsBucket = (typeof ARREARS_BUCKETS)[number];

export interface Arrears {
  readonly asOf: LocalDate;
  /** Expected today and still open. */
  readonly dueToday: Amounts;
  /** Expected before today and still open. */
  readonly pastDue: Amounts;
  readonly pastDueMinor: bigint;
  /** The due date of the oldest row past due. */
  readonly oldestUnpaidDueDate?: LocalDate;
  /** Calendar days since more than the tolerance is past due, without days of pause; 0 when it is not. */
  readonly daysPastDue: number;
  readonly bucket: ArrearsBucket;
}

export interface ArrearsTerms {
  /** Up to this much past due counts no days (materiality); default 0. */
  readonly toleranceMinor?: bigint;
}

/** What is late on the state's day. Pure: the same state always gives the same answer. */
export function arrears(state: LoanState, { toleranceMinor = 0n }: ArrearsTerms = {}): Arrears {
  const { asOf } = state;
  const open = state.rows.filter((row) => totalOf(openOf(row)) > 0n);
  const late = open.filter((row) => expectedOn(row).isBefore(asOf));
  const pastDue = sumAmounts(late.map(openOf));
  const pastDueMinor = totalOf(pastDue);
  const [oldest] = late;
  // A rest that is tolerated has no age: the days begin with the row that makes it too much.
  let sum = 0n;
  const decisive = late.find((row) => (sum += totalOf(openOf(row))) > toleranceMinor);
  const daysPastDue = decisive ? daysLate(state, expectedOn(decisive)) : 0;
  const today = open.filter((row) => expectedOn(row).equals(asOf));
  return {
    asOf,
    dueToday: today.length > 0 ? sumAmounts(today.map(openOf)) : NO_AMOUNTS,
    pastDue,
    pastDueMinor,
    ...(oldest && { oldestUnpaidDueDate: oldest.dueDate }),
    daysPastDue,
    bucket: bucketOf(daysPastDue),
  };
}

export function bucketOf(daysPastDue: number): ArrearsBucket {
  if (daysPastDue <= 0) return '0';
  if (daysPastDue <= 30) return '1-30';
  if (daysPastDue <= 60) return '31-60';
  return daysPastDue <= 90 ? '61-90' : '90+';
}

/** Days after the expected day up to and with today that lie in no pause. */
function daysLate({ pauses, asOf }: LoanState, expected: LocalDate): number {
  const today = asOf.toEpochDay();
  let counted = expected.toEpochDay();
  let days = 0;
  const spans = pauses.map(({ from, until }) => [from.toEpochDay(), until.toEpochDay()] as const);
  for (const [from, until] of [...spans, [today + 1, today + 1] as const].sort(([a], [b]) => a - b)) {
    days += Math.max(0, Math.min(from - 1, today) - counted);
    counted = Math.max(counted, Math.min(until - 1, today));
  }
  return days;
}
