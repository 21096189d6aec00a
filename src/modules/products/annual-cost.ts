import {
  cashFlows,
  cnRate,
  euApr,
  type Frequency,
  type Schedule,
  unitPeriodOf,
  usApr,
} from '../../engines/lending/index.js';
import { type CostMethod } from '../scenarios/index.js';

/** Yearly all-in cost of a schedule by a jurisdiction's method, e.g. 0.0744. Exactly 0 when it costs nothing. */
export function annualCost(schedule: Schedule, frequency: Frequency, method: CostMethod): number {
  if (schedule.totalInterest === 0n && schedule.totalFee === 0n) return 0;
  const flows = cashFlows(schedule);
  switch (method) {
    case 'eu-aprc':
      return euApr(flows, intervalOf(frequency));
    case 'us-actuarial':
      return usApr(flows, unitPeriodOf(frequency, schedule.rows.length));
    case 'cn-irr-compound':
    case 'cn-simple':
      return cnRate(flows, method);
  }
}

/** A rate as the decimal string of the API, six places. */
export function rateText(rate: number): string {
  return rate.toFixed(6);
}

/** The basis of time follows the payment frequency and is never mixed (LENDING.md §4.2). */
function intervalOf({ unit, every }: Frequency): 'month' | 'week' | 'year' {
  if (unit === 'months') return 'month';
  return unit === 'weeks' || every % 7 === 0 ? 'week' : 'year';
}
