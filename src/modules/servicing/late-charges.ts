import { type LateFee, lateFees, type LateFeeTerms, type LoanState } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { parseDecimal } from '../../kernel/fraction.js';
import {
  type AgreementContract,
  effective,
  type LockedAgreement,
  stateOf,
  toleranceMinor,
} from '../agreements/index.js';

/** Days after the expected one on which paying late costs nothing yet. */
export const LATE_CHARGE_TOLERANCE_DAYS = 14;

type Charged = Pick<LockedAgreement, 'contract' | 'events'>;

/**
 * What a late instalment costs under a contract: the highest single charge of its policy pack, and never more than the
 * pack's yearly rate on what is overdue. Undefined: being late costs nothing.
 */
export function lateFeeTerms({
  lateCharge,
  rounding,
  currency,
}: AgreementContract): LateFeeTerms | undefined {
  const rateAnnual = lateCharge && parseDecimal(lateCharge.rateAnnual);
  if (!lateCharge || !rateAnnual || lateCharge.perChargeMinor === null) return undefined;
  const perChargeMinor = BigInt(lateCharge.perChargeMinor);
  return {
    fixedMinor: perChargeMinor,
    toleranceDays: LATE_CHARGE_TOLERANCE_DAYS,
    // What makes nobody late costs nothing.
    toleranceMinor: toleranceMinor(currency),
    ceiling: { perChargeMinor, rateAnnual },
    rounding,
  };
}

/** The instalments that a late charge was posted for, also where it was renounced since: it comes once. */
export function chargedDays({ events }: Pick<Charged, 'events'>, asOf: LocalDate): ReadonlySet<string> {
  return new Set(lateCharges(events, asOf).flatMap(({ details }) => details.dueDate ?? []));
}

/** The late charges to post on the loan's day. */
export function lateFeesOf(agreement: Charged, loan: LoanState): LateFee[] {
  const terms = lateFeeTerms(agreement.contract);
  if (!terms) return [];
  const charged = new Set(chargedDays(agreement, loan.asOf));
  return lateFees(loan, terms).filter(({ dueDate }) => {
    const isFirst = !charged.has(dueDate.toString());
    charged.add(dueDate.toString());
    return isFirst;
  });
}

/**
 * The late charges of instalments that were paid in time after all: what was paid is sometimes reported late.
 * @returns their events
 */
export function unfoundedCharges({ contract, events }: Charged, today: LocalDate): LockedAgreement['events'] {
  return lateCharges(events, today).filter((charge) => {
    // What is paid on the day of the charge is late.
    const earlier = events.filter(({ occurredOn }) => occurredOn.isBefore(charge.occurredOn));
    const { loan } = stateOf(contract, earlier, charge.occurredOn);
    const known = { contract, events: earlier };
    return (
      !loan || lateFeesOf(known, loan).every(({ dueDate }) => dueDate.toString() !== charge.details.dueDate)
    );
  });
}

function lateCharges(events: LockedAgreement['events'], asOf: LocalDate): LockedAgreement['events'] {
  return effective(events, asOf).filter(
    ({ type, details }) => type === 'feeCharged' && details.component === 'penalty',
  );
}
