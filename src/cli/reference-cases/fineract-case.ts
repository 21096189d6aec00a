import { divideRounded, type RoundingMode } from '../../kernel/fraction.js';
import {
  buildEvenedSchedule,
  buildSchedule,
  calendarOver,
  type CalendarTerms,
  type DayCount,
  type Frequency,
  mergeSchedules,
  repaymentCalendar,
  type Schedule,
  type ScheduleTerms,
} from '../../engines/lending/index.js';
import {
  dateOf,
  type Fields,
  fieldsOf,
  known,
  listOf,
  minorOf,
  onlyKnownFields,
  percentRateOf,
  type ReferenceCase,
  Unsupported,
} from './reference-case.js';

const TERMS = [
  'principal',
  'annualRatePercent',
  'disbursementDate',
  'numberOfInstallments',
  'repaymentEvery',
  'repaymentUnit',
  'amortization',
  'dayCount',
  'daysInYear',
  'daysInMonth',
  'rounding',
  'monthEnd',
  'yearEndSplit',
  'downPayment',
  'instalmentMultipleOf',
  'graceOnPrincipalInstalments',
  'graceOnInterestPaymentInstalments',
  'dueDates',
  'originalFirstDueDates',
];
const UNITS: Readonly<Record<string, Frequency['unit']>> = { MONTHS: 'months', WEEKS: 'weeks', DAYS: 'days' };
const AMORTISATIONS: Readonly<Record<string, Partial<ScheduleTerms>>> = {
  'equal instalments (EMI)': {},
  'equal instalments': {},
  'zero interest: equal principal parts, last takes the rest': {},
  'equal principal payments': { amortisation: 'equalPrincipal' },
  'bullet: interest only, principal with the last instalment': { amortisation: 'bullet' },
};
const DAY_COUNTS: Readonly<Record<string, DayCount>> = {
  '30/360 (each month 30 days; weeks 7/360; days d/360)': '30/360',
  'months/12': '30/360',
  none: '30/360',
  'ACT/365F': 'ACT/365F',
  'ACT/360': 'ACT/360',
  'ACT/364': 'ACT/364',
  'ACT/365 or ACT/366 by the year of the period start': 'ACT/ACT-START',
};
const SPLIT_AT_YEAR_END = 'ACT/ACT by calendar year of the days, split at the year end';

/** A repayment schedule of Apache Fineract: every date and amount of every row, and the totals. */
export function agreesWithFineract(reference: ReferenceCase): boolean {
  const inputs = fieldsOf(reference['inputs']);
  onlyKnownFields(inputs, TERMS);
  const schedule = scheduleFor(inputs, String(reference['suitability']));
  const expected = fieldsOf(reference['expected']);
  return (
    rowsAgree(schedule, listOf(expected['installments'])) &&
    totalsAgree(schedule, fieldsOf(expected['totals']))
  );
}

function scheduleFor(inputs: Fields, suitability: string): Schedule {
  const principalMinor = minorOf(inputs['principal']);
  const rounding = roundingOf(inputs['rounding']);
  const multiple =
    inputs['instalmentMultipleOf'] === undefined ? 1n : minorOf(inputs['instalmentMultipleOf']);
  const calendarTerms = calendarTermsOf(inputs);
  const downPayment = downPaymentOf(inputs['downPayment'], principalMinor, rounding, multiple);
  const terms: ScheduleTerms = {
    principalMinor: principalMinor - downPayment,
    rateAnnual: percentRateOf(inputs['annualRatePercent']),
    calendar: repaymentCalendar(calendarTerms),
    rounding,
    remainder: 'rounded',
    instalmentMultipleMinor: multiple,
    principalGrace: Number(inputs['graceOnPrincipalInstalments'] ?? 0),
    interestPaymentGrace: Number(inputs['graceOnInterestPaymentInstalments'] ?? 0),
    ...known(AMORTISATIONS, inputs['amortization'], 'amortisation'),
  };
  const schedule = suitability.includes('EMI-adjustment loop')
    ? buildEvenedSchedule(terms)
    : buildSchedule(terms);
  if (inputs['dueDates'] !== undefined)
    return moved(terms, schedule, calendarTerms, listOf(inputs['dueDates']));
  return downPayment === 0n
    ? schedule
    : mergeSchedules([paidAtOnce(downPayment, calendarTerms, terms), schedule]);
}

function calendarTermsOf(inputs: Fields): CalendarTerms {
  const monthEnd = String(inputs['monthEnd']);
  const isFirstOfNext = monthEnd.includes('FIRST_DAY_OF_NEXT_MONTH');
  if (!isFirstOfNext && !monthEnd.includes('clamp')) throw new Unsupported(`month end "${monthEnd}"`);
  return {
    start: dateOf(inputs['disbursementDate']),
    frequency: {
      unit: known(UNITS, inputs['repaymentUnit'], 'unit'),
      every: Number(inputs['repaymentEvery']),
    },
    count: Number(inputs['numberOfInstallments']),
    dayCount: dayCountOf(inputs),
    missingDay: isFirstOfNext ? 'nextMonthFirst' : 'clamp',
  };
}

function dayCountOf(inputs: Fields): DayCount {
  if (inputs['dayCount'] !== SPLIT_AT_YEAR_END) return known(DAY_COUNTS, inputs['dayCount'], 'day count');
  const split = String(inputs['yearEndSplit']);
  if (split.startsWith('31 December')) return 'ACT/ACT-DEC31';
  if (split.startsWith('not needed')) return 'ACT/ACT';
  throw new Unsupported(`year-end split "${split}"`);
}

function roundingOf(text: unknown): RoundingMode {
  const modes = { 'HALF_EVEN to 0.01': 'HALF_EVEN', 'HALF_UP to 0.01': 'HALF_UP' } as const;
  return known<RoundingMode>(modes, text, 'rounding');
}

function downPaymentOf(text: unknown, principal: bigint, rounding: RoundingMode, multiple: bigint): bigint {
  if (text === undefined) return 0n;
  const words = JSON.stringify(text);
  const share = /^"(\d+)% due on the disbursement date/.exec(words);
  if (!share) throw new Unsupported(`down payment ${words}`);
  return divideRounded(principal * BigInt(share[1] as string), 100n * multiple, rounding) * multiple;
}

function paidAtOnce(
  amount: bigint,
  { start, frequency, dayCount }: CalendarTerms,
  terms: ScheduleTerms,
): Schedule {
  const calendar = repaymentCalendar({ start, firstDue: start, frequency, count: 1, dayCount });
  return buildSchedule({
    principalMinor: amount,
    rateAnnual: terms.rateAnnual,
    calendar,
    rounding: terms.rounding,
  });
}

/** Due dates were moved, the instalment stays that of the schedule before. */
function moved(
  terms: ScheduleTerms,
  unmoved: Schedule,
  { start, dayCount }: CalendarTerms,
  dueDates: readonly unknown[],
): Schedule {
  const calendar = calendarOver(start, dueDates.map(dateOf), dayCount);
  return buildSchedule({
    ...terms,
    calendar,
    instalmentMinor: unmoved.rows[0]?.total ?? 0n,
    lastRow: 'takesRest',
  });
}

function rowsAgree({ rows }: Schedule, expected: readonly unknown[]): boolean {
  if (rows.length !== expected.length) return false;
  return rows.every((row, index) => {
    const wanted = fieldsOf(expected[index]);
    return (
      row.dueDate.equals(dateOf(wanted['dueDate'])) &&
      row.principal === minorOf(wanted['principal']) &&
      row.interest === minorOf(wanted['interest']) &&
      row.total === minorOf(wanted['total']) &&
      row.balance === minorOf(wanted['outstanding'])
    );
  });
}

function totalsAgree(schedule: Schedule, totals: Fields): boolean {
  return (
    schedule.totalPrincipal === minorOf(totals['principal']) &&
    schedule.totalInterest === minorOf(totals['interest']) &&
    schedule.totalPayable === minorOf(totals['due'])
  );
}
