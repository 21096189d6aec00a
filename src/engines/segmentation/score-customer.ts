import { type AbcClass, abcClass, type AbcEdges } from './abc.js';
import { assignCluster, type ClusterModel, rfmFeatures } from './clusters.js';
import { type ClvRules } from './clv-refusal.js';
import { type ClvScore, clvScore, type ClvTerms } from './clv-score.js';
import { type ClvFit, type ClvHistory } from './clv.js';
import { type CustomerSummary, netAmount } from './customer-summary.js';
import { type LifecycleRules, type LifecycleStage, lifecycleStage } from './lifecycle.js';
import { type RfmCell, rfmCell, type RfmCellTable } from './rfm-cells.js';
import { type RfmCustomer, type RfmEdges, rfmScores, type RfmScores, type RfmValues } from './rfm.js';
import { type AbcThresholds } from './abc.js';
import { tierOf, type TierEdges, type TierRule, tierValueOf } from './value-tiers.js';

export const DAY_MS = 86_400_000;

/** What is published and versioned: the same version over the same summaries gives the same classes. */
export interface ClassificationVersion {
  readonly v: 1;
  readonly cells: RfmCellTable;
  readonly abc: AbcThresholds;
  readonly lifecycle: LifecycleRules;
  readonly tiers: readonly TierRule[];
  readonly clv: ClvRules;
  readonly clvTerms: ClvTerms;
}

export interface AsOf {
  /** Instant from which recency counts. */
  readonly ms: number;
  /** Day since 1970 in the zone of the frame. */
  readonly day: number;
}

/** What a run leaves behind, so that one customer is scored between runs exactly as the run would have. */
export interface FrozenRun {
  readonly rfm: RfmEdges;
  readonly abc: AbcEdges;
  readonly typicalIntervalDays: number;
  readonly clv: Pick<ClvFit, 'status' | 'bgNbd' | 'gammaGamma'>;
  /** Null where neither assets nor CLV are known. */
  readonly tiers: TierEdges | null;
  readonly clusters: ClusterModel | null;
  /** How many of the summaries' units make one of the amounts: 100 for cents and euros. */
  readonly unitsPerAmount: number;
}

export interface CustomerScores {
  readonly rfm: RfmValues & RfmScores & { readonly cell: RfmCell };
  readonly abc: AbcClass;
  readonly stage: LifecycleStage;
  /** Undefined where the population's fit was refused. */
  readonly clv: ClvScore | undefined;
  readonly tier: string | undefined;
  readonly cluster: string | undefined;
}

export interface ScoredCustomer {
  readonly customer: string;
  readonly summary: CustomerSummary;
  readonly assets?: number;
  /** Where he is a customer without buying: see `lifecycleStage`. */
  readonly seenDay?: number;
}

/**
 * One customer by the frozen edges of a run. A customer without a purchase is a prospect and nothing else:
 * @returns undefined for him
 */
export function scoreCustomer(
  customer: ScoredCustomer,
  asOf: AsOf,
  run: FrozenRun,
  version: ClassificationVersion,
): CustomerScores | undefined {
  const { summary } = customer;
  const values = rfmValues(customer.customer, summary, asOf, run.unitsPerAmount);
  if (!values) return undefined;
  const scores = rfmScores(values, run.rfm);
  const clv = clvScore(
    run.clv,
    clvHistory(summary, asOf.day, version.clvTerms, run.unitsPerAmount),
    version.clvTerms,
  );
  const { recencyDays, frequency, monetary } = values;
  const tierValue =
    run.tiers === null
      ? undefined
      : tierValueOf(run.tiers.basis, { assets: customer.assets, clv: clv?.clv, net: monetary });
  return {
    rfm: { recencyDays, frequency, monetary, ...scores, cell: rfmCell(scores, version.cells) },
    abc: abcClass({ customer: customer.customer, value: monetary }, run.abc),
    stage: lifecycleStage(summary, asOf.day, run.typicalIntervalDays, version.lifecycle, customer.seenDay),
    clv,
    tier: run.tiers && tierValue !== undefined ? tierOf(tierValue, run.tiers) : undefined,
    cluster: run.clusters ? run.clusters.names[assignCluster(rfmFeatures(values), run.clusters)] : undefined,
  };
}

/** Undefined before the first purchase. */
export function rfmValues(
  customer: string,
  summary: CustomerSummary,
  asOf: AsOf,
  unitsPerAmount: number,
): RfmCustomer | undefined {
  if (summary.lastAtMs === null) return undefined;
  return {
    customer,
    recencyDays: Math.max(0, Math.floor((asOf.ms - summary.lastAtMs) / DAY_MS)),
    frequency: summary.occasions,
    monetary: netAmount(summary) / unitsPerAmount,
  };
}

/**
 * x, t_x and T of a summary at the end of its observation; one purchase a day. Values are what was bought, before
 * refunds, because Gamma-Gamma knows no negative ones.
 * @throws RangeError for a summary without a purchase
 */
export function clvHistory(
  summary: CustomerSummary,
  untilDay: number,
  { unitDays }: Pick<ClvTerms, 'unitDays'>,
  unitsPerAmount: number,
): ClvHistory {
  const { firstDay, lastDay } = summary;
  if (firstDay === null || lastDay === null) throw new RangeError('a history begins with a purchase');
  const x = summary.purchaseDays - 1;
  const repeated = summary.purchased - summary.firstDayAmount;
  return {
    x,
    tx: (lastDay - firstDay) / unitDays,
    T: Math.max(0, untilDay - firstDay) / unitDays,
    meanValue: x > 0 ? repeated / x / unitsPerAmount : 0,
  };
}
