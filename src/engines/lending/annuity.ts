import { divideRounded, type RoundingMode } from '../../kernel/fraction.js';

/** Interest of one period is balance × rates[k] / scale: exact, with one denominator for the whole contract. */
export interface PeriodRates {
  readonly rates: readonly bigint[];
  readonly scale: bigint;
}

export interface AnnuityInput {
  /** The balance at the end of the first of the rows with its interest, times scale. */
  readonly firstRowEnd: bigint;
  readonly balloonMinor: bigint;
  readonly rounding: RoundingMode;
  readonly multipleMinor: bigint;
}

/**
 * The level instalment over unequal periods, rounded once: (P·∏(1+i_k) − X) / F_n with F_1 = 1,
 * F_k = 1 + F_{k−1}·(1+i_k). With equal i_k and X = 0 this is the annuity formula (LENDING 1.1, 1.3).
 * Everything is multiplied by powers of `scale`, so that only whole numbers occur.
 * @param from index of the first row that pays the instalment; it ends with the last row
 * @returns minor units
 */
export function levelInstalment({ rates, scale }: PeriodRates, from: number, input: AnnuityInput): bigint {
  let power = 1n;
  let annuity = 1n;
  let grown = input.firstRowEnd;
  for (let k = from + 1; k < rates.length; k++) {
    const factor = scale + (rates[k] as bigint);
    power *= scale;
    annuity = power + annuity * factor;
    grown *= factor;
  }
  const due = grown - input.balloonMinor * power * scale;
  return divideRounded(due, scale * annuity * input.multipleMinor, input.rounding) * input.multipleMinor;
}
