import { ATTITUDE_DIMENSIONS, type AttitudeDimension, type StatedAttitude } from './questionnaire.js';

/** What a customer did, counted; each pair speaks for or against a dimension. */
export interface BehaviourCounts {
  readonly purchasesKept: number;
  readonly refunds: number;
  /** Paid at once although credit for it had been shown, against credit taken. */
  readonly paidOutright: number;
  readonly paidByInstalments: number;
  /** Credit taken for a shorter or longer term, for less or more, than was put first. */
  readonly termShortened: number;
  readonly termLengthened: number;
  readonly borrowedLess: number;
  readonly borrowedMore: number;
  readonly instalmentsOnTime: number;
  readonly instalmentsLate: number;
  readonly settledEarly: number;
  readonly settledLate: number;
  /** Credit repaid by its plan, when it might have been settled ahead of time. */
  readonly ranToTerm: number;
  readonly savingsIn: number;
  readonly savingsOut: number;
  readonly moneyToolsUsed: number;
  readonly moneyToolsIgnored: number;
  readonly adviceTaken: number;
  readonly adviceDeclined: number;
  /** After a loss of value: kept or bought more, against sold. */
  readonly lossesHeld: number;
  readonly lossesSold: number;
}

export interface AttitudeSignal {
  readonly dimension: AttitudeDimension;
  readonly for: keyof BehaviourCounts;
  readonly against: keyof BehaviourCounts;
  /** How much one fact says, 0–1. */
  readonly weight: number;
}

export const ATTITUDE_SIGNALS: readonly AttitudeSignal[] = [
  { dimension: 'spending_control', for: 'instalmentsOnTime', against: 'instalmentsLate', weight: 1 },
  { dimension: 'spending_control', for: 'settledEarly', against: 'settledLate', weight: 1 },
  { dimension: 'spending_control', for: 'purchasesKept', against: 'refunds', weight: 0.2 },
  { dimension: 'money_interest', for: 'moneyToolsUsed', against: 'moneyToolsIgnored', weight: 0.5 },
  { dimension: 'accumulation', for: 'savingsIn', against: 'savingsOut', weight: 1 },
  { dimension: 'accumulation', for: 'paidOutright', against: 'paidByInstalments', weight: 1 },
  { dimension: 'accumulation', for: 'settledEarly', against: 'ranToTerm', weight: 1 },
  { dimension: 'accumulation', for: 'termShortened', against: 'termLengthened', weight: 1 },
  { dimension: 'accumulation', for: 'borrowedLess', against: 'borrowedMore', weight: 0.5 },
  { dimension: 'accumulation', for: 'lossesHeld', against: 'lossesSold', weight: 1 },
  { dimension: 'adviser_trust', for: 'adviceTaken', against: 'adviceDeclined', weight: 1 },
  { dimension: 'risk_tolerance', for: 'lossesHeld', against: 'lossesSold', weight: 1 },
];

/** Facts worth knowing nothing: so many for and against are assumed, and so many must be seen for half a confidence. */
const PRIOR_FACTS = 10;
export const RANKING_CONFIDENCE_MIN = 0.6;
export const LARGE_GAP = 0.3;

/** Suitability goes by the end that promises less: low, but a high need for advice. */
const CAUTIOUS_END: Readonly<Record<AttitudeDimension, 'low' | 'high'>> = {
  spending_control: 'low',
  money_interest: 'low',
  accumulation: 'low',
  adviser_trust: 'high',
  risk_tolerance: 'low',
};

export interface Evidence {
  readonly for: keyof BehaviourCounts;
  readonly against: keyof BehaviourCounts;
  readonly countFor: number;
  readonly countAgainst: number;
}

export interface ObservedScore {
  /** 0–1; 0.5 without evidence. */
  readonly score: number;
  /** 0–1, grows with the evidence and never reaches 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/**
 * Mean of the beta distribution after n weighted facts: (k/2 + Σ w·for) / (k + n); confidence n / (n + k), k = 10. So
 * fifteen facts make the 0.6 from which ranking uses it.
 */
export function observedScore(
  dimension: AttitudeDimension,
  counts: Partial<BehaviourCounts>,
  signals: readonly AttitudeSignal[] = ATTITUDE_SIGNALS,
): ObservedScore {
  let [forIt, facts] = [0, 0];
  const evidence: Evidence[] = [];
  for (const signal of signals) {
    const [countFor, countAgainst] = [counts[signal.for] ?? 0, counts[signal.against] ?? 0];
    if (signal.dimension !== dimension || countFor + countAgainst === 0) continue;
    forIt += signal.weight * countFor;
    facts += signal.weight * (countFor + countAgainst);
    evidence.push({ for: signal.for, against: signal.against, countFor, countAgainst });
  }
  return {
    score: (PRIOR_FACTS / 2 + forIt) / (PRIOR_FACTS + facts),
    confidence: facts / (facts + PRIOR_FACTS),
    evidence,
  };
}

export interface DimensionAttitude {
  readonly dimension: AttitudeDimension;
  /** Null when the customer has not said. */
  readonly stated: number | null;
  /** Null without any evidence. */
  readonly observed: number | null;
  readonly confidence: number;
  /** Stated less observed; positive when he says more than he does. */
  readonly gap: number | null;
  /** For the adviser: a gap of 0.3 that rests on enough evidence. */
  readonly isLargeGap: boolean;
  readonly forRanking: Choice | null;
  /** The more cautious of what is known; null when nothing is, and then nothing is suitable. */
  readonly forSuitability: Choice | null;
  readonly evidence: readonly Evidence[];
  readonly explanation: string;
}

export interface Choice {
  readonly source: 'stated' | 'observed';
  readonly score: number;
}

/** People say one thing and do another: all five dimensions with both, their gap, and which one counts where. */
export function attitudeOf(
  stated: StatedAttitude | undefined,
  counts: Partial<BehaviourCounts>,
  signals: readonly AttitudeSignal[] = ATTITUDE_SIGNALS,
): DimensionAttitude[] {
  return ATTITUDE_DIMENSIONS.map((dimension) => {
    const said = stated?.dimensions[dimension]?.score ?? null;
    const { score, confidence, evidence } = observedScore(dimension, counts, signals);
    const observed = confidence > 0 ? score : null;
    const gap = said === null || observed === null ? null : said - observed;
    const forRanking = rankingChoice(said, observed, confidence);
    const forSuitability = cautiousChoice(dimension, said, observed);
    return {
      dimension,
      stated: said,
      observed,
      confidence,
      gap,
      isLargeGap: gap !== null && Math.abs(gap) >= LARGE_GAP && confidence >= RANKING_CONFIDENCE_MIN,
      forRanking,
      forSuitability,
      evidence,
      explanation: explain(said, observed, confidence, evidence, forRanking, forSuitability),
    };
  });
}

/**
 * How much somebody avoids owing, for the ranking of terms: how far his wish to accumulate, as ranking uses it, is above
 * the middle. Who would rather consume, and who leans to neither side, is not averse.
 * @returns 0–1; undefined when he has neither said nor done enough
 */
export function debtAversionOf(dimensions: readonly DimensionAttitude[]): number | undefined {
  const chosen = dimensions.find(({ dimension }) => dimension === 'accumulation')?.forRanking;
  return chosen ? Math.max(0, 2 * chosen.score - 1) : undefined;
}

function rankingChoice(stated: number | null, observed: number | null, confidence: number): Choice | null {
  if (observed !== null && confidence >= RANKING_CONFIDENCE_MIN)
    return { source: 'observed', score: observed };
  return stated === null ? null : { source: 'stated', score: stated };
}

function cautiousChoice(
  dimension: AttitudeDimension,
  stated: number | null,
  observed: number | null,
): Choice | null {
  if (stated === null) return observed === null ? null : { source: 'observed', score: observed };
  if (observed === null) return { source: 'stated', score: stated };
  const isObservedCautious = CAUTIOUS_END[dimension] === 'low' ? observed < stated : observed > stated;
  return isObservedCautious ? { source: 'observed', score: observed } : { source: 'stated', score: stated };
}

function explain(
  stated: number | null,
  observed: number | null,
  confidence: number,
  evidence: readonly Evidence[],
  ranking: Choice | null,
  suitability: Choice | null,
): string {
  const said = stated === null ? 'not stated' : `stated ${stated.toFixed(2)}`;
  const seen = evidence.map((one) => `${one.for} ${one.countFor}, ${one.against} ${one.countAgainst}`);
  const did =
    observed === null
      ? 'not observed'
      : `observed ${observed.toFixed(2)} at confidence ${confidence.toFixed(2)} (${seen.join('; ')})`;
  const used = `ranking uses ${ranking?.source ?? 'neither'}, suitability ${suitability?.source ?? 'neither'}`;
  return `${said}; ${did}; ${used}`;
}
