import {
  classifyPopulation,
  type Clustering,
  type ClvFit,
  type FrozenRun,
  type PopulationRun,
} from '../../../engines/segmentation/index.js';
import type { Edges, RunRules } from './classes.js';
import type { FrameDays } from './frame.js';
import type { AbcFigures, Member, PopulationEdges } from './population.repository.js';
import type { RunFigures } from './runs.repository.js';

/**
 * So many customers are enough to fit four numbers and to find a handful of clusters; up to so many the run is exactly what
 * `classifyPopulation` of the engine says.
 */
export const SAMPLE_MAX = 5_000;
const NO_FIFTHS = [0, 0, 0, 0];
const NOT_FITTED = { status: 'refused', bgNbd: null, gammaGamma: null } as const;

/** What everybody together says: the first step of a run. */
export function countedPart(
  { recency, frequency, monetary, typical }: PopulationEdges,
  abc: AbcFigures,
  ranks: FrozenRun['rfm']['frequencyRanks'],
  units: number,
): FrozenRun {
  const fifths = (edges: readonly number[] | null) =>
    (edges ?? NO_FIFTHS) as unknown as FrozenRun['rfm']['monetary'];
  const edge = (row: AbcFigures['lastA']) => row && { customer: row.customer, value: row.net / units };
  return {
    rfm: {
      recencyDays: fifths(recency),
      frequency: fifths(frequency),
      monetary: fifths(monetary),
      ...(ranks && { frequencyRanks: ranks }),
    },
    abc: { a: edge(abc.lastA), b: edge(abc.lastB) },
    typicalIntervalDays: typical === null ? 30 : Math.max(1, typical),
    clv: NOT_FITTED,
    tiers: null,
    clusters: null,
    unitsPerAmount: units,
  };
}

export function countedFigures(buyers: number, abc: AbcFigures): RunFigures {
  const { a: A, b: B, c: C, total, topFifth, weighted } = abc;
  return {
    buyers,
    abc: {
      A,
      B,
      C,
      topFifthShare: total > 0 ? topFifth / total : 0,
      gini: total > 0 ? (2 * weighted) / (buyers * total) - (buyers + 1) / buyers : 0,
    },
  };
}

/** What models say, fitted to a sample: the second step of a run. */
export function withModels(
  frozen: FrozenRun,
  figures: RunFigures,
  { models, previous }: { readonly models: PopulationRun; readonly previous: Edges | undefined },
): { frozen: FrozenRun; figures: RunFigures } {
  const { clvFit, clustering } = models;
  const {
    status,
    refusal,
    reason,
    customers,
    repeaters,
    bgNbd,
    gammaGamma,
    spendCorrelation,
    goodnessOfFit,
  } = clvFit;
  const isOfEarlierRun = status === 'refused' && previous?.frozen.clv.status === 'accepted';
  const clv = {
    status,
    refusal,
    reason,
    customers,
    repeaters,
    bgNbd,
    gammaGamma,
    spendCorrelation,
    goodnessOfFit,
    isOfEarlierRun,
  };
  const { tiers, clusters } = models.frozen;
  return {
    frozen: {
      ...frozen,
      clv: isOfEarlierRun && previous ? previous.frozen.clv : { status, bgNbd, gammaGamma },
      tiers,
      clusters,
    },
    figures: { ...figures, clv, ...(clustering && clusterFigures(clustering)) },
  };
}

/** Fits the models to a sample of buyers. Takes a second or two of a processor. */
export function fitModels(
  sample: readonly Member[],
  asOfMs: number,
  days: FrameDays,
  rules: RunRules,
  units: number,
  previous: Edges | undefined,
): PopulationRun {
  const previousClv = previous?.frozen.clv as ClvFit | undefined;
  const previousClusters = previous?.frozen.clusters ?? undefined;
  return classifyPopulation(
    sample.map(({ customerId, summary }) => ({ customer: customerId, summary })),
    {
      asOf: { ms: asOfMs, day: days.dayOf(asOfMs) },
      unitsPerAmount: units,
      ...(previousClv?.status === 'accepted' && { previousClv }),
      ...(previousClusters && { previousClusters }),
    },
    rules,
  );
}

function clusterFigures({
  model,
  sizes,
  silhouette,
}: Clustering): Pick<RunFigures, 'clusters' | 'silhouette'> {
  return {
    clusters: model.names.map((name, i) => ({
      name,
      customers: sizes[i] ?? 0,
      center: model.means.map((mean, feature) => {
        const standard = model.centroids[i]?.[feature] ?? 0;
        return Math.expm1(standard * (model.deviations[feature] ?? 1) + mean);
      }),
    })),
    silhouette,
  };
}
