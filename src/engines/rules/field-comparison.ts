import { divideRounded, parseDecimal, type Fraction } from '../../kernel/fraction.js';
import { LIMITS } from './grammar.js';

/** `times` as an exact ratio; undefined when it is not a positive decimal with at most six places. */
export function timesRatio(times: number): Fraction | undefined {
  if (!(times > 0) || times > LIMITS.timesMax) return undefined;
  const ratio = parseDecimal(String(times));
  return ratio && ratio.den <= BigInt(LIMITS.timesDenominator) ? ratio : undefined;
}

/**
 * Compares a with times × b, as a × den with b × num: 0.07 × 100 is 7 here and not 7.000000000000001. Exact for whole
 * numbers (money always is), double precision for others.
 * @returns a function (a, b) → negative, 0, positive, or NaN when one is not known
 */
export function compareWithTimes(times: number): (a: number, b: number) => number {
  const ratio = timesRatio(times);
  if (!ratio) throw new Error(`times ${times}: the rule was not checked`);
  const num = Number(ratio.num);
  const den = Number(ratio.den);
  return (a, b) => {
    const left = a * den;
    const right = b * num;
    const isExact = Number.isSafeInteger(left) && Number.isSafeInteger(right);
    if (isExact || !Number.isInteger(a) || !Number.isInteger(b)) return left - right;
    const difference = BigInt(a) * ratio.den - BigInt(b) * ratio.num;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
}

/** The largest whole number that is at most times × b (`floor`), or the smallest that is at least it. */
export function wholeTimes(times: number, b: number, floor: boolean): number {
  const ratio = timesRatio(times) as Fraction;
  const product = BigInt(b) * ratio.num;
  const towardsZero = divideRounded(product, ratio.den, 'DOWN');
  if (towardsZero * ratio.den === product) return Number(towardsZero);
  const isNegative = product < 0n;
  if (floor) return Number(isNegative ? towardsZero - 1n : towardsZero);
  return Number(isNegative ? towardsZero : towardsZero + 1n);
}
