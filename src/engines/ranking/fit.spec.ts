import * as fc from 'fast-check';
import { attitudeFactor, fitOf, headroomFactor, leverOf, needFactor, orderFactor } from './fit.js';

test.each([
  [0, 1.5],
  [1, 1.25],
  [2, 1.1],
  [3, 1],
  [40, 1],
  [undefined, 1],
  [-1, 1],
])('position %s in the order of fit weighs %d', (position, factor) => {
  expect(orderFactor(position)).toBe(factor);
});

test('what is unknown weighs nothing', () => {
  expect(needFactor(undefined)).toBe(1);
  expect(headroomFactor(10_000n, undefined)).toBe(1);
  expect(attitudeFactor(undefined, 1)).toBe(1);
  expect(leverOf(undefined)).toBe(1);
  expect(fitOf({})).toBe(1);
});

test.each([
  [0n, 100_000n, 1.5],
  [50_000n, 100_000n, 1],
  [100_000n, 100_000n, 0.5],
  [900_000n, 100_000n, 0.5],
  [1n, 0n, 0.5],
  [1n, -5n, 0.5],
])('an instalment of %s out of %s free a month weighs %d', (instalment, free, factor) => {
  expect(headroomFactor(instalment, free)).toBe(factor);
});

test('a lever beyond its bounds is held there', () => {
  expect([leverOf(0.1), leverOf(0.9), leverOf(7), leverOf(NaN)]).toEqual([0.8, 0.9, 1.25, 1]);
});

const anything = fc.option(fc.double(), { nil: undefined });

test('the fit stays within its bounds, whatever the factors are', () => {
  fc.assert(
    fc.property(anything, anything, anything, anything, (order, need, headroom, attitude) => {
      const factors = Object.entries({ order, need, headroom, attitude }).filter(
        ([, value]) => value !== undefined,
      );
      const fit = fitOf(Object.fromEntries(factors));
      expect(fit).toBeGreaterThanOrEqual(0.5 ** 4);
      expect(fit).toBeLessThanOrEqual(1.5 ** 4);
    }),
  );
});

test('attitude never prefers a longer term', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(unit, unit, unit, (aversion, a, b) => {
      expect(attitudeFactor(aversion, Math.max(a, b))).toBeLessThanOrEqual(
        attitudeFactor(aversion, Math.min(a, b)),
      );
      expect(attitudeFactor(aversion, a)).toBeLessThanOrEqual(1);
    }),
  );
});
