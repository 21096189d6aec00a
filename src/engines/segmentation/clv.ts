import {
  type BgNbdParameters,
  expectedPurchases,
  fitBgNbd,
  fitNbd,
  groupHistories,
  pAlive,
  type PurchaseHistory,
} from './bg-nbd.js';
import { type GoodnessOfFit, goodnessOfFit } from './goodness-of-fit.js';
import { expectedValue, fitGammaGamma, type GammaGammaParameters, type SpendHistory } from './gamma-gamma.js';
import { type LikelihoodFit } from './maximum-likelihood.js';
import { correlationOf, meanOf, sumOf } from './statistics.js';

/** One customer for the models: at most one purchase a day. */
export interface ClvHistory extends PurchaseHistory {
  /** Mean value of the repeat purchase days, 0 without any. */
  readonly meanValue: number;
  /** Purchase days in the hold-out span, where there is one. */
  readonly holdoutPurchases?: number;
}

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

type WithErrors<P> = P & { readonly logLikelihood: number; readonly standardErrors: P | null };
export type BgNbdFit = WithErrors<BgNbdParameters>;
export type GammaGammaFit = WithErrors<GammaGammaParameters>;

export interface HoldoutError {
  readonly expected: number;
  readonly actual: number;
  /** Mean of |expected − actual| per customer. */
  readonly mae: number;
  readonly correlation: number | null;
}

/** Why a fit is refused. The previous fit of the population then stays. */
export type ClvRefusal =
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

export interface ClvFit {
  readonly status: 'accepted' | 'refused';
  /** Null when accepted. */
  readonly refusal: ClvRefusal | null;
  /** The refusal in words, with its figures. */
  readonly reason: string | null;
  readonly customers: number;
  readonly repeaters: number;
  readonly bgNbd: BgNbdFit | null;
  readonly gammaGamma: GammaGammaFit | null;
  /** Between number and mean value of repeat purchases. */
  readonly spendCorrelation: number | null;
  readonly goodnessOfFit: GoodnessOfFit | null;
  readonly holdout: HoldoutError | null;
}

/**
 * Fits BG/NBD to the purchases and Gamma-Gamma to the values of one population, and refuses what is degenerate.
 * @param holdoutSpan length of the hold-out, in the unit of the histories; undefined without one
 */
export function fitClv(
  histories: readonly ClvHistory[],
  holdoutSpan?: number,
  rules: ClvRules = CLV_RULES,
): ClvFit {
  const spends = histories.filter(({ x, meanValue }) => x > 0 && meanValue > 0);
  const counts = { customers: histories.length, repeaters: histories.filter(({ x }) => x > 0).length };
  const known = { ...counts, ...NOTHING_FITTED };
  if (counts.customers < rules.customersMin) {
    return refused(
      known,
      'too_few_customers',
      `${counts.customers} customers, ${rules.customersMin} are needed`,
    );
  }
  if (spends.length < rules.repeatersMin) {
    return refused(
      known,
      'too_few_repeaters',
      `${spends.length} customers with repeat purchases of a value, ${rules.repeatersMin} are needed`,
    );
  }
  const groups = groupHistories(histories);
  const purchases = fitBgNbd(groups);
  const bgNbd = namedFit(purchases, BG_NBD_NAMES);
  const spendCorrelation =
    correlationOf(
      spends.map(({ x }) => x),
      spends.map(({ meanValue }) => meanValue),
    ) ?? null;
  const withPurchases = {
    ...known,
    bgNbd,
    spendCorrelation,
    goodnessOfFit: goodnessOfFit(bgNbd, histories),
    holdout: holdoutSpan === undefined ? null : holdoutError(bgNbd, histories, holdoutSpan),
  };
  const fault =
    purchaseFault(purchases, bgNbd, histories, rules) ??
    leavingFault(purchases, fitNbd(groups), rules) ??
    searchFault(purchases);
  if (fault) return refused(withPurchases, ...fault);
  const values = fitGammaGamma(spends);
  const gammaGamma = namedFit(values, GAMMA_GAMMA_NAMES);
  const complete = { ...withPurchases, gammaGamma };
  const spendFault = valueFault(values, gammaGamma, spendCorrelation, rules);
  return spendFault
    ? refused(complete, ...spendFault)
    : { status: 'accepted', refusal: null, reason: null, ...complete };
}

type Fault = readonly [refusal: ClvRefusal, reason: string];
type Fitted = Omit<ClvFit, 'status' | 'refusal' | 'reason'>;

const NOTHING_FITTED = {
  bgNbd: null,
  gammaGamma: null,
  spendCorrelation: null,
  goodnessOfFit: null,
  holdout: null,
};
const BG_NBD_NAMES = ['r', 'alpha', 'a', 'b'] as const;
const GAMMA_GAMMA_NAMES = ['p', 'q', 'v'] as const;

function refused(fitted: Fitted, refusal: ClvRefusal, reason: string): ClvFit {
  return { status: 'refused', refusal, reason, ...fitted };
}

function purchaseFault(
  fit: LikelihoodFit,
  parameters: BgNbdParameters,
  histories: readonly ClvHistory[],
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
function leavingFault(
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

function searchFault(fit: LikelihoodFit): Fault | undefined {
  if (!fit.converged) return ['bg_nbd_not_converged', 'BG/NBD: the search for the maximum did not end'];
  return fit.standardErrors
    ? undefined
    : ['bg_nbd_not_identified', 'BG/NBD: the likelihood is flat at its maximum'];
}

function valueFault(
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

function namedFit<N extends string>(fit: LikelihoodFit, names: readonly N[]): WithErrors<Record<N, number>> {
  const named = (values: readonly number[]) =>
    Object.fromEntries(names.map((name, index) => [name, values[index]])) as Record<N, number>;
  return {
    ...named(fit.estimates),
    logLikelihood: fit.logLikelihood,
    standardErrors: fit.standardErrors ? named(fit.standardErrors) : null,
  };
}

function holdoutError(
  parameters: BgNbdParameters,
  histories: readonly ClvHistory[],
  span: number,
): HoldoutError {
  const expected = histories.map((history) => expectedPurchases(parameters, history, span));
  const actual = histories.map(({ holdoutPurchases = 0 }) => holdoutPurchases);
  return {
    expected: sumOf(expected),
    actual: sumOf(actual),
    mae: meanOf(expected.map((value, index) => Math.abs(value - actual[index]!))),
    correlation: correlationOf(expected, actual) ?? null,
  };
}

export interface ClvTerms {
  /** Days of one unit of the histories: 7 or 1. */
  readonly unitDays: number;
  /** How far into the future the value counts. */
  readonly horizonMonths: number;
  /** Yearly discount rate, 0.1 is 10 %. */
  readonly discountAnnual: number;
}

export const CLV_TERMS: ClvTerms = { unitDays: 7, horizonMonths: 12, discountAnnual: 0.1 };
const MONTH_DAYS = 365.25 / 12;

export interface ClvScore {
  readonly pAlive: number;
  /** In the hold-out span where there is one, else in the horizon. */
  readonly expectedPurchases: number;
  /** Mean value of a further purchase. */
  readonly expectedValue: number;
  /** Discounted value of the purchases in the horizon: each month's at its end. */
  readonly clv: number;
}

/** A customer by an accepted fit; undefined when it was refused. */
export function clvScore(
  { status, bgNbd, gammaGamma }: Pick<ClvFit, 'status' | 'bgNbd' | 'gammaGamma'>,
  history: ClvHistory,
  terms: ClvTerms = CLV_TERMS,
  holdoutSpan?: number,
): ClvScore | undefined {
  if (status !== 'accepted' || !bgNbd || !gammaGamma) return undefined;
  const value = expectedValue(gammaGamma, spendOf(history));
  let [bought, discounted] = [0, 0];
  for (let month = 1; month <= terms.horizonMonths; month += 1) {
    const until = expectedPurchases(bgNbd, history, (month * MONTH_DAYS) / terms.unitDays);
    discounted += (until - bought) / (1 + terms.discountAnnual) ** (month / 12);
    bought = until;
  }
  return {
    pAlive: pAlive(bgNbd, history),
    expectedPurchases: holdoutSpan === undefined ? bought : expectedPurchases(bgNbd, history, holdoutSpan),
    expectedValue: value,
    clv: discounted * value,
  };
}

/** Repeat purchases of no value say nothing about the value of the next. */
function spendOf({ x, meanValue }: SpendHistory): SpendHistory {
  return meanValue > 0 ? { x, meanValue } : { x: 0, meanValue: 0 };
}
