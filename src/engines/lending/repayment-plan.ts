import { levelInstalment } from './annuity.js';
import { type ContractRates } from './period-rates.js';
import { type ScheduleTerms } from './schedule.types.js';
import { partOf } from './split.js';

/** How much principal the rows after a (re)computation pay. */
export interface Repayment {
  /**
   * @param index rows since the computation, from 0
   * @param interestMinor interest due with the row
   * @returns minor units; negative when the instalment does not cover the interest
   */
  principalOf(index: number, interestMinor: bigint): bigint;
  /** The plan that keeps the customer's instalment of row `index` from there on. */
  keep(index: number): Repayment;
}

export interface Position {
  /** Index of the first row of the plan. */
  readonly from: number;
  readonly balance: bigint;
  /** Interest of that row before rounding, times the scale of the rates. */
  readonly accrued: bigint;
}

export function planRepayment(terms: ScheduleTerms, rates: ContractRates, position: Position): Repayment {
  const { balance, from } = position;
  const count = terms.calendar.periods.length - from;
  const balloonMinor = balance < (terms.balloonMinor ?? 0n) ? balance : (terms.balloonMinor ?? 0n);
  const { rounding, instalmentMultipleMinor: multipleMinor = 1n } = terms;

  if (terms.amortisation === 'bullet') return principalParts(() => 0n);
  if (terms.amortisation === 'equalPrincipal') {
    const part = partOf(balance - balloonMinor, count, 0, { remainder: 'rounded', rounding });
    return principalParts(() => part);
  }
  if (terms.instalmentMinor !== undefined) return fixedInstalment(terms.instalmentMinor);
  if (terms.rateAnnual.num === 0n) {
    const split = { remainder: terms.remainder ?? 'first', rounding, multipleMinor };
    const parts = (index: number) => partOf(balance - balloonMinor, count, index, split);
    return { principalOf: parts, keep: (index) => fixedInstalment(parts(index)) };
  }
  const firstRowEnd = balance * rates.scale + position.accrued;
  return fixedInstalment(
    levelInstalment(rates, { from, firstRowEnd, balloonMinor, rounding, multipleMinor }),
  );
}

function fixedInstalment(instalmentMinor: bigint): Repayment {
  const plan: Repayment = {
    principalOf: (_index, interestMinor) => instalmentMinor - interestMinor,
    keep: () => plan,
  };
  return plan;
}

function principalParts(principalOf: (index: number) => bigint): Repayment {
  const plan: Repayment = { principalOf, keep: () => plan };
  return plan;
}
