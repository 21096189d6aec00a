/** A monotone map of how sure a model says it is to how often it is right: logit(p') = a·ln p − b·ln(1 − p) + c. */
export interface ConfidenceMap {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export const UNCHANGED: ConfidenceMap = { a: 1, b: 1, c: 0 };

/** An answer of a model to a text that it did not learn. */
export interface Claim {
  /** 0–1. */
  readonly confidence: number;
  readonly isRight: boolean;
  /** How often the text was seen. */
  readonly weight: number;
}

const NEAR_ZERO = 1e-9;
const STEPS_MAX = 50;
const HALVINGS_MAX = 30;

/** @returns 0–1 for a confidence of 0–1; never falls where the confidence rises */
export function mapConfidence({ a, b, c }: ConfidenceMap, confidence: number): number {
  const p = Math.min(1 - NEAR_ZERO, Math.max(NEAR_ZERO, confidence));
  return sigmoid(a * Math.log(p) - b * Math.log1p(-p) + c);
}

/**
 * Fits the map by maximum likelihood (beta calibration: Kull, Silva Filho & Flach 2017), by Newton's method with halved
 * steps; the loss is convex.
 * @returns `UNCHANGED` when there are no claims, or when the best map would fall somewhere
 */
export function fitConfidence(claims: readonly Claim[]): ConfidenceMap {
  const rows = claims.map(({ confidence, isRight, weight }) => {
    const p = Math.min(1 - NEAR_ZERO, Math.max(NEAR_ZERO, confidence));
    return { features: [Math.log(p), -Math.log1p(-p), 1], right: isRight ? 1 : 0, weight };
  });
  let fitted = [UNCHANGED.a, UNCHANGED.b, UNCHANGED.c];
  let loss = lossOf(rows, fitted);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const direction = newtonStep(rows, fitted);
    let next = fitted;
    let nextLoss = loss;
    for (let halving = 0, length = 1; halving < HALVINGS_MAX; halving += 1, length /= 2) {
      const tried = fitted.map((value, i) => value - length * direction[i]!);
      nextLoss = lossOf(rows, tried);
      if (nextLoss < loss) {
        next = tried;
        break;
      }
    }
    if (next === fitted) break;
    [fitted, loss] = [next, nextLoss];
  }
  const [a = 1, b = 1, c = 0] = fitted;
  return a >= 0 && b >= 0 ? { a, b, c } : UNCHANGED;
}

interface Row {
  readonly features: readonly number[];
  readonly right: number;
  readonly weight: number;
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function scoreOf({ features }: Row, fitted: readonly number[]): number {
  return features.reduce((sum, feature, i) => sum + feature * fitted[i]!, 0);
}

/** Log loss, of the form that does not overflow. */
function lossOf(rows: readonly Row[], fitted: readonly number[]): number {
  let loss = 0;
  for (const row of rows) {
    const z = scoreOf(row, fitted);
    loss += row.weight * (Math.max(z, 0) - row.right * z + Math.log1p(Math.exp(-Math.abs(z))));
  }
  return loss;
}

/** Gradient over the second derivatives. */
function newtonStep(rows: readonly Row[], fitted: readonly number[]): number[] {
  const gradient = [0, 0, 0];
  // A little on the diagonal keeps it solvable when all claims are alike.
  const curvature = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? NEAR_ZERO : 0)));
  for (const row of rows) {
    const p = sigmoid(scoreOf(row, fitted));
    for (let i = 0; i < 3; i += 1) {
      gradient[i]! += row.weight * (p - row.right) * row.features[i]!;
      for (let j = 0; j < 3; j += 1)
        curvature[i]![j]! += row.weight * p * (1 - p) * row.features[i]! * row.features[j]!;
    }
  }
  return solve(curvature, gradient);
}

/** Gaussian elimination for a positive definite system. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const factor = matrix[j]![i]! / matrix[i]![i]!;
      for (let k = i; k < size; k += 1) matrix[j]![k]! -= factor * matrix[i]![k]!;
      right[j]! -= factor * right[i]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i -= 1) {
    let rest = right[i]!;
    for (let k = i + 1; k < size; k += 1) rest -= matrix[i]![k]! * solution[k]!;
    solution[i] = rest / matrix[i]![i]!;
  }
  return solution;
}
