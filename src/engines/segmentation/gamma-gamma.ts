import { type LikelihoodFit, maximiseLikelihood } from './maximum-likelihood.js';
import { lnGamma } from './special-functions.js';

const { log } = Math;

/**
 * Gamma-Gamma: the values of a customer's purchases are gamma-distributed (shape p) around a mean of his own, whose rate
 * is gamma-distributed over the customers (shape q, rate v in the unit of the amounts). Fader & Hardie, "The Gamma-Gamma
 * Model of Monetary Value" (2013).
 */
export interface GammaGammaParameters {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** A customer's repeat purchases: their number, at least 1, and their mean value, above 0. */
export interface SpendHistory {
  readonly x: number;
  readonly meanValue: number;
}

const STARTS = [
  [1, 2, 1],
  [5, 4, 1],
];

/** Amounts are divided by their mean for the search, so that the caps bind alike in cents and in thousands. */
export function fitGammaGamma(spends: readonly SpendHistory[]): LikelihoodFit {
  const scale = spends.reduce((sum, { meanValue }) => sum + meanValue, 0) / spends.length;
  const scaled = spends.map(({ x, meanValue }) => ({ x, meanValue: meanValue / scale }));
  const fit = maximiseLikelihood(
    ([p = 0, q = 0, v = 0]) => gammaGammaLogLikelihood({ p, q, v }, scaled),
    STARTS,
  );
  const inUnits = ([p = 0, q = 0, v = 0]: readonly number[]): number[] => [p, q, v * scale];
  return {
    ...fit,
    estimates: inUnits(fit.estimates),
    standardErrors: fit.standardErrors && inUnits(fit.standardErrors),
    logLikelihood: fit.logLikelihood - spends.length * log(scale),
  };
}

/** Equation 1a of the note, summed over the customers. */
export function gammaGammaLogLikelihood(
  { p, q, v }: GammaGammaParameters,
  spends: readonly SpendHistory[],
): number {
  const constant = q * log(v) - lnGamma(q);
  const ofX = new Map<number, number>();
  let sum = 0;
  for (const { x, meanValue } of spends) {
    let own = ofX.get(x);
    if (own === undefined) {
      own = constant + lnGamma(p * x + q) - lnGamma(p * x) + p * x * log(x);
      ofX.set(x, own);
    }
    sum += own + (p * x - 1) * log(meanValue) - (p * x + q) * log(v + x * meanValue);
  }
  return sum;
}

/**
 * Expected value of a further purchase (equation 5 of the note): between the customer's own mean and the population's,
 * nearer to his own the more he has bought. Needs q > 1, or the population has no mean.
 * @param x 0 when the customer has not repeated; then `meanValue` does not count
 */
export function expectedValue({ p, q, v }: GammaGammaParameters, { x, meanValue }: SpendHistory): number {
  return (p * (v + x * meanValue)) / (p * x + q - 1);
}
