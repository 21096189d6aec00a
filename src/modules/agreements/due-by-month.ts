import type { AgreementRow } from './agreement.rows.js';
import type { InstalmentRow } from './instalments.repository.js';

/**
 * What is open of an agreement, by month `YYYY-MM`, minor units: what the next loan has to reckon with. One that is not
 * paid out yet counts with its planned instalments, so that signing several before the first payout hides none.
 */
export function dueByMonth(
  { status, contract }: Pick<AgreementRow, 'status' | 'contract'>,
  instalments: readonly InstalmentRow[],
): Record<string, number> {
  const isPlanned = status === 'awaitingSignature' || status === 'signed';
  if (!isPlanned && status !== 'active') return {};
  const months: Record<string, number> = {};
  const add = (dueOn: string, minor: number): void => {
    const month = dueOn.slice(0, 7);
    months[month] = (months[month] ?? 0) + minor;
  };
  for (const { dueOn, principal, interest, fee, penalty, paid, status: standing } of instalments)
    if (standing !== 'paid') add(dueOn, principal + interest + fee + penalty - paid);
  if (isPlanned) for (const { dueDate, total } of contract.instalments) add(dueDate, total);
  return months;
}
