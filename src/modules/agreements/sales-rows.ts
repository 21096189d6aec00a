import {
  NO_AMOUNTS,
  type PaidRow,
  type RevenueShareState,
  type RevenueShareTerms,
  sumAmounts,
} from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { divideRounded } from '../../kernel/fraction.js';

/**
 * One row for each day on which something was collected, then what is still owed by which day; a day that is both is one
 * row. Numbered by due date.
 * @param lost written off, minor units
 */
export function salesRows(
  terms: Required<RevenueShareTerms>,
  { rows, balanceMinor, interestDueMinor }: RevenueShareState,
  lost: { readonly principal: bigint; readonly interest: bigint },
): PaidRow[] {
  const collected = rows.map(({ date, interest, principal }) => ({
    dueDate: date,
    due: { ...NO_AMOUNTS, interest, principal },
    paid: { ...NO_AMOUNTS, interest, principal },
  }));
  const left = { principal: balanceMinor - lost.principal, interest: interestDueMinor - lost.interest };
  const toCome = leastRows(terms, left).map(({ dueDate, ...due }) => ({
    dueDate,
    due: { ...NO_AMOUNTS, ...due },
    paid: NO_AMOUNTS,
  }));
  const byDay = new Map<number, (typeof collected)[number]>();
  for (const row of [...collected, ...toCome]) {
    const day = row.dueDate.toEpochDay();
    const same = byDay.get(day);
    byDay.set(day, same ? { ...row, due: sumAmounts([same.due, row.due]), paid: same.paid } : row);
  }
  return [...byDay.values()]
    .sort((a, b) => a.dueDate.compareTo(b.dueDate))
    .map(({ dueDate, due, paid }, index) => ({ number: index + 1, dueDate, ...due, paid }));
}

/** The least that must still be repaid by the end of each span, and everything with the interest at the end. */
function leastRows(
  { principalMinor, floor, start, finalDue }: Required<RevenueShareTerms>,
  left: { principal: bigint; interest: bigint },
): { dueDate: LocalDate; principal: bigint; interest: bigint }[] {
  const rows = [];
  let repaid = principalMinor - left.principal;
  for (let span = 1n; ; span += 1n) {
    const dueDate = start.plusDays(Number(span) * floor.everyDays);
    if (!dueDate.isBefore(finalDue)) break;
    const wanted = divideRounded(principalMinor * floor.share.num * span, floor.share.den, 'UP');
    const least = wanted < principalMinor ? wanted : principalMinor;
    if (least <= repaid) continue;
    rows.push({ dueDate, principal: least - repaid, interest: 0n });
    repaid = least;
  }
  const last = { dueDate: finalDue, principal: principalMinor - repaid, interest: left.interest };
  return last.principal + last.interest > 0n ? [...rows, last] : rows;
}
