import { kmeans } from 'ml-kmeans';
import { nearestCentroid, silhouetteOf, squaredDistance } from './silhouette.js';
import { deviationOf, meanOf, sampleIndexes } from './statistics.js';

export interface ClusterOptions {
  /** Fixed number of clusters; without it the best silhouette within the bounds decides. */
  readonly k?: number;
  readonly kMin?: number;
  readonly kMax?: number;
  readonly seed?: number;
}

/** What a run freezes: a customer is assigned between runs by it, and the next run takes its names. */
export interface ClusterModel {
  /** Of the features before standardising. */
  readonly means: readonly number[];
  /** 1 where a feature does not vary. */
  readonly deviations: readonly number[];
  /** In standard units. */
  readonly centroids: readonly (readonly number[])[];
  /** One for each centroid, kept over runs. */
  readonly names: readonly string[];
  /** Highest number that a name of this or an earlier run has. */
  readonly lastNumber: number;
}

export interface Clustering {
  readonly model: ClusterModel;
  readonly k: number;
  /** Index of the centroid for each point. */
  readonly assignments: readonly number[];
  readonly sizes: readonly number[];
  /** Sum of squared distances to the own centroid, in standard units. */
  readonly inertia: number;
  /** Mean silhouette; null for one cluster. Of at most 3,000 points drawn by the seed. */
  readonly silhouette: number | null;
}

export const CLUSTERS_MAX = 20;
const DEFAULTS = { kMin: 2, kMax: 8, seed: 1 };
const SEARCH_POINTS_MAX = 20_000;
const CHOICE_RESTARTS = 3;
const FINAL_RESTARTS = 10;

/** ln(1 + v) of recency, frequency and monetary value, a loss counted as nothing. */
export function rfmFeatures(values: {
  readonly recencyDays: number;
  readonly frequency: number;
  readonly monetary: number;
}): number[] {
  return [values.recencyDays, values.frequency, Math.max(0, values.monetary)].map(Math.log1p);
}

/**
 * k-means (Lloyd, k-means++ starts, the best of several by inertia) on z-scored features. Above 20,000 customers the
 * centroids are searched on a sample drawn by the seed and settled on all.
 * @param points the features of each customer, such as `rfmFeatures` and affinities; equally many for each, at least one
 * @returns fewer clusters than asked when there are not so many different points
 */
export function clusterCustomers(
  points: readonly (readonly number[])[],
  options: ClusterOptions = {},
): Clustering {
  const { seed, kMin, kMax } = { ...DEFAULTS, ...options };
  const { means, deviations } = scaleOf(points);
  const scaled = points.map((point) => standardised(point, means, deviations));
  const searched = sampleIndexes(scaled.length, SEARCH_POINTS_MAX, seed).map((index) => scaled[index]!);
  const different = countDifferent(searched, CLUSTERS_MAX);
  const k =
    options.k === undefined
      ? bestK(searched, Math.min(kMin, different), Math.min(kMax, different), seed)
      : Math.min(options.k, different);
  const start = searchCentroids(searched, k, seed, FINAL_RESTARTS);
  const centroids = searched.length === scaled.length ? start : settle(scaled, start);
  return describe(scaled, inOrderOfValue(centroids), { means, deviations }, seed);
}

/** The index of the model's nearest centroid. */
export function assignCluster(
  point: readonly number[],
  { means, deviations, centroids }: ClusterModel,
): number {
  return nearestCentroid(standardised(point, means, deviations), centroids);
}

function describe(
  scaled: readonly number[][],
  centroids: readonly number[][],
  scale: Pick<ClusterModel, 'means' | 'deviations'>,
  seed: number,
): Clustering {
  const assignments = scaled.map((point) => nearestCentroid(point, centroids));
  const sizes = centroids.map(() => 0);
  let inertia = 0;
  assignments.forEach((cluster, index) => {
    sizes[cluster]! += 1;
    inertia += squaredDistance(scaled[index]!, centroids[cluster]!);
  });
  const names = centroids.map((_, index) => `cluster-${index + 1}`);
  return {
    model: { ...scale, centroids, names, lastNumber: names.length },
    k: centroids.length,
    assignments,
    sizes,
    inertia,
    silhouette: silhouetteOf(scaled, assignments, seed),
  };
}

function bestK(points: readonly number[][], from: number, to: number, seed: number): number {
  let best = { k: from, silhouette: -Infinity };
  for (let k = Math.max(2, from); k <= to; k += 1) {
    const centroids = searchCentroids(points, k, seed, CHOICE_RESTARTS);
    const assignments = points.map((point) => nearestCentroid(point, centroids));
    const silhouette = silhouetteOf(points, assignments, seed) ?? -Infinity;
    if (silhouette > best.silhouette) best = { k, silhouette };
  }
  return best.k;
}

function searchCentroids(points: readonly number[][], k: number, seed: number, restarts: number): number[][] {
  let best = { centroids: [] as number[][], inertia: Infinity };
  for (let restart = 0; restart < restarts; restart += 1) {
    const { centroids } = kmeans(points as number[][], k, { seed: seed + restart, maxIterations: 300 });
    let inertia = 0;
    for (const point of points)
      inertia += squaredDistance(point, centroids[nearestCentroid(point, centroids)]!);
    if (inertia < best.inertia) best = { centroids, inertia };
  }
  return best.centroids;
}

function settle(points: readonly number[][], start: number[][]): number[][] {
  return kmeans(points as number[][], start.length, { initialization: start, maxIterations: 50 }).centroids;
}

/** By the last feature (money) downwards, so that the first run's numbers mean something. */
function inOrderOfValue(centroids: readonly number[][]): number[][] {
  return [...centroids].sort((one, other) => other.at(-1)! - one.at(-1)!);
}

function scaleOf(points: readonly (readonly number[])[]): { means: number[]; deviations: number[] } {
  const columns = (points[0] ?? []).map((_, column) => points.map((point) => point[column]!));
  return { means: columns.map(meanOf), deviations: columns.map((column) => deviationOf(column) || 1) };
}

function standardised(
  point: readonly number[],
  means: readonly number[],
  deviations: readonly number[],
): number[] {
  return point.map((value, column) => (value - means[column]!) / deviations[column]!);
}

function countDifferent(points: readonly number[][], enough: number): number {
  const seen = new Set<string>();
  for (const point of points) {
    if (seen.add(point.join()).size >= enough) break;
  }
  return seen.size;
}
