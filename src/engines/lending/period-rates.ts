import { reduce } from '../../kernel/fraction.js';
import { type PeriodRates } from './annuity.js';
import { type ScheduleTerms } from './schedule.types.js';

export interface ContractRates extends PeriodRates {
  /** Rate of one part of the year, times scale; exact only where the terms have changes. */
  readonly perPart: bigint;
  /** Rows without interest. */
  readonly interestFree: number;
}

type RateTerms = Pick<ScheduleTerms, 'rateAnnual' | 'calendar' | 'interestFreeGrace' | 'changes'>;

/** Writes the rates of all periods over one denominator, as small as it gets. */
export function periodRates(terms: RateTerms): ContractRates {
  const { rateAnnual, calendar, interestFreeGrace = 0 } = terms;
  const rate = reduce({ num: rateAnnual.num, den: rateAnnual.den * BigInt(calendar.partsPerYear) });
  const shared = sharedFactor(terms, rate.den);
  let previousParts = -1;
  let previousRate = 0n;
  const rates = calendar.periods.map(({ parts }, k) => {
    if (k < interestFreeGrace) return 0n;
    if (parts !== previousParts) {
      previousParts = parts;
      previousRate = (rate.num * BigInt(parts)) / shared;
    }
    return previousRate;
  });
  return { rates, scale: rate.den / shared, perPart: rate.num, interestFree: interestFreeGrace };
}

/** What all numerators share with the denominator; a change within a period may need every single part, so then nothing. */
function sharedFactor({ calendar, changes = [] }: RateTerms, den: bigint): bigint {
  let common = 0;
  for (const { parts } of calendar.periods) common = gcdOf(parts, common);
  if (common === 0 || changes.length > 0) return 1n;
  return BigInt(gcdOf(common, Number(den % BigInt(common))));
}

function gcdOf(a: number, b: number): number {
  return b === 0 ? a : gcdOf(b, a % b);
}

/** The same rates over a denominator that is `times` as large. */
export function finerRates(contract: ContractRates, times: bigint): ContractRates {
  if (times === 1n) return contract;
  const rates = contract.rates.map((rate) => rate * times);
  return { ...contract, rates, scale: contract.scale * times, perPart: contract.perPart * times };
}
