import { type LateFeeTerms } from '../../engines/lending/index.js';
import { parseDecimal } from '../../kernel/fraction.js';
import type { AgreementContract } from '../agreements/index.js';

/** Days after the expected one on which paying late costs nothing yet. */
export const LATE_CHARGE_TOLERANCE_DAYS = 14;

/**
 * What a late instalment costs under a contract: the highest single charge of its policy pack, and never more than the
 * pack's yearly rate on what is overdue. Undefined: being late costs nothing.
 */
export function lateFeeTerms({ lateCharge, rounding }: AgreementContract): LateFeeTerms | undefined {
  const rateAnnual = lateCharge && parseDecimal(lateCharge.rateAnnual);
  if (!lateCharge || !rateAnnual || lateCharge.perChargeMinor === null) return undefined;
  const perChargeMinor = BigInt(lateCharge.perChargeMinor);
  return {
    fixedMinor: perChargeMinor,
    toleranceDays: LATE_CHARGE_TOLERANCE_DAYS,
    ceiling: { perChargeMinor, rateAnnual },
    rounding,
  };
}
