import { type LocalDate } from '../../../kernel/calendar-date.js';
import { divideRounded } from '../../../kernel/fraction.js';
import { sumOfFees } from '../fees.js';
import { type Period } from '../repayment-calendar.js';
import { smaller } from './amounts.js';
import { elapsedParts, type Plan, positionOn, type Segment } from './plan.js';

export interface InterestRefund {
  /** Interest that accrued on the refunded part since it was drawn, rounded once. */
  readonly totalMinor: bigint;
  /** Of it, what no row has collected yet because it accrued in the running period. */
  readonly runningMinor: bigint;
}

/**
 * Interest on a part of the principal from its payout to a day: of every period, on as much of the part as was owed at
 * its start. Source: Apache Fineract's interest refund with a merchant's refund (1,000.00 after 21 days at 9.9 %
 * ACT/366: 5.68).
 */
export function interestOnPart(plan: Plan, amountMinor: bigint, date: LocalDate): InterestRefund {
  const { terms } = plan.current;
  const position = positionOn(plan, date);
  let past = plan.earlier.reduce((sum, each) => sum + weightOf(each, each.rows.length, amountMinor), 0n);
  past += weightOf(plan.current, position.passed, amountMinor);
  const isFree = position.passed < (terms.interestFreeGrace ?? 0);
  const { num, den } = elapsedParts(plan, position, date);
  const running = isFree ? 0n : smaller(amountMinor, position.startBalanceMinor) * BigInt(num);
  const interestOf = (weight: bigint): bigint =>
    divideRounded(
      weight * terms.rateAnnual.num,
      terms.rateAnnual.den * BigInt(terms.calendar.partsPerYear * den),
      terms.rounding,
    );
  return { totalMinor: interestOf(past * BigInt(den) + running), runningMinor: interestOf(running) };
}

/** Principal × parts of the year over the passed periods of a segment. */
function weightOf({ terms, rows }: Segment, passed: number, amountMinor: bigint): bigint {
  let weight = 0n;
  let balance = terms.principalMinor + sumOfFees(terms.fees, 'financed');
  for (let k = 0; k < passed; k++) {
    const { parts } = terms.calendar.periods[k] as Period;
    if (k >= (terms.interestFreeGrace ?? 0)) weight += smaller(amountMinor, balance) * BigInt(parts);
    balance = rows[k]?.balance ?? 0n;
  }
  return weight;
}
