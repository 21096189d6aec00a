import { type BgNbdParameters, pAlive, type PurchaseHistory } from './bg-nbd.js';
import { type GammaGammaParameters } from './gamma-gamma.js';
import { type LikelihoodFit } from './maximum-likelihood.js';

export interface ClvRules {
  readonly customersMin: number;
  readonly repeatersMin: number;
  /** Every P(alive) above this: the model knows no leaving. */
  readonly aliveMax: number;
  /** Twice the gain in log-likelihood over the NBD, in which nobody leaves: below it leaving is not proven. */
  readonly leavingMin: number;
  /** |Pearson| of number and mean value of repeat purchases above this breaks Gamma-Gamma's independence. */
  readonly correlationMax: number;
}

export const CLV_RULES: ClvRules = {
  customersMin: 50,
  repeatersMin: 20,
  aliveMax: 0.999,
  leavingMin: 5.991, // χ² of the two parameters more, 95 %
  correlationMax: 0.3,
};

/** Why a fit is refused. The previous fit of the population then stays. */
export type ClvRefusal =
  | 'rhythm_too_rare'
  | 'too_few_customers'
  | 'too_few_repeaters'
  | 'bg_nbd_not_converged'
  | 'bg_nbd_parameter_at_bound'
  | 'bg_nbd_everybody_alive'
  | 'bg_nbd_no_leaving'
  | 'bg_nbd_not_identified'
  | 'gamma_gamma_dependent'
  | 'gamma_gamma_not_converged'
  | 'gamma_gamma_parameter_at_bound'
  | 'gamma_gamma_not_identified'
  | 'gamma_gamma_no_mean';

export type Fault = readonly [refusal: ClvRefusal, reason: string];

export const BG_NBD_NAMES = ['r', 'alpha', 'a', 'b'] as const;
export const GAMMA_GAMMA_NAMES = ['p', 'q', 'v'] as const;

/** What makes a BG/NBD fit worthless; undefined when nothing does. */
export function purchaseFault(
  fit: LikelihoodFit,
  parameters: BgNbdParameters,
  histories: readonly PurchaseHistory[],
  rules: ClvRules,
): Fault | undefined {
  const bound = boundText(fit, BG_NBD_NAMES);
  if (bound) return ['bg_nbd_parameter_at_bound', `BG/NBD is degenerate: ${bound}`];
  if (histories.every((history) => pAlive(parameters, history) > rules.aliveMax)) {
    return ['bg_nbd_everybody_alive', `BG/NBD is degenerate: every P(alive) is above ${rules.aliveMax}`];
  }
  return undefined;
}

/** Likelihood-ratio test; then P(alive) is all but 1 for everybody, and what differs is noise. */
export function leavingFault(
  fit: LikelihoodFit,
  nobodyLeaves: LikelihoodFit,
  { leavingMin }: ClvRules,
): Fault | undefined {
  const ratio = 2 * (fit.logLikelihood - nobodyLeaves.logLikelihood);
  if (ratio >= leavingMin) return undefined;
  const [, , a = 0, b = 0] = fit.estimates;
  const text = `it finds no leaving, P(alive) is 1 but for noise (mean chance to leave ${(a / (a + b)).toPrecision(2)})`;
  const test = `likelihood ratio ${ratio.toFixed(2)} against the NBD, ${leavingMin} is needed`;
  return ['bg_nbd_no_leaving', `BG/NBD is degenerate: ${text} (${test})`];
}

export function searchFault(fit: LikelihoodFit): Fault | undefined {
  if (!fit.converged) return ['bg_nbd_not_converged', 'BG/NBD: the search for the maximum did not end'];
  return fit.standardErrors
    ? undefined
    : ['bg_nbd_not_identified', 'BG/NBD: the likelihood is flat at its maximum'];
}

/** The same of a Gamma-Gamma fit. */
export function valueFault(
  fit: LikelihoodFit,
  { q }: GammaGammaParameters,
  correlation: number | null,
  rules: ClvRules,
): Fault | undefined {
  if (correlation !== null && Math.abs(correlation) > rules.correlationMax) {
    const text = `number and mean value of purchases correlate by ${correlation.toFixed(3)}, allowed is ${rules.correlationMax}`;
    return ['gamma_gamma_dependent', `Gamma-Gamma assumes independence: ${text}`];
  }
  const bound = boundText(fit, GAMMA_GAMMA_NAMES);
  if (bound) return ['gamma_gamma_parameter_at_bound', `Gamma-Gamma is degenerate: ${bound}`];
  if (q <= 1)
    return ['gamma_gamma_no_mean', `Gamma-Gamma: q is ${q.toFixed(3)}, and without q > 1 there is no mean`];
  if (!fit.converged)
    return ['gamma_gamma_not_converged', 'Gamma-Gamma: the search for the maximum did not end'];
  return fit.standardErrors
    ? undefined
    : ['gamma_gamma_not_identified', 'Gamma-Gamma: the likelihood is flat at its maximum'];
}

function boundText({ atBound, estimates }: LikelihoodFit, names: readonly string[]): string {
  const texts = atBound.map((index) => `${names[index]} = ${estimates[index]!.toPrecision(3)}`);
  return texts.length === 0 ? '' : `${texts.join(', ')} at the bound of the search`;
}
