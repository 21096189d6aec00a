import { ABC_THRESHOLDS, abcAnalysis, type AbcResult } from './abc.js';
import { keepNames } from './cluster-names.js';
import {
  clusterCustomers,
  type ClusterModel,
  type Clustering,
  type ClusterOptions,
  rfmFeatures,
} from './clusters.js';
import { CLV_RULES } from './clv-refusal.js';
import { CLV_TERMS, type ClvScore, clvScore } from './clv-score.js';
import { type ClvFit, type ClvHistory, fitClv, notApplicable } from './clv.js';
import { type CustomerSummary } from './customer-summary.js';
import { LIFECYCLE_RULES, type LifecycleStage, lifecycleStage, typicalIntervalDays } from './lifecycle.js';
import { RFM_CELL_TABLE, type RfmCell, rfmCell } from './rfm-cells.js';
import { type FrequencyTies, type RfmCustomer, rfmEdges, type RfmScores, rfmScores } from './rfm.js';
import {
  type AsOf,
  type ClassificationVersion,
  clvHistory,
  type FrozenRun,
  rfmValues,
} from './score-customer.js';
import { TIER_RULES, tierBasis, tierEdges, type TierEdges, tierOf } from './value-tiers.js';

export const CLASSIFICATION_VERSION: ClassificationVersion = {
  v: 1,
  cells: RFM_CELL_TABLE,
  abc: ABC_THRESHOLDS,
  lifecycle: LIFECYCLE_RULES,
  tiers: TIER_RULES,
  clv: CLV_RULES,
  clvTerms: CLV_TERMS,
};

export interface PopulationCustomer {
  readonly customer: string;
  /** All events up to the as-of instant. */
  readonly summary: CustomerSummary;
  /** Those up to the calibration end; undefined for a customer who came later. Only with a hold-out. */
  readonly calibration?: CustomerSummary;
  readonly assets?: number;
  /** Where he is a customer without buying: see `lifecycleStage`. */
  readonly seenDay?: number;
}

export interface RunOptions {
  readonly asOf: AsOf;
  readonly unitsPerAmount: number;
  readonly frequencyTies?: FrequencyTies;
  /** What the amounts are; tiers go by the bank's contribution itself. `partnerSpend` when left out. */
  readonly valueBasis?: 'partnerSpend' | 'bankContribution';
  /** Where the usual interval is longer than so many days, lifetime value is not applicable. */
  readonly rhythmMaxDays?: number;
  /** Day since 1970: the models are fitted on what was before its end and tried on what follows. */
  readonly calibrationEndDay?: number;
  readonly clusters?: ClusterOptions;
  /** Of the previous run, for stable names. */
  readonly previousClusters?: ClusterModel;
  /** Of the previous run: stays when this one's is refused. */
  readonly previousClv?: ClvFit;
}

export interface PopulationRun {
  readonly frozen: FrozenRun;
  /** In the order of the input; only customers with a purchase. */
  readonly rfm: readonly (RfmCustomer & RfmScores & { readonly cell: RfmCell })[];
  readonly abc: AbcResult;
  /** Of all customers. */
  readonly stages: readonly { readonly customer: string; readonly stage: LifecycleStage }[];
  readonly clvFit: ClvFit;
  readonly clv: readonly ClvRow[];
  readonly tiers: readonly { readonly customer: string; readonly tier: string }[];
  /** Null for an empty population; the assignments are in the order of `rfm`. */
  readonly clustering: Clustering | null;
}

export interface ClvRow {
  readonly customer: string;
  readonly history: ClvHistory;
  readonly score: ClvScore | undefined;
}

/** Classifies one population, once; nothing is known about the customers but their summaries. */
export function classifyPopulation(
  customers: readonly PopulationCustomer[],
  options: RunOptions,
  version: ClassificationVersion = CLASSIFICATION_VERSION,
): PopulationRun {
  const { asOf, unitsPerAmount } = options;
  const buyers = customers.flatMap(
    ({ customer, summary }) => rfmValues(customer, summary, asOf, unitsPerAmount) ?? [],
  );
  const edges = buyers.length > 0 ? rfmEdges(buyers, options.frequencyTies) : NO_EDGES;
  const rfm = buyers.map((values) => {
    const scores = rfmScores(values, edges);
    return { ...values, ...scores, cell: rfmCell(scores, version.cells) };
  });
  const abc = abcAnalysis(
    buyers.map(({ customer, monetary }) => ({ customer, value: monetary })),
    version.abc,
  );
  const typicalDays = typicalIntervalDays(summariesOf(customers));
  const stages = customers.map(({ customer, summary, seenDay }) => ({
    customer,
    stage: lifecycleStage(summary, asOf.day, typicalDays, version.lifecycle, seenDay),
  }));
  const { fit, used, rows } = lifetimeValues(customers, { ...options, typicalDays }, version);
  const { edges: tiersFrozen, rows: tiers } =
    options.valueBasis === 'bankContribution'
      ? tiersByContribution(buyers, version)
      : tiersOf(customers, rows, version);
  const clustering = clusteringOf(buyers, options);
  const frozen: FrozenRun = {
    rfm: edges,
    abc: abc.edges,
    typicalIntervalDays: typicalDays,
    clv: used,
    tiers: tiersFrozen,
    clusters: clustering?.model ?? null,
    unitsPerAmount,
  };
  return { frozen, rfm, abc, stages, clvFit: fit, clv: rows, tiers, clustering };
}

const ZEROS = [0, 0, 0, 0] as const;
const NO_EDGES = { recencyDays: ZEROS, frequency: ZEROS, monetary: ZEROS };

function* summariesOf(customers: readonly PopulationCustomer[]): Generator<CustomerSummary> {
  for (const { summary } of customers) yield summary;
}

function lifetimeValues(
  customers: readonly PopulationCustomer[],
  {
    asOf,
    calibrationEndDay,
    unitsPerAmount,
    previousClv,
    typicalDays,
    rhythmMaxDays = Infinity,
  }: RunOptions & { readonly typicalDays: number },
  { clv: rules, clvTerms: terms }: ClassificationVersion,
): { fit: ClvFit; used: ClvFit; rows: ClvRow[] } {
  const untilDay = calibrationEndDay ?? asOf.day;
  const span = calibrationEndDay === undefined ? undefined : (asOf.day - calibrationEndDay) / terms.unitDays;
  const histories = customers.flatMap(({ customer, summary, calibration }) => {
    const observed = calibrationEndDay === undefined ? summary : calibration;
    if (!observed || observed.firstDay === null) return [];
    const history = clvHistory(observed, untilDay, terms, unitsPerAmount);
    return [
      { customer, history: { ...history, holdoutPurchases: summary.purchaseDays - observed.purchaseDays } },
    ];
  });
  const known = histories.map(({ history }) => history);
  const fit =
    typicalDays > rhythmMaxDays
      ? notApplicable(known, typicalDays, rhythmMaxDays)
      : fitClv(known, span, rules);
  const used = fit.status === 'refused' && previousClv ? previousClv : fit;
  const rows = histories.map(({ customer, history }) => ({
    customer,
    history,
    score: clvScore(used, history, terms, span),
  }));
  return { fit, used, rows };
}

function tiersOf(
  customers: readonly PopulationCustomer[],
  clv: readonly ClvRow[],
  version: ClassificationVersion,
): { edges: TierEdges | null; rows: { customer: string; tier: string }[] } {
  const clvOf = clv.map(({ customer, score }) => ({ customer, value: score?.clv }));
  const assetsOf = customers.map(({ customer, assets }) => ({ customer, value: assets }));
  const basis = tierBasis([
    ...assetsOf.map(({ value }) => (value === undefined ? {} : { assets: value })),
    ...clvOf.map(({ value }) => (value === undefined ? {} : { clv: value })),
  ]);
  if (!basis) return { edges: null, rows: [] };
  const valued = (basis === 'assets' ? assetsOf : clvOf).flatMap(({ customer, value }) =>
    value === undefined ? [] : [{ customer, value }],
  );
  const edges = tierEdges(
    valued.map(({ value }) => value),
    basis,
    version.tiers,
  );
  return { edges, rows: valued.map(({ customer, value }) => ({ customer, tier: tierOf(value, edges) })) };
}

/** Whoever brings most stands highest; somebody who costs more than he brings is in the last tier. */
function tiersByContribution(
  buyers: readonly RfmCustomer[],
  { tiers }: ClassificationVersion,
): ReturnType<typeof tiersOf> {
  if (buyers.length === 0) return { edges: null, rows: [] };
  const edges = tierEdges(
    buyers.map(({ monetary }) => monetary),
    'bankContribution',
    tiers,
  );
  return {
    edges,
    rows: buyers.map(({ customer, monetary }) => ({ customer, tier: tierOf(monetary, edges) })),
  };
}

function clusteringOf(
  buyers: readonly RfmCustomer[],
  { clusters, previousClusters }: RunOptions,
): Clustering | null {
  if (buyers.length === 0) return null;
  return keepNames(clusterCustomers(buyers.map(rfmFeatures), clusters), previousClusters);
}
