import { inverse, Matrix } from 'ml-matrix';
import { minimise } from './nelder-mead.js';

/** |ln θ| of every parameter: without a cap there are false optima (b near 1e17). */
export const LOG_CAP = 12;
const AT_BOUND_WITHIN = 0.05;
const HESSIAN_STEP = 1e-3;

export interface LikelihoodFit {
  readonly estimates: readonly number[];
  /** By the curvature at the maximum; undefined where that is flat, so that nothing is identified. */
  readonly standardErrors: readonly number[] | undefined;
  readonly logLikelihood: number;
  /** Indexes of parameters that stand at their cap. */
  readonly atBound: readonly number[];
  readonly converged: boolean;
}

/**
 * Maximises a log-likelihood over positive parameters, searching over their logarithms.
 * @param logLikelihood of positive parameters; higher is better
 * @param starts positive starting points; the best of the searches counts
 */
export function maximiseLikelihood(
  logLikelihood: (parameters: readonly number[]) => number,
  starts: readonly (readonly number[])[],
): LikelihoodFit {
  const objective = (logs: readonly number[]): number => penalty(logs) - logLikelihood(logs.map(cappedExp));
  const [best] = starts
    .map((start) => minimise(objective, start.map(Math.log)))
    .sort((one, other) => one.value - other.value);
  if (!best) throw new RangeError('maximiseLikelihood needs a start');
  const estimates = best.point.map(cappedExp);
  return {
    estimates,
    standardErrors: standardErrorsOf((logs) => -logLikelihood(logs.map(Math.exp)), estimates),
    logLikelihood: logLikelihood(estimates),
    atBound: best.point.flatMap((log, index) => (Math.abs(log) > LOG_CAP - AT_BOUND_WITHIN ? [index] : [])),
    converged: best.converged,
  };
}

function cappedExp(log: number): number {
  return Math.exp(Math.min(LOG_CAP, Math.max(-LOG_CAP, log)));
}

/** Beyond the cap the likelihood stays as it was at the cap; this leads the search back. */
function penalty(logs: readonly number[]): number {
  let sum = 0;
  for (const log of logs) sum += Math.max(0, Math.abs(log) - LOG_CAP) ** 2;
  return sum;
}

/** Inverse of the numeric Hessian over the logarithms, brought back by the delta method: se(θ) = θ · se(ln θ). */
function standardErrorsOf(
  negative: (logs: readonly number[]) => number,
  estimates: readonly number[],
): number[] | undefined {
  const logs = estimates.map(Math.log);
  const hessian = new Matrix(logs.map((_, i) => logs.map((__, j) => curvature(negative, logs, i, j))));
  try {
    const variances = inverse(hessian).diagonal();
    return variances.every((v) => v > 0) ? variances.map((v, i) => Math.sqrt(v) * estimates[i]!) : undefined;
  } catch {
    return undefined; // singular: the likelihood is flat in some direction
  }
}

/** Central second difference, ∂²f / ∂i∂j. */
function curvature(
  f: (at: readonly number[]) => number,
  at: readonly number[],
  i: number,
  j: number,
): number {
  const shifted = (byI: number, byJ: number): number =>
    f(at.map((log, index) => log + HESSIAN_STEP * ((index === i ? byI : 0) + (index === j ? byJ : 0))));
  return (shifted(1, 1) - shifted(1, -1) - shifted(-1, 1) + shifted(-1, -1)) / (4 * HESSIAN_STEP ** 2);
}
