import { type LocalDate } from '../../kernel/calendar-date.js';

/**
 * Where a due date goes that is no business day (ISDA 2006 section 4.12). `modified` forms turn round rather than leave
 * the month; the bi-monthly one also rather than pass the 15th. `nearest` goes forward from Sunday and Monday, else back.
 */
export type BusinessDayConvention =
  | 'none'
  | 'following'
  | 'modifiedFollowing'
  | 'modifiedFollowingBiMonthly'
  | 'preceding'
  | 'modifiedPreceding'
  | 'nearest';

/** No calendar closes for longer; beyond it the calendar itself is wrong. */
const LONGEST_CLOSURE_DAYS = 30;
const SUNDAY = 7;
const MONDAY = 1;

/**
 * The date on which a payment is made. Schedules stay anchored on the unadjusted dates.
 * @param isBusinessDay the bank's calendar
 * @throws RangeError when the calendar has no business day within 30 days
 */
export function adjustToBusinessDay(
  date: LocalDate,
  convention: BusinessDayConvention,
  isBusinessDay: (date: LocalDate) => boolean,
): LocalDate {
  const walk = (step: 1 | -1): LocalDate => {
    for (let days = 0; days <= LONGEST_CLOSURE_DAYS; days++) {
      const candidate = date.plusDays(days * step);
      if (isBusinessDay(candidate)) return candidate;
    }
    throw new RangeError(`no business day within ${LONGEST_CLOSURE_DAYS} days of ${date.toString()}`);
  };
  const isSameMonth = (other: LocalDate) => other.monthValue() === date.monthValue();
  const isSameHalf = (other: LocalDate) => other.dayOfMonth() > 15 === date.dayOfMonth() > 15;
  switch (convention) {
    case 'none':
      return date;
    case 'following':
      return walk(1);
    case 'modifiedFollowing':
      return keepIf(walk(1), isSameMonth) ?? walk(-1);
    case 'modifiedFollowingBiMonthly':
      return keepIf(walk(1), (other) => isSameMonth(other) && isSameHalf(other)) ?? walk(-1);
    case 'preceding':
      return walk(-1);
    case 'modifiedPreceding':
      return keepIf(walk(-1), isSameMonth) ?? walk(1);
    case 'nearest':
      return walk([SUNDAY, MONDAY].includes(date.dayOfWeek().value()) ? 1 : -1);
  }
}

function keepIf(date: LocalDate, isFit: (date: LocalDate) => boolean): LocalDate | undefined {
  return isFit(date) ? date : undefined;
}
