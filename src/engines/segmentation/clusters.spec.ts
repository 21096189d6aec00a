import { keepNames } from './cluster-names.js';
import { assignCluster, clusterCustomers } from './clusters.js';
import { silhouetteOf } from './silhouette.js';
import { seededRandom } from './statistics.js';

function cloud(centres: readonly (readonly number[])[], each: number, spread: number): number[][] {
  const random = seededRandom(3);
  return centres.flatMap((centre) =>
    Array.from({ length: each }, () => centre.map((value) => value + spread * (random() - 0.5))),
  );
}

const THREE = cloud(
  [
    [0, 0],
    [10, 0],
    [0, 10],
  ],
  40,
  2,
);

test('finds the three clouds without being told that there are three', () => {
  const { k, sizes, silhouette, assignments, inertia } = clusterCustomers(THREE, { seed: 1 });
  expect({ k, sizes }).toEqual({ k: 3, sizes: [40, 40, 40] });
  expect(silhouette).toBeGreaterThan(0.8);
  expect(new Set(assignments.slice(0, 40)).size).toBe(1);
  expect(inertia).toBeLessThan(10);
});

test('the same seed gives the same clusters, and one point its own again', () => {
  const one = clusterCustomers(THREE, { k: 5, seed: 9 });
  expect(clusterCustomers(THREE, { k: 5, seed: 9 })).toEqual(one);
  expect(THREE.map((point) => assignCluster(point, one.model))).toEqual(one.assignments);
});

test('there are never more clusters than different points', () => {
  expect(
    clusterCustomers(
      [
        [1, 1],
        [1, 1],
        [2, 1],
      ],
      { k: 5 },
    ),
  ).toMatchObject({ k: 2, inertia: 0, sizes: [1, 2] });
  expect(clusterCustomers([[4, 4]])).toMatchObject({ k: 1, silhouette: null });
});

test('silhouettes as by hand', () => {
  // 0, 1 | 10: (10 − 1) / 10, (9 − 1) / 9, and 0 for a point alone.
  expect(silhouetteOf([[0], [1], [10]], [0, 0, 1], 1)).toBeCloseTo((0.9 + 8 / 9) / 3, 12);
});

test('names stay with their clusters though the population grows and the scale moves', () => {
  const before = clusterCustomers(THREE, { k: 3 });
  const grown = [...THREE, ...cloud([[10, 0]], 80, 2), ...cloud([[40, 40]], 40, 2)];
  const after = keepNames(clusterCustomers(grown, { k: 4 }), before.model);
  const nameOf = ({ model, assignments }: typeof before, index: number) => model.names[assignments[index]!];
  for (const index of [0, 40, 80]) expect(nameOf(after, index)).toBe(nameOf(before, index));
  expect(nameOf(after, grown.length - 1)).toBe('cluster-4');
  const later = keepNames(clusterCustomers(THREE, { k: 3 }), after.model);
  expect(later.model.lastNumber).toBe(4);
});
