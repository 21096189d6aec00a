import { LocalDate } from '../../src/kernel/calendar-date.js';
import { type Fraction, parseDecimal } from '../../src/kernel/fraction.js';
import {
  type CalendarTerms,
  type Contract,
  type LoanState,
  repaymentCalendar,
  type ScheduleTerms,
  type ServicingEvent,
} from '../../src/engines/lending/index.js';

/** Builders of contracts and events for the lending engine's tests. */

export const date = (text: string): LocalDate => LocalDate.parse(text);
export const rate = (text: string): Fraction => parseDecimal(text) as Fraction;

/** A monthly 30/360 contract of 1,000.00 at 0 % unless said otherwise. */
export function contract(
  start: string,
  count: number,
  terms: Partial<ScheduleTerms> & Partial<Pick<CalendarTerms, 'dayCount' | 'firstDue'>> = {},
  more: Omit<Partial<Contract>, 'terms'> = {},
): Contract {
  const { dayCount = '30/360', firstDue, ...rest } = terms;
  const frequency = { unit: 'months', every: 1 } as const;
  const calendar = repaymentCalendar({
    start: date(start),
    frequency,
    count,
    dayCount,
    ...(firstDue && { firstDue }),
  });
  return {
    terms: { principalMinor: 100_000n, rateAnnual: rate('0'), calendar, rounding: 'HALF_UP', ...rest },
    ...more,
  };
}

type FieldsOf<T extends ServicingEvent['type']> = Omit<
  Extract<ServicingEvent, { type: T }>,
  'id' | 'type' | 'date'
>;

let ids = 0;
export function event<T extends ServicingEvent['type']>(
  type: T,
  day: string,
  fields: FieldsOf<T>,
): ServicingEvent {
  return { id: `event-${++ids}`, type, date: date(day), ...fields } as unknown as ServicingEvent;
}

export const pay = (day: string, amountMinor: bigint): ServicingEvent =>
  event('payment', day, { amountMinor });

/** "399.92 × 5, 99.64 × 1": what the rows from an index on ask for, as a customer would be told. */
export function runs(state: LoanState, from = 0): string {
  const out: [string, number][] = [];
  for (const row of state.rows.slice(from)) {
    const total = (Number(row.principal + row.interest + row.fee + row.penalty) / 100).toFixed(2);
    const last = out.at(-1);
    if (last?.[0] === total) last[1]++;
    else out.push([total, 1]);
  }
  return out.map(([total, times]) => `${total} × ${times}`).join(', ');
}
