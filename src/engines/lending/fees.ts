import { type Fee, type ScheduleTerms } from './schedule.types.js';
import { partOf } from './split.js';

/** Total of the fees that are collected in one way, in minor units. */
export function sumOfFees(fees: readonly Fee[] | undefined, collected: Fee['collected']): bigint {
  let sum = 0n;
  for (const fee of fees ?? []) if (fee.collected === collected) sum += fee.amountMinor;
  return sum;
}

/** What each row collects in fees: all of it with the first row, or spread with the first rows taking the remainder. */
export function feesByRow(terms: ScheduleTerms): (index: number) => bigint {
  const first = sumOfFees(terms.fees, 'firstInstalment');
  const spread = sumOfFees(terms.fees, 'spread');
  if (first === 0n && spread === 0n) return () => 0n;
  const count = terms.calendar.periods.length;
  const split = { remainder: 'first', rounding: 'DOWN' } as const;
  return (index) => (index === 0 ? first : 0n) + partOf(spread, count, index, split);
}
