import { minimise } from './nelder-mead.js';

test('finds the floor of the bent valley of Rosenbrock', () => {
  const { point, value, converged } = minimise(
    ([x = 0, y = 0]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2,
    [-1.2, 1],
  );
  expect(converged).toBe(true);
  expect(value).toBeLessThan(1e-8);
  expect(point[0]).toBeCloseTo(1, 3);
  expect(point[1]).toBeCloseTo(1, 3);
});

test('walks around where the function is not defined', () => {
  const { point } = minimise(([x = 0]) => Math.log(x) ** 2, [3]); // NaN for x < 0
  expect(point[0]).toBeCloseTo(1, 3);
});

test('keeps the start untouched', () => {
  const start = [5, 5];
  minimise(([x = 0, y = 0]) => x * x + y * y, start);
  expect(start).toEqual([5, 5]);
});

test('says that it did not end', () => {
  expect(minimise(([x = 0]) => -x, [0], 200).converged).toBe(false);
});
