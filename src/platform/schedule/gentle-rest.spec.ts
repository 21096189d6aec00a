import { gentleRestMs } from './gentle-rest.js';

test.each([
  ['goes on at once while the process has time to spare', 200, 0.6, 0],
  ['rests three times as long as it worked while it has none', 200, 0.95, 600],
  ['rests two seconds at most', 5_000, 1, 2_000],
])('a gentle job %s', (_, workedMs, utilization, restMs) => {
  expect(gentleRestMs(workedMs, utilization)).toBe(restMs);
});
