import {
  bgNbdLogLikelihood,
  expectedPurchases,
  groupHistories,
  pAlive,
  purchaseCountProbabilities,
} from './bg-nbd.js';
import { goodnessOfFit } from './goodness-of-fit.js';
import { hypergeometric2F1 } from './special-functions.js';

/** As published for the CDNOW sample, time in weeks (Fader, Hardie & Lee 2005, table 2). */
const PUBLISHED = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

test('the published customer is expected to buy 1.226 times in 39 weeks', () => {
  expect(expectedPurchases(PUBLISHED, { x: 2, tx: 30.43, T: 38.86 }, 39)).toBeCloseTo(1.226, 3);
});

// The fit and the five best customers of CDNOW as the documentation of lifetimes shows them.
test.each([
  [18, 35.14, 35.86, 0.424877],
  [19, 34.0, 34.14, 0.474738],
  [17, 28.43, 28.86, 0.486526],
  [29, 37.71, 38.0, 0.662396],
  [26, 30.86, 31.0, 0.710623],
])(
  'after %d repeats, the last at %d of %d weeks, %d purchases are expected in the next',
  (x, tx, T, expected) => {
    const fit = { r: 0.242593, alpha: 4.413532, a: 0.792886, b: 2.425752 };
    expect(expectedPurchases(fit, { x, tx, T }, 1)).toBeCloseTo(expected, 5);
  },
);

test("Euler's form is the textbook's", () => {
  const { r, alpha, a, b } = PUBLISHED;
  for (const [x, T, t] of [
    [0, 5, 39],
    [3, 20, 10],
    [40, 38, 52],
  ] as const) {
    const history = { x, tx: T / 2, T };
    const textbook =
      (1 -
        ((alpha + T) / (alpha + T + t)) ** (r + x) *
          hypergeometric2F1(r + x, b + x, a + b + x - 1, t / (alpha + T + t))) *
      ((a + b + x - 1) / (a - 1)) *
      pAlive(PUBLISHED, history);
    expect(expectedPurchases(PUBLISHED, history, t)).toBeCloseTo(textbook, 9);
  }
});

test('400 purchases do not overflow', () => {
  const expected = expectedPurchases(PUBLISHED, { x: 400, tx: 38.86, T: 38.86 }, 39);
  expect(expected).toBeGreaterThan(200);
  expect(expected).toBeLessThan(400);
});

test('nothing jumps at a = 1', () => {
  const at = (a: number) => expectedPurchases({ ...PUBLISHED, a }, { x: 2, tx: 30, T: 38 }, 39);
  expect(at(1)).toBeCloseTo((at(0.999) + at(1.001)) / 2, 6);
});

test('whoever never repeated is active; silence and many purchases speak against it', () => {
  const alive = (x: number, tx: number) => pAlive(PUBLISHED, { x, tx, T: 38.86 });
  expect(alive(0, 0)).toBe(1);
  expect(alive(2, 30.43)).toBeCloseTo(0.7266, 4);
  expect(alive(20, 10)).toBeLessThan(alive(2, 10));
  expect(alive(2, 10)).toBeLessThan(alive(2, 30));
});

test('probabilities of the counts sum to one and their mean is the expectation', () => {
  const probabilities = purchaseCountProbabilities(PUBLISHED, 39, 400);
  expect(probabilities.at(-1)).toBeLessThan(1e-6);
  const mean = probabilities.reduce((sum, p, x) => sum + p * x, 0);
  expect(mean).toBeCloseTo(expectedPurchases(PUBLISHED, { x: 0, tx: 0, T: 0 }, 39), 4);
});

test('equal histories weigh, they do not repeat', () => {
  const [one, other] = [
    { x: 1, tx: 2, T: 10 },
    { x: 0, tx: 0, T: 7 },
  ];
  const groups = groupHistories([one, other, one, one]);
  expect(groups.weights).toEqual([1, 3]);
  const single = (history: typeof one) => bgNbdLogLikelihood(PUBLISHED, groupHistories([history]));
  expect(bgNbdLogLikelihood(PUBLISHED, groups)).toBeCloseTo(3 * single(one) + single(other), 12);
});

test('the likelihood of no repeat is (α / (α + T))^r', () => {
  const { r, alpha } = PUBLISHED;
  const value = bgNbdLogLikelihood(PUBLISHED, groupHistories([{ x: 0, tx: 0, T: 20 }]));
  expect(value).toBeCloseTo(r * Math.log(alpha / (alpha + 20)), 12);
});

test('somebody who came on the last day has no repeat', () => {
  const { expected, actual } = goodnessOfFit(PUBLISHED, [{ x: 0, tx: 0, T: 0 }]);
  expect([expected[0], actual[0]]).toEqual([1, 1]);
});
