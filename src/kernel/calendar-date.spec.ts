import { LocalDate } from '@js-joda/core';
import { dateInZone, parseDate, storedDate } from './calendar-date.js';

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

describe('dateInZone', () => {
  // Offsets of hours, of quarters of an hour, of half a minute, and a day that begins with summer time.
  it.each([
    ['Asia/Shanghai', '2026-12-01T16:00:00Z', '2026-12-02'],
    ['Asia/Kathmandu', '2026-12-01T18:15:00Z', '2026-12-02'],
    ['Africa/Monrovia', '1971-06-01T00:44:30Z', '1971-06-01'],
    ['America/Santiago', '2026-09-06T04:00:00Z', '2026-09-06'],
    ['Europe/Vienna', '1969-12-31T23:00:00Z', '1970-01-01'],
  ])('knows the moment at which a day begins in %s', (zone, begins, day) => {
    const instantMs = Date.parse(begins);
    const dates = [-1, 0, 1, -1].map((ms) => dateInZone(instantMs + ms, zone).toString());
    const before = LocalDate.parse(day).minusDays(1).toString();
    expect(dates).toEqual([before, day, day, before]);
  });
});

test('a stored date that is none is our own mistake', () => {
  expect(storedDate('1994-10-31')).toEqual(LocalDate.of(1994, 10, 31));
  expect(() => storedDate('1994-10-32')).toThrow(new RangeError('a stored date of 1994-10-32'));
});
