import { divideRounded, type RoundingMode } from '../../kernel/fraction.js';

/** Interest of one period is balance × rates[k] / scale: exact, with one denominator for the whole contract. */
export interface PeriodRates {
  readonly rates: readonly bigint[];
  readonly scale: bigint;
}

export interface AnnuityInput {
  /** Index of the first row that pays the instalment; the last row is the last of the rates. */
  readonly from: number;
  /** The balance at the end of that row with its interest, times scale. */
  readonly firstRowEnd: bigint;
  readonly balloonMinor: bigint;
  readonly rounding: RoundingMode;
  /** The instalment is a multiple of this. */
  readonly multipleMinor: bigint;
}

/**
 * The level instalment over unequal periods, rounded once: (P·∏(1+i_k) − X) / F_n with F_1 = 1,
 * F_k = 1 + F_{k−1}·(1+i_k). With equal i_k and X = 0 this is the annuity formula (LENDING 1.1, 1.3).
 * @returns minor units
 */
export function levelInstalment(contract: PeriodRates, input: AnnuityInput): bigint {
  return estimatedInstalment(contract, input) ?? exactInstalment(contract, input);
}

/** In whole numbers, everything multiplied by powers of the scale; they grow to thousands of digits for long terms. */
export function exactInstalment({ rates, scale }: PeriodRates, input: AnnuityInput): bigint {
  let power = 1n;
  let annuity = 1n;
  let grown = input.firstRowEnd;
  for (let k = input.from + 1; k < rates.length; k++) {
    const factor = scale + (rates[k] as bigint);
    power *= scale;
    annuity = power + annuity * factor;
    grown *= factor;
  }
  const due = grown - input.balloonMinor * power * scale;
  return divideRounded(due, scale * annuity * input.multipleMinor, input.rounding) * input.multipleMinor;
}

/** More than one step can add to the relative error: at most nine roundings of 2^−53 in both sums together. */
const STEP_ERROR = 16 * 2 ** -53;

/**
 * The same in double precision, sixty times faster for long terms; only sums and products of positive numbers, so
 * the error is bounded. Undefined where the result lies too close to a rounding boundary to be sure of its cent.
 */
export function estimatedInstalment({ rates, scale }: PeriodRates, input: AnnuityInput): bigint | undefined {
  const unit = Number(scale);
  const multiple = Number(input.multipleMinor);
  let annuity = 1;
  let grown = Number(input.firstRowEnd) / unit;
  for (let k = input.from + 1; k < rates.length; k++) {
    const factor = 1 + Number(rates[k]) / unit;
    annuity = 1 + annuity * factor;
    grown *= factor;
  }
  const instalment = (grown - Number(input.balloonMinor)) / annuity / multiple;
  const error = (grown / annuity / multiple + 1) * STEP_ERROR * (rates.length - input.from + 4);
  const whole = Math.floor(instalment);
  const part = instalment - whole;
  const isSure = part > error && part < 1 - error && Math.abs(part - 0.5) > error;
  if (!isSure || !(instalment > 0)) return undefined;
  const isRoundedUp = input.rounding === 'UP' || (input.rounding !== 'DOWN' && part > 0.5);
  return BigInt(whole + (isRoundedUp ? 1 : 0)) * input.multipleMinor;
}
