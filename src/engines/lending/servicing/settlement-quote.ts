import { type LocalDate } from '../../../kernel/calendar-date.js';
import { notNegative, openOf, sumAmounts, totalOf } from './amounts.js';
import { closeBook } from './close-book.js';
import { effectiveHistory, replayBook } from './replay.js';
import { type Amounts } from './rows.types.js';
import { type Contract, type ServicingEvent } from './servicing.types.js';

export interface SettlementQuote {
  readonly asOf: LocalDate;
  /** Owed on the day: the whole principal, interest due and accrued to the day, fees and penalties. */
  readonly owed: Amounts;
  /** Fees paid for the whole term that are given back for the rest of it. */
  readonly feeRebateMinor: bigint;
  /** Money of the customer: the credit balance, and what was paid ahead of time. */
  readonly creditMinor: bigint;
  /** What settles the loan on the day: owed less rebate and credit, not below zero. */
  readonly totalMinor: bigint;
}

/**
 * What ends a loan on a day. Interest of the running period is balance × rate × elapsed part, rounded once; a 0 % plan
 * has none. A `settlement` event of this amount on this day leaves nothing open.
 * @param options isFullPeriod: interest to the end of the running period
 */
export function settlementQuote(
  contract: Contract,
  history: readonly ServicingEvent[],
  asOf: LocalDate,
  options: { readonly isFullPeriod?: boolean } = {},
): SettlementQuote {
  const book = replayBook(contract, effectiveHistory(history, asOf), asOf);
  const { rebateMinor, freedMinor } = closeBook(book, { date: asOf, ...options });
  const owed = sumAmounts(book.rows().map(openOf));
  const creditMinor = book.creditMinor + freedMinor;
  const totalMinor = notNegative(totalOf(owed) - rebateMinor - creditMinor);
  return { asOf, owed, feeRebateMinor: rebateMinor, creditMinor, totalMinor };
}
