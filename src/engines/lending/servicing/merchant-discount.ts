import { type LocalDate } from '../../../kernel/calendar-date.js';
import { divideRounded } from '../../../kernel/fraction.js';
import { presentValue, type Yield } from '../present-value.js';
import { partsBetween } from '../repayment-calendar.js';
import { type Schedule } from '../schedule.types.js';
import { notNegative, smaller } from './amounts.js';
import { type ScheduledRow } from './rows.types.js';

export interface MerchantDiscount {
  /** What the merchant is paid. */
  readonly presentValueMinor: bigint;
  /** What the merchant bears for its customer's plan. */
  readonly discountMinor: bigint;
}

/** The discount of a subsidised plan at the bank's yield: payout less present value of the instalments, never negative. */
export function merchantDiscount(schedule: Schedule, at: Yield): MerchantDiscount {
  const payoutMinor = schedule.payouts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const presentValueMinor = smaller(payoutMinor, presentValue(schedule, at));
  return { presentValueMinor, discountMinor: payoutMinor - presentValueMinor };
}

export interface UnearnedDiscountTerms extends Yield {
  /** Day of the refund; the calendar of the yield says how time is measured. */
  readonly date: LocalDate;
  /** What has not yet been given back of the discount: the most that is returned. */
  readonly discountLeftMinor: bigint;
}

/**
 * The part of the discount that a refund makes unearned: instalments that will not be paid any more, less what they were
 * worth at the yield on the day of the refund. It goes back to the merchant with the refund.
 * @param before rows of the plan before the refund, @param after rows after it
 * @returns minor units, between zero and the discount that is left
 */
export function unearnedDiscount(
  before: readonly ScheduledRow[],
  after: readonly ScheduledRow[],
  terms: UnearnedDiscountTerms,
): bigint {
  const cancelled = cancelledRows(before, after, terms.date);
  const { calendar, rateAnnual } = terms;
  const scale = rateAnnual.den * BigInt(calendar.partsPerYear);
  let [num, den] = [0n, 1n];
  for (let k = cancelled.length - 1; k >= 0; k--) {
    const row = cancelled[k] as CancelledRow;
    const parts = partsBetween(calendar, cancelled[k - 1]?.dueDate ?? terms.date, row.dueDate);
    num = (num + row.amountMinor * den) * scale;
    den *= scale + rateAnnual.num * BigInt(parts);
  }
  const face = cancelled.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return smaller(notNegative(face - divideRounded(num, den, terms.rounding)), terms.discountLeftMinor);
}

interface CancelledRow {
  readonly dueDate: LocalDate;
  /** Negative where the new plan asks for more on that day. */
  readonly amountMinor: bigint;
}

const totalOfRow = ({ principal, interest, fee }: ScheduledRow): bigint => principal + interest + fee;

function cancelledRows(
  before: readonly ScheduledRow[],
  after: readonly ScheduledRow[],
  date: LocalDate,
): CancelledRow[] {
  const left = new Map(after.map((row) => [row.dueDate.toEpochDay(), totalOfRow(row)]));
  return before
    .filter(({ dueDate }) => dueDate.isAfter(date))
    .map((row) => ({
      dueDate: row.dueDate,
      amountMinor: totalOfRow(row) - (left.get(row.dueDate.toEpochDay()) ?? 0n),
    }));
}
