import { nextAttemptMs, RETRY_DELAYS_S, retryAfterSeconds } from './retry-schedule.js';

const NOW_MS = Date.UTC(2026, 10, 21, 9, 30);
const waitS = (attempts: number, random: number, retryAfterS?: number): number | undefined => {
  const ms = nextAttemptMs(NOW_MS, attempts, random, retryAfterS);
  return ms === undefined ? undefined : (ms - NOW_MS) / 1_000;
};

test('waits 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h, about 76 hours in all, and then no more', () => {
  const waits = RETRY_DELAYS_S.map((_, i) => waitS(i + 1, 0));
  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  expect(RETRY_DELAYS_S.reduce((sum, each) => sum + each, 0) / 3_600).toBeCloseTo(75.6, 1);
  expect(waitS(10, 0)).toBeUndefined();
});

test('waits a tenth longer at most, so that what failed together does not come again together', () => {
  expect([waitS(2, 0.5), waitS(2, 1)]).toEqual([315, 330]);
});

test('waits as long as the receiver asks, but a day at most, and never less than the schedule', () => {
  expect(waitS(1, 0, 120)).toBe(120);
  expect(waitS(3, 0, 120)).toBe(1_800);
  expect(waitS(1, 0, 1e9)).toBe(86_400);
});

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['Sat, 21 Nov 2026 09:31:00 GMT', 60],
  ['Sat, 21 Nov 2026 09:29:00 GMT', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['1e3', undefined],
  [undefined, undefined],
])('Retry-After: %s', (header, seconds) => {
  expect(retryAfterSeconds(header, NOW_MS)).toBe(seconds);
});
