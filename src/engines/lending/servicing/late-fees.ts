import { type LocalDate } from '../../../kernel/calendar-date.js';
import { divideRounded, type Fraction, type RoundingMode } from '../../../kernel/fraction.js';
import { notNegative, expectedOn, openOf, owedOf, smaller, totalOf } from './amounts.js';
import { type PaidRow } from './rows.types.js';
import { type LoanState } from './servicing.types.js';

/** What a late instalment costs. Every cap holds; the strictest decides. Amounts are minor units. */
export interface LateFeeTerms {
  readonly fixedMinor?: bigint;
  /** Of the row's principal past due, e.g. 0.05. */
  readonly shareOfPastDuePrincipal?: Fraction;
  /** Days after the expected day without a fee; default 0. */
  readonly toleranceDays?: number;
  /** So little open of a row costs nothing, however late; default 0. */
  readonly toleranceMinor?: bigint;
  readonly capPerInstalmentMinor?: bigint;
  readonly capPerContractMinor?: bigint;
  /** Of the jurisdiction's policy pack: the highest single charge, and yearly on the overdue amount for its days late. */
  readonly ceiling?: { readonly perChargeMinor?: bigint; readonly rateAnnual?: Fraction };
  readonly rounding: RoundingMode;
}

export interface LateFee {
  readonly dueDate: LocalDate;
  /** To be posted as a `charge` of the component `penalty`. Positive. */
  readonly amountMinor: bigint;
}

/**
 * The late fees to post on the state's day: once for each row past due that bears no penalty yet, never on a paused
 * contract. Posting them and asking again gives none.
 */
export function lateFees(state: LoanState, terms: LateFeeTerms): LateFee[] {
  if (state.isPaused) return [];
  let charged = state.rows.reduce((sum, { penalty }) => sum + penalty, 0n);
  const fees: LateFee[] = [];
  for (const row of state.rows) {
    const daysLate = state.asOf.toEpochDay() - expectedOn(row).toEpochDay();
    const isLate =
      daysLate > (terms.toleranceDays ?? 0) && totalOf(openOf(row)) > (terms.toleranceMinor ?? 0n);
    if (!isLate || row.penalty > 0n) continue;
    const room = terms.capPerContractMinor === undefined ? undefined : terms.capPerContractMinor - charged;
    const amountMinor = notNegative(least([feeOf(row, terms), ...ceilings(row, daysLate, terms), room]));
    if (amountMinor === 0n) continue;
    fees.push({ dueDate: row.dueDate, amountMinor });
    charged += amountMinor;
  }
  return fees;
}

function feeOf(
  row: PaidRow,
  { fixedMinor = 0n, shareOfPastDuePrincipal: share, rounding }: LateFeeTerms,
): bigint {
  if (!share) return fixedMinor;
  return fixedMinor + divideRounded(owedOf(row, 'principal') * share.num, share.den, rounding);
}

/** A ceiling is never exceeded by rounding. */
function ceilings(row: PaidRow, daysLate: number, terms: LateFeeTerms): (bigint | undefined)[] {
  const { ceiling, capPerInstalmentMinor } = terms;
  const rate = ceiling?.rateAnnual;
  const yearly =
    rate && divideRounded(totalOf(openOf(row)) * rate.num * BigInt(daysLate), rate.den * 365n, 'DOWN');
  return [capPerInstalmentMinor, ceiling?.perChargeMinor, yearly];
}

function least(amounts: readonly (bigint | undefined)[]): bigint {
  return amounts.reduce<bigint | undefined>((low, each) => {
    if (each === undefined) return low;
    return low === undefined ? each : smaller(low, each);
  }, undefined) as bigint;
}
