import { type LocalDate } from '../../../kernel/calendar-date.js';
import { expectedOn, owedOf, smaller } from './amounts.js';
import { type Component, COMPONENTS, type PaidRow } from './rows.types.js';

/**
 * How far a payment reaches beyond what is due: not at all (the rest is held as credit and settles rows when they fall
 * due), to the next row due, or to all rows in the order of their due dates, which needs the payer's consent.
 */
export type Advance = 'hold' | 'next' | 'future';

/** A product term: what a payment settles first. Past due comes before due today, due before not yet due, always. */
export interface AllocationOrder {
  /** `rows`: the oldest row wholly, then the next. `components`: the first component over all rows, then the next. */
  readonly across: 'rows' | 'components';
  /** All four, each once. */
  readonly components: readonly Component[];
  readonly advance: Advance;
}

/** Oldest row first; within it penalty, fee, interest, principal; ahead of time only the next row. */
export const DEFAULT_ALLOCATION: AllocationOrder = {
  across: 'rows',
  components: COMPONENTS,
  advance: 'next',
};

export interface AllocationLine {
  /** Identifies the row. */
  readonly dueDate: LocalDate;
  readonly component: Component;
  readonly amountMinor: bigint;
}

export interface Allocation {
  readonly lines: readonly AllocationLine[];
  /** What no row took: the credit balance. */
  readonly excessMinor: bigint;
}

export interface IncomingPayment {
  readonly date: LocalDate;
  /** Positive. */
  readonly amountMinor: bigint;
  /** Where it differs from the order's. */
  readonly advance?: Advance;
}

/**
 * Divides a payment over rows (in the order of their due dates). The lines and the excess sum to the payment.
 * Source of the default: the order of Apache Fineract's advanced payment allocation (LENDING, RIVALS 65).
 */
export function allocate(
  payment: IncomingPayment,
  rows: readonly PaidRow[],
  order: AllocationOrder = DEFAULT_ALLOCATION,
): Allocation {
  const lines: AllocationLine[] = [];
  let left = payment.amountMinor;
  const settle = (row: PaidRow, component: Component): void => {
    const amountMinor = smaller(left, owedOf(row, component));
    if (amountMinor <= 0n) return;
    lines.push({ dueDate: row.dueDate, component, amountMinor });
    left -= amountMinor;
  };
  for (const group of groupsOf(rows, payment, payment.advance ?? order.advance)) {
    if (left === 0n) break;
    if (order.across === 'rows') {
      for (const row of group) for (const component of order.components) settle(row, component);
    } else {
      for (const component of order.components) for (const row of group) settle(row, component);
    }
  }
  return { lines, excessMinor: left };
}

/** Past due, due today, and as far ahead as the payment may reach. */
function groupsOf(rows: readonly PaidRow[], { date }: IncomingPayment, advance: Advance): PaidRow[][] {
  const pastDue: PaidRow[] = [];
  const due: PaidRow[] = [];
  const future: PaidRow[] = [];
  for (const row of rows) {
    const days = expectedOn(row).compareTo(date);
    (days < 0 ? pastDue : days === 0 ? due : future).push(row);
  }
  if (advance === 'hold') return [pastDue, due];
  if (advance === 'future') return [pastDue, due, future];
  // Only the next due date, also when it is paid already: a second payment ahead of time is held.
  return [pastDue, due, future.slice(0, 1)];
}
