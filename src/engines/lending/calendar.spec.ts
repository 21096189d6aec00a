import { LocalDate } from '../../kernel/calendar-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { fraction, reduce } from '../../kernel/fraction.js';
import {
  adjustToBusinessDay,
  type BusinessDayConvention,
  type DayCount,
  type Frequency,
  periodDates,
  type PeriodDatesTerms,
  repaymentCalendar,
  stepDate,
  yearFraction,
} from './index.js';

const date = (text: string) => LocalDate.parse(text);
const texts = (dates: readonly LocalDate[]) => dates.map((each) => each.toString());
const monthly: Frequency = { unit: 'months', every: 1 };

describe('due dates', () => {
  it('count from the original date, not from the previous one', () => {
    const start = date('2024-01-31');
    expect(texts([1, 2, 3, 13].map((k) => stepDate(start, monthly, k)))).toEqual([
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2025-02-28',
    ]);
  });

  it('may move a missing day to the first of the next month', () => {
    const start = date('2025-01-31');
    expect(texts([1, 2, 3].map((k) => stepDate(start, monthly, k, 'nextMonthFirst')))).toEqual([
      '2025-03-01',
      '2025-03-31',
      '2025-05-01',
    ]);
  });

  it('step by weeks and days', () => {
    expect(stepDate(date('2026-12-01'), { unit: 'weeks', every: 2 }, 3).toString()).toBe('2027-01-12');
    expect(stepDate(date('2026-12-01'), { unit: 'days', every: 30 }, 1).toString()).toBe('2026-12-31');
  });
});

describe('the month ratio of instalment products', () => {
  it.each<[Frequency, number]>([
    [monthly, 30],
    [{ unit: 'months', every: 3 }, 90],
    [{ unit: 'weeks', every: 5 }, 35],
    [{ unit: 'days', every: 45 }, 45],
  ])('makes all periods of %o equally long', (frequency, parts) => {
    const { periods } = repaymentCalendar({
      start: date('2024-01-31'),
      frequency,
      count: 5,
      dayCount: '30/360',
    });
    expect(periods.map((period) => period.parts)).toEqual([parts, parts, parts, parts, parts]);
  });
});

describe('day counts', () => {
  // OpenGamma Strata DayCountTest, QuantLib daycounters.cpp; 31 December: Apache Fineract.
  it.each<[DayCount, string, string, number, number]>([
    ['ACT/ACT', '2011-12-28', '2016-02-28', 278_497, 66_795],
    ['ACT/ACT', '1999-07-01', '2000-07-01', 66_887, 66_795],
    ['ACT/ACT', '2023-12-12', '2024-01-12', 20 * 366 + 11 * 365, 133_590],
    ['ACT/ACT-DEC31', '2023-12-12', '2024-01-12', 19 * 366 + 12 * 365, 133_590],
    ['ACT/ACT-START', '2023-12-12', '2024-01-12', 31, 365],
    ['ACT/365A', '2011-12-28', '2016-03-01', 25, 6],
    ['ACT/365A', '2012-02-29', '2012-03-28', 28, 365],
    ['NL/365', '2011-12-28', '2016-02-29', 1522, 365],
    ['ACT/360', '2011-12-28', '2012-02-28', 31, 180],
    ['ACT/365F', '2011-12-28', '2012-03-01', 64, 365],
    ['ACT/364', '2024-01-01', '2024-01-08', 7, 364],
    ['30/360', '2024-01-31', '2024-02-29', 1, 12],
    ['30/360', '2024-01-01', '2024-02-16', 45, 360],
    ['30/360-BOND', '2007-02-28', '2007-08-31', 183, 360],
    ['30/360-BOND', '2012-05-31', '2013-08-30', 5, 4],
    ['30E/360', '2006-02-28', '2006-08-31', 182, 360],
    ['30U/360', '2012-02-29', '2013-02-28', 1, 1],
    ['30/360-PSA', '2011-02-28', '2012-02-28', 179, 180],
  ])('%s from %s to %s', (dayCount, start, end, num, den) => {
    expect(yearFraction(dayCount, date(start), date(end))).toEqual(reduce(fraction(num, den)));
  });

  it('take the last of February as the 30th, but not where the contract ends (30E/360 ISDA)', () => {
    const end = date('2016-02-29');
    expect(yearFraction('30E/360-ISDA', date('2012-02-29'), end)).toEqual(fraction(4));
    expect(yearFraction('30E/360-ISDA', date('2012-02-29'), end, end)).toEqual(fraction(1439, 360));
  });
});

describe('business days', () => {
  const isWeekday = (day: LocalDate) => day.dayOfWeek().value() < 6;

  it.each<[BusinessDayConvention, string, string]>([
    ['none', '2014-07-12', '2014-07-12'],
    ['following', '2014-08-31', '2014-09-01'],
    ['modifiedFollowing', '2014-07-12', '2014-07-14'],
    ['modifiedFollowing', '2014-08-31', '2014-08-29'],
    ['modifiedFollowingBiMonthly', '2014-11-15', '2014-11-14'],
    ['modifiedFollowingBiMonthly', '2014-11-16', '2014-11-17'],
    ['preceding', '2014-07-12', '2014-07-11'],
    ['modifiedPreceding', '2014-11-02', '2014-11-03'],
    ['nearest', '2014-07-12', '2014-07-11'],
    ['nearest', '2014-07-13', '2014-07-14'],
  ])('%s moves %s to %s', (convention, day, expected) => {
    expect(adjustToBusinessDay(date(day), convention, isWeekday).toString()).toBe(expected);
  });

  it('gives up on a calendar that never opens', () => {
    expect(() => adjustToBusinessDay(date('2014-07-12'), 'following', () => false)).toThrow(RangeError);
  });
});

describe('dates between two ends', () => {
  const dates = (start: string, end: string, more: Omit<PeriodDatesTerms, 'start' | 'end'>) =>
    texts(periodDates({ start: date(start), end: date(end), ...more }));

  it('put the broken period where the contract says', () => {
    const term = (stub: PeriodDatesTerms['stub']) =>
      dates('2014-06-04', '2014-09-17', { everyMonths: 1, stub }).slice(1, -1);
    expect(term('shortInitial')).toEqual(['2014-06-17', '2014-07-17', '2014-08-17']);
    expect(term('longInitial')).toEqual(['2014-07-17', '2014-08-17']);
    expect(term('shortFinal')).toEqual(['2014-07-04', '2014-08-04', '2014-09-04']);
    expect(term('longFinal')).toEqual(['2014-07-04', '2014-08-04']);
  });

  it('keep a roll day through short months', () => {
    expect(dates('2015-01-30', '2015-04-30', { everyMonths: 1, stub: 'none', rollDay: 30 })).toEqual([
      '2015-01-30',
      '2015-02-28',
      '2015-03-30',
      '2015-04-30',
    ]);
  });

  it('refuse a broken period that is not agreed', () => {
    expect(() => dates('2014-06-04', '2014-09-17', { everyMonths: 1, stub: 'none' })).toThrow(DomainError);
    expect(() => dates('1900-01-01', '2199-01-01', { everyMonths: 1, stub: 'none' })).toThrow(DomainError);
  });
});
