import { type LocalDate } from '../../kernel/calendar-date.js';
import { termsInvalid } from './lending-errors.js';
import { type TimedFlow } from './rate-equation.js';
import { type Schedule } from './schedule.types.js';

/** A dated payment seen from the borrower: positive received, negative paid. Minor units. */
export interface CashFlow {
  readonly date: LocalDate;
  readonly amountMinor: bigint;
}

/** What the borrower receives and pays under a schedule; add charges paid outside the rows yourself. */
export function cashFlows(schedule: Schedule): CashFlow[] {
  const paid = schedule.rows.map(({ dueDate, total }) => ({ date: dueDate, amountMinor: -total }));
  return [...schedule.payouts, ...paid];
}

/** Places the flows in time, counted from the first one. */
export function timeFlows(
  flows: readonly CashFlow[],
  timeOf: (start: LocalDate, date: LocalDate) => { periods: number; odd: number },
): TimedFlow[] {
  let start = flows[0]?.date;
  if (!start) throw termsInvalid('cashFlows');
  for (const { date } of flows) if (date.isBefore(start)) start = date;
  const from = start;
  return flows.map(({ date, amountMinor }) => {
    const { periods, odd } = timeOf(from, date);
    return { amount: Number(amountMinor), periods, odd };
  });
}
