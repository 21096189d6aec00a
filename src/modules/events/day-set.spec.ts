import fc from 'fast-check';
import { hasDay, NO_DAYS, withDay } from './day-set.js';

test('a set of days is one, in whatever order and however far apart they come', () => {
  const day = fc.integer({ min: -2_000, max: 30_000 });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 30 }), fc.array(day, { maxLength: 10 }), (days, others) => {
      const set = days.reduce(withDay, NO_DAYS);
      expect(days.every((one) => hasDay(set, one))).toBe(true);
      expect(others.filter((one) => hasDay(set, one))).toEqual(others.filter((one) => days.includes(one)));
    }),
  );
});

test('ten years take less than half a kilobyte', () => {
  expect([20_000, 23_653].reduce(withDay, NO_DAYS).bits).toHaveLength(457);
});
