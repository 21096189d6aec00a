import { type LocalDate } from '../../kernel/calendar-date.js';
import { termsInvalid } from './lending-errors.js';
import { MAX_INSTALMENTS } from './repayment-calendar.js';

/** Where the broken period of a term goes that is no multiple of the frequency; `none`: there must be none. */
export type Stub = 'none' | 'shortInitial' | 'longInitial' | 'shortFinal' | 'longFinal';

export interface PeriodDatesTerms {
  readonly start: LocalDate;
  /** Not before start. */
  readonly end: LocalDate;
  readonly everyMonths: number;
  readonly stub: Stub;
  /** Day of the month of the dates between; 31 is the month's end. By default that of the end the dates count from. */
  readonly rollDay?: number;
}

/**
 * The dates that divide a term with a fixed end (a lease, a programme, a journey), the end itself included. They count
 * back from the end for an initial stub and forward from the start for a final one.
 * @throws DomainError `lending_terms_invalid` when `none` does not fit or there are too many dates
 */
export function periodDates(terms: PeriodDatesTerms): LocalDate[] {
  const { start, end, everyMonths, stub } = terms;
  if (!Number.isInteger(everyMonths) || everyMonths < 1) throw termsInvalid('everyMonths');
  const isInitial = stub === 'shortInitial' || stub === 'longInitial';
  const [anchor, limit] = isInitial ? [end, start] : [start, end];
  const inner: LocalDate[] = [];
  for (let step = 1; ; step++) {
    if (step > MAX_INSTALMENTS) throw termsInvalid('everyMonths');
    const date = rolled(
      anchor.plusMonths(isInitial ? -step * everyMonths : step * everyMonths),
      terms.rollDay ?? anchor.dayOfMonth(),
    );
    if (date.equals(limit)) return assemble(start, inner, end, isInitial);
    if (isInitial ? date.isBefore(limit) : date.isAfter(limit)) break;
    inner.push(date);
  }
  if (stub === 'none') throw termsInvalid('stub');
  if (stub === 'longInitial' || stub === 'longFinal') inner.pop();
  return assemble(start, inner, end, isInitial);
}

function rolled(date: LocalDate, day: number): LocalDate {
  return date.withDayOfMonth(Math.min(day, date.lengthOfMonth()));
}

function assemble(start: LocalDate, inner: LocalDate[], end: LocalDate, isBackwards: boolean): LocalDate[] {
  return [start, ...(isBackwards ? inner.reverse() : inner), end];
}
