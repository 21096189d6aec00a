import { expectedOn, type LoanState, openOf, totalOf } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import {
  type AgreementState,
  type LockedAgreement,
  nextActionOn,
  toleranceMinor,
} from '../agreements/index.js';
import { chargedDays, lateFeesOf, lateFeeTerms } from './late-charges.js';

/** First days past due of the buckets. */
const BUCKET_DAYS = [1, 31, 61, 91];

/**
 * The first day after the one that an agreement stands on at which more happens than the count of days past due: what a
 * clock that jumps years must stop at. Too early a day does no harm, too late a one would.
 */
export function nextEventDay(agreement: LockedAgreement, state: AgreementState): LocalDate | undefined {
  const { contract, status, drawdowns } = agreement;
  const calm = { ...state, summary: { ...state.summary, overdueMinor: 0n } };
  const planned = nextActionOn(contract, status, calm, drawdowns);
  const days = [...(planned ? [planned] : []), ...(planned && state.loan ? lateDays(agreement, state) : [])];
  return days.reduce<LocalDate | undefined>((first, day) => (first?.isBefore(day) ? first : day), undefined);
}

function lateDays(agreement: LockedAgreement, { asOf, loan, summary }: AgreementState): LocalDate[] {
  const { daysPastDue, overdueMinor } = summary;
  if (!loan || overdueMinor === 0n) return [];
  // What is tolerated grows no older.
  if (overdueMinor <= toleranceMinor(agreement.currency)) return chargeDays(agreement, loan);
  // A pause makes them later, never sooner.
  const bucketDays = BUCKET_DAYS.filter((first) => first > daysPastDue).map((first) =>
    asOf.plusDays(first - daysPastDue),
  );
  return [...bucketDays.slice(0, 1), ...chargeDays(agreement, loan)];
}

function chargeDays(agreement: LockedAgreement, loan: LoanState): LocalDate[] {
  const terms = lateFeeTerms(agreement.contract);
  if (!terms || loan.isPaused) return [];
  if (lateFeesOf(agreement, loan).length > 0) return [loan.asOf.plusDays(1)];
  const charged = chargedDays(agreement, loan.asOf);
  return loan.rows
    .filter(
      (row) => !charged.has(row.dueDate.toString()) && totalOf(openOf(row)) > (terms.toleranceMinor ?? 0n),
    )
    .map((row) => expectedOn(row).plusDays((terms.toleranceDays ?? 0) + 1))
    .filter((day) => day.isAfter(loan.asOf));
}
