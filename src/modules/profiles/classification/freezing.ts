import {
  type AsOf,
  classifyPopulation,
  type ClusterModel,
  type Clustering,
  type ClvFit,
  type FrozenRun,
  type PopulationCustomer,
  type PopulationRun,
} from '../../../engines/segmentation/index.js';
import type { Edges, RunRules } from './classes.js';
import type { AbcFigures, PopulationEdges } from './population.repository.js';
import type { RunFigures } from './runs.repository.js';

/**
 * So many customers are enough to fit four numbers and to find a handful of clusters; up to so many the run is exactly what
 * `classifyPopulation` of the engine says.
 */
export const SAMPLE_MAX = 5_000;
/** Two uses a year and more are a rhythm. */
const BANK_RHYTHM_MAX_DAYS = 183;
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
  { models, previous }: { readonly models: Models; readonly previous: Edges | undefined },
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
    figures: { ...figures, clv, ...(clustering ? clusterFigures(clustering) : {}) },
  };
}

/** What fitting needs, as plain data: it may happen in another thread. */
export interface ModelsInput {
  readonly sample: readonly PopulationCustomer[];
  readonly asOf: AsOf;
  readonly rules: RunRules;
  readonly unitsPerAmount: number;
  readonly valueBasis: 'partnerSpend' | 'bankContribution';
  readonly previousClv: ClvFit | undefined;
  readonly previousClusters: ClusterModel | undefined;
}

export type Models = Pick<PopulationRun, 'clvFit'> & {
  readonly frozen: Pick<FrozenRun, 'tiers' | 'clusters'>;
  readonly clustering: Clusters | null;
};

type Clusters = Pick<Clustering, 'model' | 'sizes' | 'silhouette'>;

/** Fits the models to a sample of buyers: a second or two of a processor. */
export function fitModels(input: ModelsInput): Models {
  const { sample, asOf, rules, unitsPerAmount, valueBasis, previousClv, previousClusters } = input;
  const options = {
    asOf,
    unitsPerAmount,
    valueBasis,
    // Whether the scenes of a root have a rhythm, its scenario says; of the bank's own products only their use does.
    ...(valueBasis === 'bankContribution' && { rhythmMaxDays: BANK_RHYTHM_MAX_DAYS }),
    ...(previousClv?.status === 'accepted' && { previousClv }),
    ...(previousClusters && { previousClusters }),
  };
  const { clvFit, frozen, clustering } = classifyPopulation(sample, options, rules);
  return {
    clvFit,
    frozen: { tiers: frozen.tiers, clusters: frozen.clusters },
    clustering: clustering && {
      model: clustering.model,
      sizes: clustering.sizes,
      silhouette: clustering.silhouette,
    },
  };
}

function clusterFigures({ model, sizes, silhouette }: Clusters): Pick<RunFigures, 'clusters' | 'silhouette'> {
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
