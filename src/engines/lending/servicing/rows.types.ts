import { type LocalDate } from '../../../kernel/calendar-date.js';

/** What an instalment is made of. All amounts are minor units of the contract's one currency. */
export const COMPONENTS = ['penalty', 'fee', 'interest', 'principal'] as const;
export type Component = (typeof COMPONENTS)[number];
export type Amounts = Readonly<Record<Component, bigint>>;

/** One instalment as the plan in force says it. */
export interface ScheduledRow {
  /** From 1, in the order of due dates; a further drawdown may renumber rows, the due date identifies them. */
  readonly number: number;
  readonly dueDate: LocalDate;
  /** When the payment is expected, where the due date is no business day. */
  readonly adjustedDueDate?: LocalDate;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly fee: bigint;
}

/** An instalment with what was charged or waived, and what has been paid of each component. */
export interface PaidRow extends ScheduledRow {
  readonly penalty: bigint;
  readonly paid: Amounts;
}
