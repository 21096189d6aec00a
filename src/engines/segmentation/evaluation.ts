import { sumOf } from './statistics.js';

/** A segment in sums that any query can give; values in one unit. */
export interface SegmentFacts {
  readonly segment: string;
  readonly customers: number;
  /** May be contacted on at least one channel. */
  readonly reachable: number;
  readonly offered: number;
  readonly accepted: number;
  readonly valueSum: number;
  readonly valueSquareSum: number;
  /** `Migration.stabilityOf` since the run before; undefined in the first. */
  readonly stability?: number;
}

export interface EvaluationRules {
  readonly shareMin: number;
  readonly customersMin: number;
  /** Where fewer of everybody can be reached, it is no fault of a segment. */
  readonly reachMin: number;
  /** Value varies inside by more than this multiple of its mean: there are different customers in it. */
  readonly variationMax: number;
  /** Mean values nearer than this share of the larger one are alike. */
  readonly valueAlike: number;
  readonly stabilityMin: number;
}

export const EVALUATION_RULES: EvaluationRules = {
  shareMin: 0.01,
  customersMin: 30,
  reachMin: 0.05,
  variationMax: 2,
  valueAlike: 0.1,
  stabilityMin: 0.3,
};

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface SegmentEvaluation {
  readonly segment: string;
  readonly share: number;
  readonly reach: number;
  /** Null while nothing was offered. */
  readonly acceptance: number | null;
  /** Wilson's interval at 95 %. */
  readonly acceptanceInterval: Interval | null;
  /** Acceptance over that of the whole population. */
  readonly acceptanceLift: number | null;
  readonly meanValue: number;
  readonly valueLift: number | null;
  /** Deviation over mean of the value inside. */
  readonly valueVariation: number | null;
  readonly stability: number | null;
}

export type SegmentProposal =
  | { readonly kind: 'merge'; readonly segments: readonly [string, string]; readonly because: string }
  | { readonly kind: 'split' | 'retire'; readonly segments: readonly [string]; readonly because: string };

export interface SegmentationEvaluation {
  readonly segments: readonly SegmentEvaluation[];
  /** Share of the variance of value that lies between the segments (η²), 0–1; null when they share customers. */
  readonly separation: number | null;
  /** For people to decide; nothing is changed by itself. */
  readonly proposals: readonly SegmentProposal[];
}

/** What segments are compared with: sums over everybody, each customer once. */
export type PopulationFacts = Pick<
  SegmentFacts,
  'customers' | 'reachable' | 'offered' | 'accepted' | 'valueSum' | 'valueSquareSum'
>;

/**
 * Is the segmentation good for anything: size, separation, stability, lift, reach, and what to do about it.
 * @param everybody the population, when segments share customers or leave some out; else their sum
 */
export function evaluateSegmentation(
  facts: readonly SegmentFacts[],
  rules: EvaluationRules = EVALUATION_RULES,
  everybody?: PopulationFacts,
): SegmentationEvaluation {
  const total = everybody ?? togetherOf(facts);
  const acceptance = ratio(total.accepted, total.offered);
  const meanValue = ratio(total.valueSum, total.customers) ?? 0;
  const segments = facts.map((each) => evaluationOf(each, total.customers, acceptance, meanValue));
  return {
    segments,
    separation: everybody ? null : separationOf(facts, total),
    proposals: proposalsFor(segments, facts, rulesWhere(ratio(total.reachable, total.customers) ?? 0, rules)),
  };
}

function togetherOf(facts: readonly SegmentFacts[]): PopulationFacts {
  return {
    customers: sumOf(facts.map(({ customers }) => customers)),
    reachable: sumOf(facts.map(({ reachable }) => reachable)),
    offered: sumOf(facts.map(({ offered }) => offered)),
    accepted: sumOf(facts.map(({ accepted }) => accepted)),
    valueSum: sumOf(facts.map(({ valueSum }) => valueSum)),
    valueSquareSum: sumOf(facts.map(({ valueSquareSum }) => valueSquareSum)),
  };
}

function rulesWhere(reachOfAll: number, rules: EvaluationRules): EvaluationRules {
  return reachOfAll < rules.reachMin ? { ...rules, reachMin: 0 } : rules;
}

function separationOf(facts: readonly SegmentFacts[], total: PopulationFacts): number {
  const between = sumOf(
    facts.map(({ customers, valueSum }) => (customers > 0 ? valueSum ** 2 / customers : 0)),
  );
  const mean = total.customers > 0 ? total.valueSum ** 2 / total.customers : 0;
  return Math.min(1, Math.max(0, ratio(between - mean, total.valueSquareSum - mean) ?? 0));
}

function evaluationOf(
  facts: SegmentFacts,
  population: number,
  acceptanceOfAll: number | null,
  meanOfAll: number,
): SegmentEvaluation {
  const { segment, customers, reachable, offered, accepted, valueSum, valueSquareSum, stability } = facts;
  const acceptance = ratio(accepted, offered);
  const meanValue = ratio(valueSum, customers) ?? 0;
  const variance = customers > 0 ? Math.max(0, valueSquareSum / customers - meanValue ** 2) : 0;
  return {
    segment,
    share: ratio(customers, population) ?? 0,
    reach: ratio(reachable, customers) ?? 0,
    acceptance,
    acceptanceInterval: offered > 0 ? wilson(accepted, offered) : null,
    acceptanceLift:
      acceptance === null || acceptanceOfAll === null ? null : ratio(acceptance, acceptanceOfAll),
    meanValue,
    valueLift: ratio(meanValue, meanOfAll),
    valueVariation: meanValue > 0 ? Math.sqrt(variance) / meanValue : null,
    stability: stability ?? null,
  };
}

const Z95 = 1.959963984540054;

/** Wilson (1927): bounds of a share that stay within 0–1 and hold for few trials. */
export function wilson(successes: number, trials: number): Interval {
  const [share, z2] = [successes / trials, Z95 ** 2];
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2))) / (1 + z2 / trials);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

function proposalsFor(
  segments: readonly SegmentEvaluation[],
  facts: readonly SegmentFacts[],
  rules: EvaluationRules,
): SegmentProposal[] {
  const retired = segments.flatMap((each, index) => retirement(each, facts[index]!.customers, rules) ?? []);
  const gone = new Set(retired.flatMap((proposal) => [...proposal.segments]));
  const kept = segments.filter(({ segment }) => !gone.has(segment));
  const merges = kept.flatMap((one, index) =>
    kept.slice(index + 1).flatMap((other) => merger(one, other, rules) ?? []),
  );
  const splits = kept.flatMap(({ segment, valueVariation, share }): SegmentProposal[] =>
    valueVariation !== null && valueVariation > rules.variationMax && share >= 2 * rules.shareMin
      ? [
          {
            kind: 'split',
            segments: [segment],
            because: `value varies by ${valueVariation.toFixed(2)} times its mean`,
          },
        ]
      : [],
  );
  return [...retired, ...merges, ...splits];
}

function retirement(
  each: SegmentEvaluation,
  customers: number,
  rules: EvaluationRules,
): SegmentProposal | undefined {
  const because = [
    ...(customers < rules.customersMin ? [customers === 1 ? '1 customer' : `${customers} customers`] : []),
    ...(each.share < rules.shareMin ? [`${percent(each.share)} of the population`] : []),
    ...(each.reach < rules.reachMin ? [`${percent(each.reach)} can be reached`] : []),
    ...(each.stability !== null && each.stability < rules.stabilityMin
      ? [`${percent(each.stability)} stayed since the last run`]
      : []),
  ];
  return because.length === 0
    ? undefined
    : { kind: 'retire', segments: [each.segment], because: because.join(', ') };
}

/** Two segments that neither accept nor spend differently are one. */
function merger(
  one: SegmentEvaluation,
  other: SegmentEvaluation,
  rules: EvaluationRules,
): SegmentProposal | undefined {
  const [a, b] = [one.acceptanceInterval, other.acceptanceInterval];
  if (!a || !b || a.low > b.high || b.low > a.high) return undefined;
  const larger = Math.max(Math.abs(one.meanValue), Math.abs(other.meanValue));
  const apart = Math.abs(one.meanValue - other.meanValue);
  if (apart > rules.valueAlike * larger) return undefined;
  const because = `acceptance ${shown(a)} and ${shown(b)} overlap, mean values ${one.meanValue.toFixed(2)} and ${other.meanValue.toFixed(2)}`;
  return { kind: 'merge', segments: [one.segment, other.segment], because };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const shown = ({ low, high }: Interval): string => `${percent(low)}–${percent(high)}`;
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
