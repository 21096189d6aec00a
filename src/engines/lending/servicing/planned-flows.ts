import { type LocalDate } from '../../../kernel/calendar-date.js';
import { type CashFlow } from '../cash-flows.js';
import { sumOfFees } from '../fees.js';
import { effectiveHistory, replay } from './replay.js';
import { type Contract, type ServicingEvent } from './servicing.types.js';

/**
 * What the borrower has received and what the plan in force asks for, for the annual rate that is shown again at every
 * payout: drawdowns on their real days, reductions of principal, and all rows on their due dates, paid or not.
 * Penalties and interest on overdue principal are no part of the price of credit and are left out.
 */
export function plannedFlows(
  contract: Contract,
  history: readonly ServicingEvent[],
  asOf: LocalDate,
): CashFlow[] {
  const { terms } = contract;
  const start = terms.calendar.periods[0]?.start as LocalDate;
  const events = effectiveHistory(history, asOf).filter(({ type }) => type !== 'charge' && type !== 'waiver');
  const { rows, entries } = replay({ ...contract, overdueInterest: 'none' }, events, asOf);
  const drawn = events.flatMap((event) =>
    event.type === 'drawdown' ? { date: event.date, amountMinor: event.amountMinor } : [],
  );
  const reduced = entries.map((entry) => ({ date: entry.date, amountMinor: -entry.reducedPrincipalMinor }));
  const paid = rows.map((row) => ({
    date: row.dueDate,
    amountMinor: -(row.principal + row.interest + row.fee),
  }));
  const first = { date: start, amountMinor: terms.principalMinor - sumOfFees(terms.fees, 'deducted') };
  const planned = terms.changes ?? [];
  return [first, ...planned, ...drawn, ...reduced, ...paid].filter(({ amountMinor }) => amountMinor !== 0n);
}
