import { LocalDate } from '@js-joda/core';
import { parseDate } from './calendar-date.js';

const two = (n: number): string => String(n).padStart(2, '0');

describe('parseDate', () => {
  it('knows exactly the days of the calendar', () => {
    for (const year of [1900, 1999, 2000, 2023, 2024, 2100, 2199]) {
      let day = LocalDate.of(year, 1, 1);
      const expected = new Set<string>();
      for (; day.year() === year; day = day.plusDays(1)) expected.add(day.toString());
      for (let month = 0; month <= 13; month++) {
        for (let dayOfMonth = 0; dayOfMonth <= 32; dayOfMonth++) {
          const text = `${year}-${two(month)}-${two(dayOfMonth)}`;
          expect(parseDate(text)?.toString()).toBe(expected.has(text) ? text : undefined);
        }
      }
    }
  });

  it.each([
    '1899-12-31',
    '2200-01-01',
    '2026-1-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '2026-01-01\n',
    '20260101',
    '',
    '２０２６-01-01',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});
