import {
  type BgNbdParameters,
  expectedPurchases,
  fitBgNbd,
  fitNbd,
  groupHistories,
  type PurchaseHistory,
} from './bg-nbd.js';
import { type GoodnessOfFit, goodnessOfFit } from './goodness-of-fit.js';
import { fitGammaGamma, type GammaGammaParameters } from './gamma-gamma.js';
import { type LikelihoodFit } from './maximum-likelihood.js';
import {
  BG_NBD_NAMES,
  CLV_RULES,
  type ClvRefusal,
  type ClvRules,
  GAMMA_GAMMA_NAMES,
  leavingFault,
  purchaseFault,
  searchFault,
  valueFault,
} from './clv-refusal.js';
import { correlationOf, meanOf, sumOf } from './statistics.js';

/** One customer for the models: at most one purchase a day. */
export interface ClvHistory extends PurchaseHistory {
  /** Mean value of the repeat purchase days, 0 without any. */
  readonly meanValue: number;
  /** Purchase days in the hold-out span, where there is one. */
  readonly holdoutPurchases?: number;
}

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

export interface ClvFit {
  /** `notApplicable`: in such a population there is nothing to fit. */
  readonly status: 'accepted' | 'refused' | 'notApplicable';
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
  /** Null without a hold-out, and where BG/NBD is refused: it forecasts nothing. */
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
  };
  const fault =
    purchaseFault(purchases, bgNbd, histories, rules) ??
    leavingFault(purchases, fitNbd(groups), rules) ??
    searchFault(purchases);
  if (fault) return refused(withPurchases, ...fault);
  const values = fitGammaGamma(spends);
  const gammaGamma = namedFit(values, GAMMA_GAMMA_NAMES);
  const holdout = holdoutSpan === undefined ? null : holdoutError(bgNbd, histories, holdoutSpan);
  const complete = { ...withPurchases, holdout, gammaGamma };
  const spendFault = valueFault(values, gammaGamma, spendCorrelation, rules);
  return spendFault
    ? refused(complete, ...spendFault)
    : { status: 'accepted', refusal: null, reason: null, ...complete };
}

type Fitted = Omit<ClvFit, 'status' | 'refusal' | 'reason'>;

const NOTHING_FITTED = {
  bgNbd: null,
  gammaGamma: null,
  spendCorrelation: null,
  goodnessOfFit: null,
  holdout: null,
};

/** Of a population that comes back too rarely for counting methods; no earlier fit stands in for it. */
export function notApplicable(
  histories: readonly ClvHistory[],
  typicalDays: number,
  rhythmMaxDays: number,
): ClvFit {
  const repeaters = histories.filter(({ x }) => x > 0).length;
  const known = { customers: histories.length, repeaters, ...NOTHING_FITTED };
  const reason = `the usual interval is ${Math.round(typicalDays)} days, at most ${rhythmMaxDays} make a rhythm`;
  return { ...refused(known, 'rhythm_too_rare', reason), status: 'notApplicable' };
}

function refused(fitted: Fitted, refusal: ClvRefusal, reason: string): ClvFit {
  return { status: 'refused', refusal, reason, ...fitted };
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
