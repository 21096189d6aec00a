import { type LocalDate } from '../../../kernel/calendar-date.js';
import { closePlan } from './close-plan.js';
import { rowsOf } from './plan.js';
import { effectiveHistory, replayBook } from './replay.js';
import { type Contract, type ServicingEvent } from './servicing.types.js';

/**
 * Interest that the loan has earned from its start to a day, whether due, paid or capitalised: rows passed, and the
 * running period to the day, rounded once. What the ledger accrues on a day is the difference from the day before.
 * Interest on overdue principal is not in it until it is charged.
 */
export function interestEarned(
  contract: Contract,
  history: readonly ServicingEvent[],
  asOf: LocalDate,
): bigint {
  const book = replayBook(contract, effectiveHistory(history, asOf), asOf);
  const charged = book.entries.reduce((sum, { overdueInterestMinor }) => sum + overdueInterestMinor, 0n);
  return book.plans
    .map((plan) => closePlan(plan, { date: asOf, feeRebate: 'none' }))
    .flatMap(rowsOf)
    .reduce((sum, { interest, capitalised }) => sum + interest + capitalised, charged);
}
