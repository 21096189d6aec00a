import { type Claim, fitConfidence, mapConfidence, UNCHANGED } from './confidence-map.js';

/** Claims of these confidences, each right so often as the function says. */
function claimsOf(truth: (confidence: number) => number): Claim[] {
  const confidences = Array.from({ length: 39 }, (_, i) => (i + 1) / 40);
  return confidences.flatMap((confidence) => [
    { confidence, isRight: true, weight: 1_000 * truth(confidence) },
    { confidence, isRight: false, weight: 1_000 * (1 - truth(confidence)) },
  ]);
}

describe('fitConfidence', () => {
  it('leaves alone what is calibrated', () => {
    const { a, b, c } = fitConfidence(claimsOf((p) => p));
    expect(a).toBeCloseTo(1, 4);
    expect(b).toBeCloseTo(1, 4);
    expect(c).toBeCloseTo(0, 4);
  });

  it('finds the map that the claims were made by', () => {
    const made = { a: 1.24, b: 0.64, c: 1.01 };
    const found = fitConfidence(claimsOf((p) => mapConfidence(made, p)));
    for (const name of ['a', 'b', 'c'] as const) expect(found[name]).toBeCloseTo(made[name], 3);
  });

  it('corrects a model that is too sure of itself', () => {
    const map = fitConfidence(claimsOf((p) => 0.5 + (p - 0.5) / 2));
    expect(mapConfidence(map, 0.9)).toBeCloseTo(0.7, 1);
  });

  it('refuses a map that would fall, and one of nothing', () => {
    expect(fitConfidence(claimsOf((p) => 1 - p))).toBe(UNCHANGED);
    expect(fitConfidence([])).toEqual(UNCHANGED);
  });

  it('stays within 0 and 1 when everything is right', () => {
    const map = fitConfidence([{ confidence: 0.7, isRight: true, weight: 10 }]);
    for (const p of [0, 0.3, 0.7, 1]) {
      expect(mapConfidence(map, p)).toBeGreaterThanOrEqual(0);
      expect(mapConfidence(map, p)).toBeLessThanOrEqual(1);
    }
  });
});
