import * as fc from 'fast-check';
import { abcAnalysis, abcClass, giniOf } from './abc.js';

const named = (values: readonly number[]) => values.map((value, index) => ({ customer: `c${index}`, value }));

test('the textbook: 80 % A, to 95 % B, the rest C', () => {
  const { rows, sizes, total } = abcAnalysis(named([5, 50, 30, 10, 5]));
  expect(rows.map(({ customer }) => customer)).toEqual(['c1', 'c2', 'c3', 'c0', 'c4']);
  expect(rows.map((row) => row.class)).toEqual(['A', 'A', 'B', 'B', 'C']);
  expect(rows.map(({ cumulativeShare }) => cumulativeShare)).toEqual([0.5, 0.8, 0.9, 0.95, 1]);
  expect({ sizes, total }).toEqual({ sizes: { A: 2, B: 2, C: 1 }, total: 100 });
});

test('whoever brings more than the threshold alone is A, and a loss is C', () => {
  expect(abcAnalysis(named([990, 10, -5])).rows.map((row) => row.class)).toEqual(['A', 'C', 'C']);
});

test('nobody is A where nothing was brought', () => {
  expect(abcAnalysis(named([0, -1])).sizes).toEqual({ A: 0, B: 0, C: 2 });
  expect(abcAnalysis([])).toMatchObject({ rows: [], gini: 0, topFifthShare: 0 });
});

test.each([
  [[1, 1, 1, 1], 0],
  [[0, 0, 0, 10], 0.75],
  [[1, 2, 3, 4], 0.25],
])('Gini of %j is %d', (values, gini) => {
  expect(giniOf(values)).toBeCloseTo(gini, 12);
});

test('the top fifth of seven is one customer and 0.4 of the next', () => {
  expect(abcAnalysis(named([40, 20, 10, 10, 10, 5, 5])).topFifthShare).toBeCloseTo(0.48, 12);
});

test('a customer classed by the frozen edges is classed as in the run', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 40 }), { maxLength: 40 }), (values) => {
      const { rows, edges } = abcAnalysis(named(values));
      for (const row of rows) expect(abcClass(row, edges)).toBe(row.class);
    }),
  );
});
