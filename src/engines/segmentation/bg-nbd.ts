import { type LikelihoodFit, maximiseLikelihood } from './maximum-likelihood.js';
import { hypergeometric2F1, lnGamma } from './special-functions.js';

const { abs, exp, log, log1p } = Math;

/**
 * BG/NBD: while active a customer buys at a gamma-distributed rate (shape r, rate α, time in the unit of the data) and
 * drops out after a purchase with a beta-distributed probability (a, b). Fader, Hardie & Lee, "Counting Your Customers
 * the Easy Way", Marketing Science 24 (2005) 275–284.
 */
export interface BgNbdParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** One customer: x repeat purchases, the last at tx, observed until T; times since the first purchase, in one unit. */
export interface PurchaseHistory {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
}

/** Equal histories are fitted once, by their number. */
export interface HistoryGroups {
  /** Sorted by x, so that what depends on x alone is computed once. */
  readonly histories: readonly PurchaseHistory[];
  readonly weights: readonly number[];
}

export function groupHistories(histories: Iterable<PurchaseHistory>): HistoryGroups {
  const groups = new Map<string, { history: PurchaseHistory; weight: number }>();
  for (const { x, tx, T } of histories) {
    const key = `${x}/${tx}/${T}`;
    const group = groups.get(key);
    if (group) group.weight += 1;
    else groups.set(key, { history: { x, tx, T }, weight: 1 });
  }
  const sorted = [...groups.values()].sort((one, other) => one.history.x - other.history.x);
  return { histories: sorted.map(({ history }) => history), weights: sorted.map(({ weight }) => weight) };
}

const STARTS = [
  [1, 1, 1, 1],
  [0.5, 10, 0.5, 3],
];

export function fitBgNbd(groups: HistoryGroups): LikelihoodFit {
  return maximiseLikelihood(
    ([r = 0, alpha = 0, a = 0, b = 0]) => bgNbdLogLikelihood({ r, alpha, a, b }, groups),
    STARTS,
  );
}

/** Equation 6 of the paper, as ln of its first part + ln(1 + second / first), which neither over- nor underflows. */
export function bgNbdLogLikelihood({ r, alpha, a, b }: BgNbdParameters, groups: HistoryGroups): number {
  const { histories, weights } = groups;
  const [lnA, atZero] = [log(a), r * log(alpha) - lnGamma(r) + lnGamma(a + b) - lnGamma(b)];
  let [sum, lastX, ofX, lnRatioBase] = [0, -1, 0, 0];
  for (let index = 0; index < histories.length; index += 1) {
    const { x, tx, T } = histories[index]!;
    if (x !== lastX) {
      lastX = x;
      ofX = atZero + lnGamma(r + x) + lnGamma(b + x) - lnGamma(a + b + x);
      lnRatioBase = x > 0 ? lnA - log(b + x - 1) : 0;
    }
    const lnUntilT = log(alpha + T);
    let own = ofX - (r + x) * lnUntilT;
    if (x > 0) own += lnOnePlusExp(lnRatioBase + (r + x) * (lnUntilT - log(alpha + tx)));
    sum += own * weights[index]!;
  }
  return sum;
}

/**
 * The NBD, in which nobody leaves (Ehrenberg 1959): what BG/NBD becomes as a / (a + b) goes to 0. A BG/NBD that is hardly
 * likelier has found no leaving.
 */
export function fitNbd({ histories, weights }: HistoryGroups): LikelihoodFit {
  return maximiseLikelihood(
    ([r = 0, alpha = 0]) => {
      const constant = r * log(alpha) - lnGamma(r);
      let [sum, lastX, ofX] = [0, -1, 0];
      for (let index = 0; index < histories.length; index += 1) {
        const { x, T } = histories[index]!;
        if (x !== lastX) [lastX, ofX] = [x, constant + lnGamma(r + x)];
        sum += weights[index]! * (ofX - (r + x) * log(alpha + T));
      }
      return sum;
    },
    [[1, 1]],
  );
}

/** Probability that the customer is still active at T (Fader, Hardie & Lee, technical note of 2008). */
export function pAlive({ r, alpha, a, b }: BgNbdParameters, { x, tx, T }: PurchaseHistory): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x));
}

const NEAR_ONE = 1e-4;

/**
 * Expected purchases in (T, T + t], equation 10 of the paper. Its ₂F₁ is taken in Euler's transformed form,
 * (1 − z)^(a−1) · ₂F₁(a − 1, a + b − 1 − r; a + b + x − 1; z) with z = t / (α + T + t): the textbook's form overflows
 * near x = 150.
 * @param t ≥ 0, in the unit of the history
 */
export function expectedPurchases(parameters: BgNbdParameters, history: PurchaseHistory, t: number): number {
  return purchasesExpected(parameters, history)(t);
}

/** `expectedPurchases` of one customer over several times: what depends on him alone is computed once. */
export function purchasesExpected(
  parameters: BgNbdParameters,
  history: PurchaseHistory,
): (t: number) => number {
  const { r, alpha, a, b } = parameters;
  if (abs(a - 1) < NEAR_ONE) {
    // The formula is 0 / 0 at a = 1; its neighbours' mean is off by the square of their distance.
    const near = (by: number) => purchasesExpected({ ...parameters, a: 1 + by }, history);
    const [above, below] = [near(2 * NEAR_ONE), near(-2 * NEAR_ONE)];
    return (t) => (above(t) + below(t)) / 2;
  }
  const { x, T } = history;
  const most = (a + b + x - 1) / (a - 1);
  const alive = pAlive(parameters, history);
  return (t) => {
    if (t <= 0) return 0;
    const z = t / (alpha + T + t);
    const lost = (1 - z) ** (a - 1) * hypergeometric2F1(a - 1, a + b - 1 - r, a + b + x - 1, z);
    return most * (1 - lost) * alive;
  };
}

/** P(X(t) = x) of a customer chosen at random (equation 8 of the paper), for x = 0 … xMax − 1, and last the rest. */
export function purchaseCountProbabilities(
  { r, alpha, a, b }: BgNbdParameters,
  t: number,
  xMax: number,
): number[] {
  const probabilities: number[] = [];
  const [lnStill, lnMoved] = [log(alpha / (alpha + t)), log(t / (alpha + t))];
  let [boughtFewer, rest] = [0, 1];
  for (let x = 0; x < xMax; x += 1) {
    const nbd = exp(lnGamma(r + x) - lnGamma(r) - lnGamma(x + 1) + r * lnStill + (x > 0 ? x * lnMoved : 0));
    const stayed = exp(lnGamma(b + x) - lnGamma(b) + lnGamma(a + b) - lnGamma(a + b + x));
    const left = x > 0 ? (stayed * a * (1 - boughtFewer)) / (b + x - 1) : 0;
    boughtFewer += nbd;
    probabilities.push(stayed * nbd + left);
    rest -= stayed * nbd + left;
  }
  return [...probabilities, rest];
}

function lnOnePlusExp(v: number): number {
  return v > 0 ? v + log1p(exp(-v)) : log1p(exp(v));
}
