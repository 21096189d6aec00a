import { assignArm, assignmentBucket, drawIndex, isInShare } from './assignment.js';

const customers = Array.from({ length: 20_000 }, (_, index) => `cus_${index}`);

/** Pearson's statistic of counts that should be equal. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

test('a bucket is fixed for good', () => {
  expect(assignmentBucket('holdout-2026h2', 'cus_1')).toBe(assignmentBucket('holdout-2026h2', 'cus_1'));
});

test('buckets are spread evenly', () => {
  const counts = new Array<number>(100).fill(0);
  for (const customer of customers) counts[Math.floor(assignmentBucket('salt', customer) / 100)]! += 1;
  expect(chiSquare(counts)).toBeLessThan(149); // 99 degrees of freedom, p = 0.001
});

test('two salts are independent', () => {
  const held = customers.filter((customer) => isInShare('a', customer, 5_000));
  const both = held.filter((customer) => isInShare('b', customer, 5_000));
  expect(chiSquare([both.length, held.length - both.length])).toBeLessThan(10.8); // 1 degree, p = 0.001
});

test('arms have their shares and the rest has none', () => {
  const arms = [
    { name: 'control', share: 2_000 },
    { name: 'new', share: 3_000 },
  ];
  const counts = new Map<string | undefined, number>();
  for (const customer of customers) {
    const arm = assignArm('x', customer, arms);
    counts.set(arm, (counts.get(arm) ?? 0) + 1);
  }
  expect(counts.get('control')! / customers.length).toBeCloseTo(0.2, 1.7);
  expect(counts.get('new')! / customers.length).toBeCloseTo(0.3, 1.7);
  expect(counts.get(undefined)! / customers.length).toBeCloseTo(0.5, 1.7);
});

test('another arm at the end moves nobody who has one', () => {
  const before = [{ name: 'a', share: 1_000 }];
  for (const customer of customers.slice(0, 2_000)) {
    const arm = assignArm('x', customer, before);
    if (arm) expect(assignArm('x', customer, [...before, { name: 'b', share: 9_000 }])).toBe(arm);
  }
});

test('shares that do not fit are refused', () => {
  expect(() => assignArm('x', 'c', [{ name: 'a', share: 10_001 }])).toThrow(RangeError);
  expect(() => assignArm('x', 'c', [{ name: 'a', share: 0.5 }])).toThrow(RangeError);
});

test('draws cover every index evenly', () => {
  const counts = new Array<number>(7).fill(0);
  for (const customer of customers) counts[drawIndex(customer, 7)]! += 1;
  expect(chiSquare(counts)).toBeLessThan(22.5); // 6 degrees, p = 0.001
});
