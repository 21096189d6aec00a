import * as fc from 'fast-check';
import { RFM_CELL_TABLE, RFM_CELLS, rfmCell } from './rfm-cells.js';
import { rfmEdges, rfmScores, type RfmCustomer } from './rfm.js';
import { compareIds, percentileCont } from './statistics.js';

const customer = (id: number, recencyDays: number, frequency: number, monetary: number): RfmCustomer => ({
  customer: String(id),
  recencyDays,
  frequency,
  monetary,
});

test('percentile_cont is linear between its neighbours', () => {
  expect(percentileCont([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(percentileCont([10, 20, 30, 40, 50, 60], 0.2)).toBe(20);
  expect(percentileCont([7], 0.8)).toBe(7);
});

test('a whole position is met, whatever the roundings', () => {
  for (let n = 2; n < 3_000; n += 1) {
    const sorted = Float64Array.from({ length: n }, (_, index) => index);
    for (const fifth of [1, 2, 3, 4]) {
      if ((fifth * (n - 1)) % 5 === 0) expect(percentileCont(sorted, fifth / 5)).toBe((fifth * (n - 1)) / 5);
    }
  }
});

const ten = Array.from({ length: 10 }, (_, index) => customer(index + 1, 10 * index, index + 1, 100 * index));

test('the edges are those of a spreadsheet, and an edge belongs to the lower fifth', () => {
  const edges = rfmEdges(ten);
  [18, 36, 54, 72].forEach((edge, index) => expect(edges.recencyDays[index]).toBeCloseTo(edge, 9));
  expect(rfmScores(customer(11, 18, 3, 0), edges).r).toBe(5);
  expect(rfmScores(customer(11, 18.01, 3, 0), edges).r).toBe(4);
  expect(rfmScores(customer(11, 999, 3, 180), edges)).toEqual({ r: 1, f: 2, m: 1 });
});

test('equal frequencies score alike, or by id when ranked', () => {
  const many = Array.from({ length: 10 }, (_, index) => customer(index + 1, 0, 1, 0));
  const equal = rfmEdges(many);
  expect(new Set(many.map((each) => rfmScores(each, equal).f))).toEqual(new Set([1]));
  const ranked = rfmEdges(many, 'rank');
  expect(many.map((each) => rfmScores(each, ranked).f)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
});

test('ids of digits are ordered by number, before the others', () => {
  expect(['b', '10', '9', 'a', '009', '1a'].sort(compareIds)).toEqual(['009', '9', '10', '1a', 'a', 'b']);
});

const anybody = fc.record({
  recencyDays: fc.nat(400),
  frequency: fc.integer({ min: 1, max: 6 }),
  monetary: fc.integer({ min: -50, max: 5_000 }),
});
const populations = fc
  .array(anybody, { minLength: 1, maxLength: 60 })
  .map((all) => all.map((values, index) => ({ customer: String(index), ...values })));

test('better values never score worse, and frozen edges give the same scores again', () => {
  fc.assert(
    fc.property(populations, (all) => {
      const edges = rfmEdges(all);
      const thawed = JSON.parse(JSON.stringify(edges)) as typeof edges;
      for (const one of all) {
        const scores = rfmScores(one, edges);
        expect(rfmScores(one, thawed)).toEqual(scores);
        const other = rfmScores(
          { ...one, recencyDays: one.recencyDays + 5, frequency: one.frequency + 1 },
          edges,
        );
        expect(other.r).toBeLessThanOrEqual(scores.r);
        expect(other.f).toBeGreaterThanOrEqual(scores.f);
      }
    }),
  );
});

test('ranks fill the fifths evenly', () => {
  fc.assert(
    fc.property(populations, (all) => {
      const edges = rfmEdges(all, 'rank');
      const sizes = [0, 0, 0, 0, 0];
      for (const one of all) sizes[rfmScores(one, edges).f - 1]! += 1;
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(all.length);
      if (all.length >= 5) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test('every cell of the table has a name, and every name a cell', () => {
  const named = [1, 2, 3, 4, 5].flatMap((r) =>
    [1, 2, 3, 4, 5].map((f) => rfmCell({ r, f, m: 3 } as Parameters<typeof rfmCell>[0])),
  );
  expect([...new Set(named)].sort()).toEqual([...RFM_CELLS].sort());
  expect(RFM_CELL_TABLE.flat()).not.toContain('at_risk');
});
