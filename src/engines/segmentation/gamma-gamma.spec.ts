import { expectedValue, fitGammaGamma } from './gamma-gamma.js';
import { seededRandom } from './statistics.js';

/** Fader & Hardie (2013) for the CDNOW sample. */
const PUBLISHED = { p: 6.25, q: 3.74, v: 15.44 };

// Shown for the first customers of CDNOW in the documentation of lifetimes, with a fit of its own (v 15.45).
test.each([
  [2, 22.35, 24.658619],
  [1, 11.77, 18.911489],
  [7, 73.74, 71.462843],
  [0, 0, 35.170981],
])('after %d repeats of %d on average, %d is expected', (x, meanValue, expected) => {
  expect(Math.abs(expectedValue(PUBLISHED, { x, meanValue }) / expected - 1)).toBeLessThan(2e-3);
});

test('the unit of the amounts changes v and the likelihood, and nothing else', () => {
  const random = seededRandom(4);
  const spends = Array.from({ length: 200 }, (_, index) => ({
    x: 1 + (index % 5),
    meanValue: 5 + 40 * random() * (1 + (index % 7)),
  }));
  const inCents = spends.map(({ x, meanValue }) => ({ x, meanValue: meanValue * 100 }));
  const [one, other] = [fitGammaGamma(spends), fitGammaGamma(inCents)];
  expect(other.estimates[0]).toBeCloseTo(one.estimates[0]!, 6);
  expect(other.estimates[2]! / one.estimates[2]!).toBeCloseTo(100, 4);
  expect(other.logLikelihood).toBeCloseTo(one.logLikelihood - 200 * Math.log(100), 6);
});
