export { type AccrualTerms, interestBetween } from './accrued-interest.js';
export {
  type AdjustmentTerms,
  adjustCalendar,
  businessDays,
  type BusinessDayTable,
} from './business-calendar.js';
export { adjustToBusinessDay, type BusinessDayConvention } from './business-days.js';
export { type CashFlow, cashFlows } from './cash-flows.js';
export { cnRate } from './cn-rate.js';
export { DAY_COUNTS, type DayCount, dayCountParts, partsPerYear, yearFraction } from './day-count.js';
export { type Frequency, type MissingDay, stepDate } from './due-dates.js';
export { euApr, type EuInterval, euYears } from './eu-apr.js';
export { mergeSchedules } from './merge-schedules.js';
export { presentValue, type Yield } from './present-value.js';
export { allRates, soleRate, type TimedFlow } from './rate-equation.js';
export {
  type CalendarTerms,
  calendarOver,
  MAX_INSTALMENTS,
  partsBetween,
  type Period,
  repaymentCalendar,
  type RepaymentCalendar,
} from './repayment-calendar.js';
export { buildSchedule } from './schedule.js';
export {
  type BalanceChange,
  type ChangeEffect,
  type Fee,
  type Schedule,
  type ScheduleRow,
  type ScheduleTerms,
} from './schedule.types.js';
export { partOf, type Remainder, type SplitTerms } from './split.js';
export { type UnitPeriod, unitPeriodOf, usApr } from './us-apr.js';

export { buildEvenedSchedule } from './evened-schedule.js';
export { type PeriodDatesTerms, periodDates, type Stub } from './period-dates.js';
export { percentText } from './percent.js';
export {
  futureValue,
  interestOfPeriod,
  type LevelPayments,
  levelPayment,
  presentValueOf,
  principalOfPeriod,
} from './time-value.js';
export * from './servicing/index.js';
