import { dateInZone } from './calendar-date.js';
import { epochDayInZone, startOfDayInZone } from './zone-days.js';

const HOUR_MS = 3_600_000;

describe('epochDayInZone', () => {
  it.each([
    ['2026-12-01T16:30:00Z', 'Asia/Shanghai', '2026-12-02'],
    ['2026-12-01T15:59:59Z', 'Asia/Shanghai', '2026-12-01'],
    ['2026-03-29T00:30:00Z', 'Europe/London', '2026-03-29'],
    ['2026-10-24T23:30:00Z', 'Europe/London', '2026-10-25'],
    // Clocks went back over midnight: from 00:01 to 23:01 of the day before.
    ['2006-10-29T02:30:30Z', 'America/St_Johns', '2006-10-29'],
    ['2006-10-29T02:45:00Z', 'America/St_Johns', '2006-10-28'],
    // The day that Samoa left out.
    ['2011-12-30T09:59:00Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:01:00Z', 'Pacific/Apia', '2011-12-31'],
  ])('%s is in %s of %s', (instant, zone, date) => {
    expect(epochDayInZone(Date.parse(instant), zone)).toBe(Date.parse(date) / (24 * HOUR_MS));
  });

  it('agrees with the formatted date in every hour of a year', () => {
    for (const zone of ['Asia/Shanghai', 'Europe/London', 'America/St_Johns']) {
      for (let ms = Date.parse('2006-01-01T00:17:00Z'); ms < Date.parse('2007-01-01'); ms += 7 * HOUR_MS)
        expect(epochDayInZone(ms, zone)).toBe(dateInZone(ms, zone).toEpochDay());
    }
  });
});

describe('startOfDayInZone', () => {
  it.each([
    ['2026-12-02', 'Asia/Shanghai', '2026-12-01T16:00:00Z'],
    ['2026-12-02', 'America/New_York', '2026-12-02T05:00:00Z'],
    ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00Z'],
    ['2026-03-30', 'Europe/London', '2026-03-29T23:00:00Z'],
    // Clocks went forward at midnight: the day began at 01:00.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ])('%s of %s begins at %s', (date, zone, instant) => {
    expect(startOfDayInZone(Date.parse(date) / (24 * HOUR_MS), zone)).toBe(Date.parse(instant));
  });

  it('is the first instant of its day, every day of years in which clocks were changed', () => {
    for (const zone of ['Asia/Shanghai', 'Europe/London', 'America/Sao_Paulo', 'Pacific/Auckland']) {
      for (let day = Date.parse('2017-01-01') / (24 * HOUR_MS), left = 730; left > 0; left--, day++) {
        const ms = startOfDayInZone(day, zone);
        expect([epochDayInZone(ms - 1, zone), epochDayInZone(ms, zone)]).toEqual([day - 1, day]);
      }
    }
  });
});
