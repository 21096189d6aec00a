import { type LocalDate } from '../../kernel/calendar-date.js';
import { adjustToBusinessDay, type BusinessDayConvention } from './business-days.js';
import { isMonthRatio, partsBetween, type RepaymentCalendar } from './repayment-calendar.js';

export interface BusinessDayTable {
  /** ISO days of the week on which the bank is closed, Monday 1 to Sunday 7; default Saturday and Sunday. */
  readonly weekend?: readonly number[];
  readonly holidays: readonly LocalDate[];
  /** Days of the weekend that are worked, as China shifts them for long holidays. */
  readonly workdays?: readonly LocalDate[];
}

/** Whether the bank works on a day, from a table that the caller keeps; nothing about any country is known here. */
export function businessDays(table: BusinessDayTable): (date: LocalDate) => boolean {
  const weekend = new Set(table.weekend ?? [6, 7]);
  const holidays = new Set(table.holidays.map((date) => date.toEpochDay()));
  const workdays = new Set((table.workdays ?? []).map((date) => date.toEpochDay()));
  return (date) => {
    const day = date.toEpochDay();
    return workdays.has(day) || (!holidays.has(day) && !weekend.has(date.dayOfWeek().value()));
  };
}

export interface AdjustmentTerms {
  readonly convention: BusinessDayConvention;
  readonly isBusinessDay: (date: LocalDate) => boolean;
  /**
   * `unadjusted`: the payment moves, the interest does not; both dates are kept. `adjusted`: interest runs to the moved
   * date, which changes nothing under the month ratio of `30/360`.
   */
  readonly interestRuns: 'unadjusted' | 'adjusted';
}

/**
 * Moves due dates to business days. The anchor stays on the unadjusted dates, so that a moved date moves no other.
 * @throws RangeError when the table has no business day within 30 days
 */
export function adjustCalendar(calendar: RepaymentCalendar, terms: AdjustmentTerms): RepaymentCalendar {
  const isRatio = isMonthRatio(calendar);
  let previous = calendar.periods[0]?.start;
  const periods = calendar.periods.map((period) => {
    const adjusted = adjustToBusinessDay(period.due, terms.convention, terms.isBusinessDay);
    if (terms.interestRuns === 'unadjusted') {
      return adjusted.equals(period.due) ? period : { ...period, adjustedDue: adjusted };
    }
    const start = previous ?? period.start;
    // Preceding must not put a payment before its loan.
    const due = adjusted.isBefore(start) ? start : adjusted;
    previous = due;
    return { start, due, parts: isRatio ? period.parts : partsBetween(calendar, start, due) };
  });
  return { ...calendar, periods };
}
