import { lastInstalmentExceeds } from './lending-errors.js';
import { type BalanceChange, type ScheduleRow, type ScheduleTerms } from './schedule.types.js';

/**
 * An instalment never silently exceeds the others. Only the last one can: it takes what roundings, a given instalment
 * that is too small or a drawdown under a kept instalment have left over.
 * @throws DomainError `last_instalment_exceeds`
 */
export function checkLastRow(
  terms: ScheduleTerms,
  changes: readonly BalanceChange[],
  rows: readonly ScheduleRow[],
): void {
  const limit = limitOf(terms, changes, rows.length);
  const last = rows.at(-1);
  if (limit === undefined || !last || rows.length < 2 || terms.amortisation === 'bullet') return;
  let largest = 0n;
  for (const row of rows.slice(0, -1)) {
    const collected = row.principal + row.interest;
    if (collected > largest) largest = collected;
  }
  const excess = last.principal + last.interest - last.balloon - largest;
  if (excess > limit) throw lastInstalmentExceeds(excess);
}

/** Undefined: nothing to check, since a computed instalment leaves only its roundings to the last row. */
function limitOf(terms: ScheduleTerms, changes: readonly BalanceChange[], rows: number): bigint | undefined {
  const { lastRow, instalmentMinor, instalmentMultipleMinor = 1n, onChange = 'respread' } = terms;
  if (lastRow === 'takesRest') return undefined;
  if (lastRow) return lastRow.mayExceedByMinor;
  const isKept = changes.some(
    ({ effect, amountMinor }) => amountMinor > 0n && (effect ?? onChange) === 'keepInstalment',
  );
  return instalmentMinor !== undefined || isKept ? instalmentMultipleMinor * BigInt(rows) : undefined;
}
