import { type Clustering, type ClusterModel } from './clusters.js';
import { squaredDistance } from './silhouette.js';

/** Further apart than this, in standard units, a cluster is another one. */
const SAME_WITHIN = 1.5;

/**
 * Gives the clusters the names of the previous run's: the nearest pair first, each name once. Compared where the features
 * were before standardising, because every run standardises anew. A cluster without a counterpart gets a number that no
 * earlier one had.
 */
export function keepNames(clustering: Clustering, previous: ClusterModel | undefined): Clustering {
  const { model } = clustering;
  if (!previous || previous.means.length !== model.means.length) return clustering;
  const pairs = model.centroids
    .flatMap((centroid, now) =>
      previous.centroids.map((old, before) => ({
        now,
        before,
        distance: distanceOf(centroid, model, old, previous),
      })),
    )
    .filter(({ distance }) => distance <= SAME_WITHIN)
    .sort((one, other) => one.distance - other.distance);
  const names = new Map<number, string>();
  const taken = new Set<number>();
  for (const { now, before } of pairs) {
    if (names.has(now) || taken.has(before)) continue;
    names.set(now, previous.names[before]!);
    taken.add(before);
  }
  let lastNumber = previous.lastNumber;
  const kept = model.centroids.map((_, index) => names.get(index) ?? `cluster-${(lastNumber += 1)}`);
  return { ...clustering, model: { ...model, names: kept, lastNumber } };
}

function distanceOf(
  centroid: readonly number[],
  model: ClusterModel,
  old: readonly number[],
  previous: ClusterModel,
): number {
  const was = old.map((value, column) => {
    const raw = value * previous.deviations[column]! + previous.means[column]!;
    return (raw - model.means[column]!) / model.deviations[column]!;
  });
  return Math.sqrt(squaredDistance(centroid, was));
}
