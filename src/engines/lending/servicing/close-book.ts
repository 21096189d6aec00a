import { type LocalDate } from '../../../kernel/calendar-date.js';
import { type AllocationLine } from './allocate.js';
import { closePlan, upfrontFeeRebate } from './close-plan.js';
import { type LoanBook } from './loan-book.js';
import { overdueInterestOf } from './overdue-interest.js';

export interface Closing {
  /** What rows were paid ahead of time that no longer exist. */
  readonly freed: readonly AllocationLine[];
  readonly freedMinor: bigint;
  readonly rebateMinor: bigint;
  readonly overdueInterestMinor: bigint;
}

/** Ends all plans on a day and adds what is owed until then. */
export function closeBook(
  book: LoanBook,
  { date, isFullPeriod = false }: { date: LocalDate; isFullPeriod?: boolean },
): Closing {
  const { feeRebate = 'proRata' } = book.contract;
  const isEarly = book.futurePrincipal(date) > 0n;
  const rebateMinor =
    isEarly && feeRebate === 'proRata'
      ? book.plans.reduce((sum, plan) => sum + upfrontFeeRebate(plan, date), 0n)
      : 0n;
  const overdueInterestMinor = overdueInterestOf(book.contract, book.rows(), book.entries, date);
  const freed = book.replan(book.plans.map((plan) => closePlan(plan, { date, isFullPeriod, feeRebate })));
  if (overdueInterestMinor > 0n) book.chargeOn(date, 'interest', overdueInterestMinor);
  const freedMinor = -freed.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return { freed, freedMinor, rebateMinor, overdueInterestMinor };
}
