import * as fc from 'fast-check';
import { CLV_RULES } from './clv-refusal.js';
import { clvScore } from './clv-score.js';
import { type ClvHistory, fitClv } from './clv.js';
import { expectedValue } from './gamma-gamma.js';
import { seededRandom } from './statistics.js';

const TRUE = { r: 0.5, alpha: 5, a: 0.8, b: 2.5, p: 6, q: 4, v: 15 };

/** Draws by the models' own story: rates, chances to leave and mean values differ; 52 weeks, 26 of them hold-out. */
function population(size: number, { leaves = true, spendGrows = false } = {}): ClvHistory[] {
  const random = seededRandom(7);
  return Array.from({ length: size }, () => {
    const rate = gamma(random, TRUE.r) / TRUE.alpha;
    const [one, other] = [gamma(random, TRUE.a), gamma(random, TRUE.b)];
    const leaving = leaves ? one / (one + other) : 0;
    const scale = TRUE.v / gamma(random, TRUE.q);
    const times: number[] = [];
    let time = 0;
    do {
      time += Math.ceil((-7 * Math.log(1 - random())) / rate) / 7; // whole days, so that histories repeat
      if (time <= 52) times.push(time);
    } while (time <= 52 && random() >= leaving);
    const repeats = times.filter((each) => each <= 26);
    const x = repeats.length;
    const values = repeats.map(() => (spendGrows ? 10 * x : gamma(random, TRUE.p) * scale));
    return {
      x,
      tx: repeats.at(-1) ?? 0,
      T: 26,
      meanValue: x === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / x,
      holdoutPurchases: times.length - x,
    };
  });
}

/** Marsaglia & Tsang (2000). */
function gamma(random: () => number, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

describe('a population that behaves as the models say', () => {
  const histories = population(1_500);
  const fit = fitClv(histories, 26);

  test('is accepted, and its parameters lie within three standard errors of the truth', () => {
    expect(fit).toMatchObject({ status: 'accepted', reason: null, customers: 1_500 });
    for (const [parameters, names] of [
      [fit.bgNbd, ['r', 'alpha', 'a', 'b']],
      [fit.gammaGamma, ['p', 'q', 'v']],
    ] as const) {
      const [values, errors] = [{ ...parameters }, { ...parameters?.standardErrors }] as Record<
        string,
        number
      >[];
      for (const name of names) {
        const off = Math.abs(values![name]! - TRUE[name]) / errors![name]!;
        expect([name, off < 3]).toEqual([name, true]);
      }
    }
  });

  test('is forecast: the sum within 10 %', () => {
    const { expected = 0, actual = 1, correlation } = fit.holdout ?? {};
    expect(Math.abs(expected / actual - 1)).toBeLessThan(0.1);
    expect(correlation).toBeGreaterThan(0.4);
  });

  test('gives each a value: discounted below what it buys times what it costs', () => {
    const history = histories.find(({ x }) => x > 2)!;
    const score = clvScore(fit, history)!;
    expect(score.expectedValue).toBeCloseTo(expectedValue(fit.gammaGamma!, history), 12);
    const plain = score.expectedPurchases * score.expectedValue;
    expect(score.clv).toBeLessThan(plain);
    expect(score.clv).toBeGreaterThan(plain / 1.1);
    const free = clvScore(fit, history, { unitDays: 7, horizonMonths: 12, discountAnnual: 0 })!;
    expect(free.clv).toBeCloseTo(plain, 9);
  });

  test('values repeat purchases of nothing by the population', () => {
    const score = clvScore(fit, { x: 2, tx: 20, T: 26, meanValue: 0 })!;
    const { p, q, v } = fit.gammaGamma!;
    expect(score.expectedValue).toBeCloseTo((p * v) / (q - 1), 9);
  });
});

test('leaving that is not proven against the NBD is refused with its likelihood ratio', () => {
  const fit = fitClv(population(300), undefined, { ...CLV_RULES, leavingMin: 1_000 });
  expect(fit).toMatchObject({ status: 'refused', refusal: 'bg_nbd_no_leaving' });
  expect(fit.reason).toMatch(/likelihood ratio \d+\.\d\d against the NBD, 1000 is needed/);
});

test('whatever the histories are, there is a verdict, and an accepted fit values everybody', () => {
  const history = fc
    .record({
      x: fc.nat(30),
      age: fc.nat(400),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      meanValue: fc.nat(500),
    })
    .map(({ x, age, part, meanValue }) => ({
      x: age === 0 ? 0 : x,
      tx: x === 0 || age === 0 ? 0 : Math.ceil(part * age) / 7,
      T: age / 7,
      meanValue: x === 0 || age === 0 ? 0 : meanValue,
    }));
  fc.assert(
    fc.property(fc.array(history, { minLength: 5, maxLength: 40 }), (histories) => {
      const fit = fitClv(histories, 39, { ...CLV_RULES, customersMin: 5, repeatersMin: 2 });
      expect(fit.reason === null).toBe(fit.status === 'accepted');
      for (const each of fit.status === 'accepted' ? histories : []) {
        expect(
          Object.values(clvScore(fit, each)!).every((value) => Number.isFinite(value) && value >= 0),
        ).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});

describe('refused', () => {
  test.each([
    ['too_few_customers', population(40)],
    ['too_few_repeaters', population(400).map((history) => ({ ...history, x: 0, tx: 0, meanValue: 0 }))],
    ['bg_nbd_everybody_alive', population(500, { leaves: false })],
    ['gamma_gamma_dependent', population(500, { spendGrows: true })],
  ])('%s', (refusal, histories) => {
    const fit = fitClv(histories);
    expect(fit).toMatchObject({ status: 'refused', refusal });
    expect(fit.reason).toMatch(/\d/);
    expect(clvScore(fit, histories[0]!)).toBeUndefined();
  });
});
