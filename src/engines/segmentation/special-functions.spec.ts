import { hypergeometric2F1, lnGamma } from './special-functions.js';

test.each([
  [0.5, Math.log(Math.sqrt(Math.PI))],
  [1, 0],
  [2, 0],
  [5, Math.log(24)],
  [0.001, 6.907178885383853], // Abramowitz & Stegun, recurrence on table 6.1
  [100, 359.1342053695754],
  [1e6, 12815504.569147611],
])('lnGamma(%d)', (x, expected) => {
  expect(Math.abs(lnGamma(x) - expected)).toBeLessThan(1e-14 * Math.max(10, Math.abs(expected)));
});

test('lnGamma keeps Γ(x + 1) = x Γ(x)', () => {
  for (let x = 0.01; x < 40; x += 0.137) {
    expect(lnGamma(x + 1) - lnGamma(x)).toBeCloseTo(Math.log(x), 12);
  }
});

test.each([
  ['(1 − z)^−a', hypergeometric2F1(1.7, 3, 3, 0.4), 0.6 ** -1.7],
  ['−ln(1 − z) / z', hypergeometric2F1(1, 1, 2, 0.9), -Math.log(0.1) / 0.9],
  ['1 at z = 0', hypergeometric2F1(3, 4, 5, 0), 1],
])('2F1 is %s', (_name, value, expected) => {
  expect(value).toBeCloseTo(expected, 12);
});

test('a series that would take forever is refused', () => {
  expect(() => hypergeometric2F1(2, 2, 1, 1 - 1e-9)).toThrow('did not converge');
});
