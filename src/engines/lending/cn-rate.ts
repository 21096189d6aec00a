import { type CashFlow, timeFlows } from './cash-flows.js';
import { monthsBack } from './intervals.js';
import { soleRate } from './rate-equation.js';

/**
 * The annualised loan rates of the People's Bank of China, announcement [2021] no. 3: both from the monthly internal
 * rate of return of all flows, compounded to a year (`cn-irr-compound`) or times twelve (`cn-simple`, which must be
 * named simple wherever it is shown). Days beyond whole months count 1/30 of a month.
 * @returns e.g. 0.072
 * @throws DomainError `apr_no_root`, `apr_several_roots`
 */
export function cnRate(flows: readonly CashFlow[], method: 'cn-irr-compound' | 'cn-simple'): number {
  const monthly = soleRate(
    timeFlows(flows, (start, date) => {
      const { months, days } = monthsBack(start, date);
      return { periods: months + days / 30, odd: 0 };
    }),
  );
  return method === 'cn-simple' ? monthly * 12 : Math.expm1(12 * Math.log1p(monthly));
}
