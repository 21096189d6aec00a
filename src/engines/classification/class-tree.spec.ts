import { classesBeneath, ClassTree } from './class-tree.js';

const classes = ['any', 'daily.food.grocery', 'daily.food.restaurant', 'daily.post', 'mobility.fuel'];

function massesOf(probabilities: number[]): { tree: ClassTree; masses: Float64Array } {
  const tree = new ClassTree(classes);
  const masses = new Float64Array(tree.paths.length);
  tree.sumUp(Float64Array.from(probabilities), masses);
  return { tree, masses };
}

function answer(probabilities: number[], threshold: number, open: readonly string[] | null = null): string {
  const { tree, masses } = massesOf(probabilities);
  const mask = open && Uint8Array.from(tree.paths, (path) => (open.includes(path) ? 1 : 0));
  return tree.paths[tree.deepestSure(masses, threshold, mask)]!;
}

describe('ClassTree', () => {
  it('writes out the inner nodes, parents before children', () => {
    expect(new ClassTree(classes).paths).toEqual([
      'any',
      'daily',
      'daily.food',
      'daily.food.grocery',
      'daily.food.restaurant',
      'daily.post',
      'mobility',
      'mobility.fuel',
    ]);
  });

  it('sums probabilities up to the root', () => {
    const { masses } = massesOf([0.1, 0.4, 0.2, 0.1, 0.2]);
    const expected = [1, 0.7, 0.6, 0.4, 0.2, 0.1, 0.2, 0.2];
    for (const [node, mass] of expected.entries()) expect(masses[node]).toBeCloseTo(mass, 12);
  });

  it('answers the leaf when it is sure, a higher node when it is not, the root when nothing is', () => {
    expect(answer([0, 0.8, 0.1, 0.05, 0.05], 0.6)).toBe('daily.food.grocery');
    expect(answer([0, 0.4, 0.4, 0.1, 0.1], 0.6)).toBe('daily.food');
    expect(answer([0, 0.3, 0.2, 0.3, 0.2], 0.6)).toBe('daily');
    expect(answer([0.3, 0.2, 0.1, 0.1, 0.3], 0.6)).toBe('any');
  });

  it('passes through nodes that may not be answered', () => {
    expect(answer([0, 0.8, 0.1, 0.05, 0.05], 0.6, ['daily.food.grocery'])).toBe('daily.food.grocery');
    expect(answer([0, 0.4, 0.4, 0.1, 0.1], 0.6, ['daily.food.grocery'])).toBe('any');
  });
});

describe('classesBeneath', () => {
  it('does not take a path for its ancestor because the letters begin alike', () => {
    expect([
      ...classesBeneath(['daily.foodstuff', 'daily.food', 'daily.food.grocery'], 'daily.food'),
    ]).toEqual([0, 1, 1]);
  });

  it('takes the label "any" as "no scene", not as "every scene"', () => {
    expect([...classesBeneath(classes, 'any')]).toEqual([1, 0, 0, 0, 0]);
  });
});
