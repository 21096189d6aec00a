import { type LocalDate } from '../../../kernel/calendar-date.js';
import { type Amounts, type Component, COMPONENTS, type PaidRow, type ScheduledRow } from './rows.types.js';

export const NO_AMOUNTS: Amounts = { penalty: 0n, fee: 0n, interest: 0n, principal: 0n };

/** The day a payment is expected: the due date, or the business day it moves to. */
export function expectedOn(row: Pick<ScheduledRow, 'dueDate' | 'adjustedDueDate'>): LocalDate {
  return row.adjustedDueDate ?? row.dueDate;
}

/** What a row still owes of a component; never negative. */
export function owedOf(row: PaidRow, component: Component): bigint {
  const owed = row[component] - row.paid[component];
  return owed > 0n ? owed : 0n;
}

export function openOf(row: PaidRow): Amounts {
  return {
    penalty: owedOf(row, 'penalty'),
    fee: owedOf(row, 'fee'),
    interest: owedOf(row, 'interest'),
    principal: owedOf(row, 'principal'),
  };
}

export function sumAmounts(list: Iterable<Amounts>): Amounts {
  const sum = { ...NO_AMOUNTS };
  for (const amounts of list) for (const component of COMPONENTS) sum[component] += amounts[component];
  return sum;
}

export function totalOf(amounts: Amounts): bigint {
  return amounts.penalty + amounts.fee + amounts.interest + amounts.principal;
}

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const notNegative = (a: bigint): bigint => (a > 0n ? a : 0n);
