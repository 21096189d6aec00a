import { firstOpenDay } from './settlement.rules.js';

const at = (instant: string, zones: string[]): string => firstOpenDay(Date.parse(instant), zones).toString();

test('a day is over when it is over in every zone that the partner serves', () => {
  expect(at('2026-03-02T15:59:59Z', ['Asia/Shanghai'])).toBe('2026-03-02');
  expect(at('2026-03-02T16:00:00Z', ['Asia/Shanghai'])).toBe('2026-03-03');
  expect(at('2026-03-02T16:00:00Z', ['Asia/Shanghai', 'Europe/Berlin'])).toBe('2026-03-02');
});

test('without a zone it is over when it is over everywhere', () => {
  expect(at('2026-03-03T11:59:59Z', [])).toBe('2026-03-02');
  expect(at('2026-03-03T12:00:00Z', [])).toBe('2026-03-03');
});
