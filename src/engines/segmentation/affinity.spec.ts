import { affinities, affinityWeight, type SceneSum } from './affinity.js';

const sumOf = (days: readonly number[]): number => days.reduce((sum, day) => sum + affinityWeight(day), 0);

describe('affinities', () => {
  it('counts an event of 90 days ago half', () => {
    const [only] = affinities([{ scope: 'retail', sum: sumOf([20_500, 20_410, 20_320]), asOfDay: 20_500 }]);
    expect(only?.count).toBeCloseTo(1.75, 9);
    expect(only?.share).toBe(1);
  });

  it('is the same in whatever order and whenever events come', () => {
    const days = [20_001, 21_300, 20_650];
    expect(sumOf(days)).toBeCloseTo(sumOf([...days].reverse()), 9);
  });

  it('marks as frequent what happens every month, and lets it fade', () => {
    const monthly = Array.from({ length: 24 }, (_, i) => 20_500 - 30 * i);
    const daily = (asOfDay: number): SceneSum[] => [{ scope: 'daily', sum: sumOf(monthly), asOfDay }];
    expect(affinities(daily(20_500))[0]?.count).toBeCloseTo(4.83, 1);
    expect(affinities(daily(20_500))[0]?.isFrequent).toBe(true);
    expect(affinities(daily(20_500 + 90))[0]?.isFrequent).toBe(false);
  });

  it('counts each scene as of the day that it is there', () => {
    const found = affinities([
      { scope: 'retail', sum: sumOf([20_501]), asOfDay: 20_501 },
      { scope: 'travel', sum: sumOf([20_500]), asOfDay: 20_500 },
    ]);
    expect(found.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('adds the currencies of a scene, and puts the strongest first', () => {
    const found = affinities(
      [
        { scope: 'travel', sum: sumOf([20_500]) },
        { scope: 'daily', sum: sumOf([20_500, 20_500]) },
        { scope: 'travel', sum: sumOf([20_500, 20_500]) },
        { scope: 'retail', sum: 0 },
      ].map((one) => ({ ...one, asOfDay: 20_500 })),
    );
    expect(found.map(({ scope, count, share }) => [scope, count, share])).toEqual([
      ['travel', 3, 0.6],
      ['daily', 2, 0.4],
    ]);
  });
});
