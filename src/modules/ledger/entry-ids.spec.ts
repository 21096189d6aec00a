import { bucketOf, instantOf, isUuid } from '../../kernel/ids.js';
import { EntryIds } from './entry-ids.js';

test('ids of one millisecond sort as they were made, more than a counter holds too', () => {
  const ids = new EntryIds();
  const made = Array.from({ length: 10_000 }, () => ids.next(1_700_000_000_000, 77));
  expect(made).toEqual([...made].sort());
  expect(new Set(made).size).toBe(made.length);
  expect(made.every((id) => isUuid(id) && bucketOf(id) === 77)).toBe(true);
  expect(instantOf(made.at(-1) ?? made[0]!)).toBe(1_700_000_000_002);
});

test('a clock that is set back changes nothing', () => {
  const ids = new EntryIds();
  const [first, second, third] = [2_000, 1_000, 2_001].map((ms) => ids.next(ms, 1));
  expect([third, first, second].sort()).toEqual([first, second, third]);
});
