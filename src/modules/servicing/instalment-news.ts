import { expectedOn, type LoanState, openOf, type PaidRow, totalOf } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { REMIND_DAYS_BEFORE } from '../agreements/index.js';

export type News = 'instalment.dueSoon' | 'instalment.due' | 'instalment.overdue' | 'instalment.paid';

export interface InstalmentNews {
  readonly type: News;
  readonly row: PaidRow;
}

/** What the beginning of a day brings: each instalment has each of these days once, so each is told of once. */
export function newsOfDay({ rows }: Pick<LoanState, 'rows'>, day: LocalDate): InstalmentNews[] {
  const today = day.toEpochDay();
  return rows.flatMap((row) => {
    if (!isOpen(row)) return [];
    const inDays = expectedOn(row).toEpochDay() - today;
    if (inDays === REMIND_DAYS_BEFORE) return { type: 'instalment.dueSoon' as const, row };
    if (inDays === 0) return { type: 'instalment.due' as const, row };
    return inDays === -1 ? { type: 'instalment.overdue' as const, row } : [];
  });
}

/**
 * What money has changed: instalments that are paid now and were not, and those past due that were paid and are not
 * any more because a payment was taken back.
 */
export function newsOfMoney(
  before: Pick<LoanState, 'rows'> | undefined,
  after: Pick<LoanState, 'rows' | 'asOf'>,
): InstalmentNews[] {
  const was = new Map((before?.rows ?? []).map((row) => [row.dueDate.toEpochDay(), row]));
  return after.rows.flatMap((row) => {
    const earlier = was.get(row.dueDate.toEpochDay());
    if (!earlier || isOpen(earlier) === isOpen(row)) return [];
    if (!isOpen(row)) return { type: 'instalment.paid' as const, row };
    return expectedOn(row).isBefore(after.asOf) ? { type: 'instalment.overdue' as const, row } : [];
  });
}

function isOpen(row: PaidRow): boolean {
  return totalOf(openOf(row)) > 0n;
}
