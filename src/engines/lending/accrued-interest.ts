import { type LocalDate } from '../../kernel/calendar-date.js';
import { divideRounded, type Fraction, type RoundingMode } from '../../kernel/fraction.js';
import { type DayCount, dayCountParts, partsPerYear } from './day-count.js';

export interface AccrualTerms {
  readonly balanceMinor: bigint;
  readonly rateAnnual: Fraction;
  readonly dayCount: DayCount;
  readonly rounding: RoundingMode;
}

/**
 * Interest of an unchanged balance from one day to a later one, rounded once. An early settlement is the balance after
 * the last paid row plus this, from that row's due date to the day of payment (LENDING 1.8).
 * @returns minor units
 */
export function interestBetween(terms: AccrualTerms, start: LocalDate, end: LocalDate): bigint {
  const { balanceMinor, rateAnnual, dayCount, rounding } = terms;
  const parts = BigInt(dayCountParts(dayCount, start, end));
  return divideRounded(
    balanceMinor * rateAnnual.num * parts,
    rateAnnual.den * BigInt(partsPerYear(dayCount)),
    rounding,
  );
}
