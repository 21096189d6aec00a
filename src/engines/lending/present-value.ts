import { divideRounded, type Fraction, type RoundingMode } from '../../kernel/fraction.js';
import { periodRates } from './period-rates.js';
import { type RepaymentCalendar } from './repayment-calendar.js';
import { type Schedule } from './schedule.types.js';

export interface Yield {
  /** Nominal annual yield, compounded per period of the calendar. */
  readonly rateAnnual: Fraction;
  readonly calendar: RepaymentCalendar;
  readonly rounding: RoundingMode;
}

/**
 * What the instalments of a schedule are worth on the day of payout: ∑ total_k / ∏_{j≤k}(1 + y·years_j), exact and
 * rounded once. The discount that a merchant bears for a 0 % plan is the principal less this value.
 * @returns minor units
 */
export function presentValue(schedule: Schedule, at: Yield): bigint {
  const { rates, scale } = periodRates(at);
  let num = 0n;
  let den = 1n;
  for (let k = schedule.rows.length - 1; k >= 0; k--) {
    num = (num + (schedule.rows[k]?.total ?? 0n) * den) * scale;
    den *= scale + (rates[k] as bigint);
  }
  return divideRounded(num, den, at.rounding);
}
