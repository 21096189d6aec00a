import { type LocalDate } from '../../../kernel/calendar-date.js';
import { divideRounded } from '../../../kernel/fraction.js';
import { partsBetween } from '../repayment-calendar.js';
import { expectedOn, owedOf } from './amounts.js';
import { type PaidRow } from './rows.types.js';
import { type Contract, type LoanState, type ServicingEntry } from './servicing.types.js';

/**
 * Contractual interest on principal after its due date, to the day and rounded once, less what was already charged as
 * interest on top of the plan; nothing unless the contract says so (`overdueInterest`).
 */
export function overdueInterest(contract: Contract, state: LoanState): bigint {
  return overdueInterestOf(contract, state.rows, state.entries, state.asOf);
}

export function overdueInterestOf(
  contract: Contract,
  rows: readonly PaidRow[],
  entries: readonly ServicingEntry[],
  asOf: LocalDate,
): bigint {
  if (contract.overdueInterest !== 'contractRate') return 0n;
  const { rateAnnual, calendar, rounding } = contract.terms;
  const lateParts = (row: PaidRow, until: LocalDate): bigint =>
    until.isAfter(expectedOn(row)) ? BigInt(partsBetween(calendar, row.dueDate, until)) : 0n;
  let weight = 0n;
  const byDay = new Map(rows.map((row) => [row.dueDate.toEpochDay(), row]));
  for (const row of rows) weight += owedOf(row, 'principal') * lateParts(row, asOf);
  for (const { date, lines } of entries) {
    for (const { dueDate, component, amountMinor } of lines) {
      const row = component === 'principal' ? byDay.get(dueDate.toEpochDay()) : undefined;
      if (row) weight += amountMinor * lateParts(row, date);
    }
  }
  const accrued = divideRounded(
    weight * rateAnnual.num,
    rateAnnual.den * BigInt(calendar.partsPerYear),
    rounding,
  );
  const charged = entries.reduce((sum, entry) => sum + entry.overdueInterestMinor, 0n);
  return accrued > charged ? accrued - charged : 0n;
}
