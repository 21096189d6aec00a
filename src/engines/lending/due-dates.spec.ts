import { LocalDate } from '../../kernel/calendar-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { fraction } from '../../kernel/fraction.js';
import {
  adjustCalendar,
  buildSchedule,
  businessDays,
  type CalendarTerms,
  repaymentCalendar,
  type RepaymentCalendar,
} from './index.js';

const date = (text: string) => LocalDate.parse(text);

function calendar(start: string, more: Partial<CalendarTerms> = {}): RepaymentCalendar {
  const frequency = { unit: 'months', every: 1 } as const;
  return repaymentCalendar({ start: date(start), frequency, count: 4, dayCount: '30/360', ...more });
}

const dues = ({ periods }: RepaymentCalendar) => periods.map(({ due }) => due.toString());

describe('a due day', () => {
  it.each<[string, string, Partial<CalendarTerms>, string[]]>([
    [
      'is the end of every month',
      '2027-01-15',
      { dueDay: 31 },
      ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
    ],
    [
      'is fixed whatever the start',
      '2027-01-28',
      { dueDay: 25 },
      ['2027-02-25', '2027-03-25', '2027-04-25', '2027-05-25'],
    ],
    [
      'waits until the first period is long enough',
      '2027-01-15',
      { dueDay: 25, shortestFirstDays: 15 },
      ['2027-02-25', '2027-03-25', '2027-04-25', '2027-05-25'],
    ],
    [
      'follows a first due date of its own',
      '2027-01-15',
      { dueDay: 1, firstDue: date('2027-02-20') },
      ['2027-02-20', '2027-03-01', '2027-04-01', '2027-05-01'],
    ],
  ])('%s', (_name, start, more, expected) => {
    expect(dues(calendar(start, more))).toEqual(expected);
  });

  it('makes the first period as long as it is and all others equal', () => {
    const { periods } = calendar('2027-01-15', { dueDay: 31 });
    expect(periods.map(({ parts }) => parts)).toEqual([16, 30, 30, 30]);
  });

  it.each<[string, Partial<CalendarTerms>]>([
    ['dueDay', { dueDay: 32 }],
    ['dueDay', { dueDay: 1, frequency: { unit: 'weeks', every: 1 } }],
    ['shortestFirstDays', { dueDay: 1, shortestFirstDays: -1 }],
  ])('is refused where it makes no sense: %s', (term, more) => {
    expect(() => calendar('2027-01-15', more)).toThrow(
      new DomainError('', 'unprocessable', `The term "${term}" does not make a loan.`),
    );
  });
});

describe('a table of holidays', () => {
  // The Spring Festival of 2027 as an example of shifted weekends.
  const isBusinessDay = businessDays({
    holidays: ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'].map(date),
    workdays: [date('2027-02-20')],
  });

  it('closes weekends and holidays and opens shifted workdays', () => {
    expect(
      ['2027-02-04', '2027-02-05', '2027-02-13', '2027-02-20'].map((day) => isBusinessDay(date(day))),
    ).toEqual([true, false, false, true]);
    const friday = businessDays({ weekend: [5, 6], holidays: [] });
    expect([friday(date('2027-02-05')), friday(date('2027-02-07'))]).toEqual([false, true]);
  });

  it('moves payments and not interest, and keeps both dates', () => {
    const plain = calendar('2027-01-06', { dayCount: 'ACT/365F' });
    const moved = adjustCalendar(plain, {
      convention: 'following',
      isBusinessDay,
      interestRuns: 'unadjusted',
    });
    expect(dues(moved)).toEqual(dues(plain));
    expect(moved.periods.map(({ adjustedDue }) => adjustedDue?.toString())).toEqual([
      '2027-02-12',
      '2027-03-08',
      undefined,
      undefined,
    ]);
    const terms = { principalMinor: 100_000n, rateAnnual: fraction(1, 10), rounding: 'HALF_UP' } as const;
    const row = buildSchedule({ ...terms, calendar: moved }).rows[0];
    expect([row?.dueDate.toString(), row?.adjustedDueDate?.toString()]).toEqual(['2027-02-06', '2027-02-12']);
  });

  it('lets interest run to the moved date where agreed, which the month ratio does not notice', () => {
    const terms = { convention: 'following', isBusinessDay, interestRuns: 'adjusted' } as const;
    const real = adjustCalendar(calendar('2027-01-06', { dayCount: 'ACT/365F' }), terms);
    expect(dues(real)).toEqual(['2027-02-12', '2027-03-08', '2027-04-06', '2027-05-06']);
    expect(real.periods.map(({ parts }) => parts)).toEqual([37, 24, 29, 30]);
    const ratio = adjustCalendar(calendar('2027-01-06'), terms);
    expect(ratio.periods.map(({ parts }) => parts)).toEqual([30, 30, 30, 30]);
  });
});
