import { addEvent, EMPTY_SUMMARY } from './customer-summary.js';
import { lifecycleStage, typicalIntervalDays } from './lifecycle.js';

const boughtOn = (...days: number[]) =>
  days.reduce(
    (summary, day) => addEvent(summary, { kind: 'purchase', day, atMs: day * 86_400_000, amount: 1 }),
    EMPTY_SUMMARY,
  );
const TYPICAL = 30;

test.each([
  ['prospect', boughtOn(), 100],
  ['first_purchase', boughtOn(100), 150],
  ['slipping', boughtOn(100), 170],
  ['lost', boughtOn(100), 221],
  ['growing', boughtOn(0, 40), 50],
  ['growing', boughtOn(0, 30, 60, 75, 85, 95), 100], // intervals shrink
  ['mature', boughtOn(0, 30, 60, 90, 120, 150), 170],
  ['slipping', boughtOn(0, 7, 14, 21, 28, 35, 42), 70], // four weeks are long for a weekly customer
  ['mature', boughtOn(0, 90, 180, 270, 360), 500], // and short for a quarterly one
  ['lost', boughtOn(0, 7, 14, 21, 28, 35, 42), 120],
  ['won_back', boughtOn(0, 7, 14, 21, 28, 200, 207), 210],
  ['mature', boughtOn(0, 7, 14, 21, 28, 200, 207, 214, 221, 228, 235, 242, 249), 250],
] as const)('%s', (stage, summary, asOfDay) => {
  expect(lifecycleStage(summary, asOfDay, TYPICAL)).toBe(stage);
});

test.each([
  ['first_purchase', boughtOn(100), 400, 400], // holds what he bought
  ['first_purchase', boughtOn(100), 221, 200], // paid three weeks ago
  ['slipping', boughtOn(100), 271, 200],
  ['lost', boughtOn(100), 221, 50], // what was before the last purchase says nothing
] as const)('%s, seen without buying', (stage, summary, asOfDay, seenDay) => {
  expect(lifecycleStage(summary, asOfDay, TYPICAL, undefined, seenDay)).toBe(stage);
});

test('the typical interval is the median of the repeaters, and a month where nobody repeats', () => {
  expect(
    typicalIntervalDays([boughtOn(0, 10), boughtOn(0, 20, 40), boughtOn(0, 90), boughtOn(5), boughtOn()]),
  ).toBe(20);
  expect(typicalIntervalDays([boughtOn(5)])).toBe(30);
});
