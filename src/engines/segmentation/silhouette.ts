import { meanOf, sampleIndexes } from './statistics.js';

const { sqrt } = Math;

const POINTS_MAX = 3_000;

export function squaredDistance(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let column = 0; column < one.length; column += 1) sum += (one[column]! - other[column]!) ** 2;
  return sum;
}

/** @returns the index of the nearest; the first of equally near ones */
export function nearestCentroid(point: readonly number[], centroids: readonly (readonly number[])[]): number {
  let [nearest, least] = [0, Infinity];
  for (let index = 0; index < centroids.length; index += 1) {
    const distance = squaredDistance(point, centroids[index]!);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

/**
 * Mean silhouette (Rousseeuw 1987): (b − a) / max(a, b) with a the mean distance to the own cluster and b to the nearest
 * other one; 0 for a point alone in its cluster. The cost grows with the square of the points, so of more than 3,000 a
 * sample is drawn by the seed.
 * @returns null when there are not two clusters
 */
export function silhouetteOf(
  points: readonly (readonly number[])[],
  assignments: readonly number[],
  seed: number,
): number | null {
  const chosen = sampleIndexes(points.length, POINTS_MAX, seed);
  const own = chosen.map((index) => assignments[index]!);
  const sizes = new Array<number>(Math.max(0, ...own) + 1).fill(0);
  for (const cluster of own) sizes[cluster]! += 1;
  if (sizes.filter((size) => size > 0).length < 2) return null;
  const sums = distanceSums(
    chosen.map((index) => points[index]!),
    own,
    sizes.length,
  );
  return meanOf(chosen.map((_, at) => silhouetteAt(at, own[at]!, sizes, sums)));
}

/** Row by row: the summed distances of each point to each cluster. */
function distanceSums(
  points: readonly (readonly number[])[],
  own: readonly number[],
  clusters: number,
): Float64Array {
  const sums = new Float64Array(points.length * clusters);
  for (let one = 0; one < points.length; one += 1) {
    for (let other = 0; other < one; other += 1) {
      const distance = sqrt(squaredDistance(points[one]!, points[other]!));
      sums[one * clusters + own[other]!]! += distance;
      sums[other * clusters + own[one]!]! += distance;
    }
  }
  return sums;
}

function silhouetteAt(at: number, cluster: number, sizes: readonly number[], sums: Float64Array): number {
  const size = sizes[cluster]!;
  if (size < 2) return 0;
  const sumTo = (index: number): number => sums[at * sizes.length + index]!;
  const inside = sumTo(cluster) / (size - 1);
  let outside = Infinity;
  sizes.forEach((count, index) => {
    if (index !== cluster && count > 0) outside = Math.min(outside, sumTo(index) / count);
  });
  const larger = Math.max(inside, outside);
  return larger === 0 ? 0 : (outside - inside) / larger;
}
