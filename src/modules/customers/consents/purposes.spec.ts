import { coveredData, nextNoticeMs, noticeAt } from './purposes.js';

const DAY = 86_400_000;
const END = 100 * DAY;

test('a grant covers what it names, or everything', () => {
  expect(coveredData('profiling')).toEqual(['profile', 'tags']);
  expect(coveredData('profiling', ['tags'])).toEqual(['tags']);
  expect(coveredData('profiling', ['tags', 'bureau'])).toEqual(['tags']);
});

test('its end is told 30, 7 and 1 days before, and when it has come', () => {
  const told: number[] = [];
  for (let at = nextNoticeMs(END, 0); at !== undefined; at = nextNoticeMs(END, at))
    told.push((END - at) / DAY);
  expect(told).toEqual([30, 7, 1, 0]);
});

test('a short one begins with what is left', () => {
  expect(nextNoticeMs(END, END - 3 * DAY)).toBe(END - DAY);
  expect(nextNoticeMs(END, END)).toBeUndefined();
});

test.each([
  [31, undefined],
  [30, 30],
  [8, 30],
  [7, 7],
  [0.5, 1],
  [0, 0],
  [-400, 0],
])('%d days before, the notice is that of %p', (left, daysLeft) => {
  expect(noticeAt(END, END - left * DAY)?.daysLeft).toBe(daysLeft);
});
