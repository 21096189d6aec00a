import { type LocalDate } from '../../kernel/calendar-date.js';
import { termsInvalid } from './lending-errors.js';
import { scheduleOf } from './schedule.js';
import { type BalanceChange, type Schedule, type ScheduleRow } from './schedule.types.js';

/**
 * One calendar for a contract whose drawdowns are each repaid on their own (`perDrawdown`, LENDING 1.10): the rows of
 * all schedules, summed by due date. A drawdown on a due date counts from the next row, as in `buildSchedule`. A down
 * payment collected on the first day is a schedule of one row, merged with that of the rest.
 * @throws DomainError `lending_terms_invalid` without any schedule
 */
export function mergeSchedules(schedules: readonly Schedule[]): Schedule {
  const payouts = schedules.flatMap((schedule) => schedule.payouts).sort((a, b) => a.date.compareTo(b.date));
  const firstDay = payouts[0]?.date;
  if (!firstDay) throw termsInvalid('schedules');

  const byDay = new Map<number, ScheduleRow[]>();
  for (const row of schedules.flatMap(({ rows }) => rows)) {
    const day = row.dueDate.toEpochDay();
    const group = byDay.get(day);
    if (group) group.push(row);
    else byDay.set(day, [row]);
  }
  const groups = [...byDay.entries()].sort(([a], [b]) => a - b);
  const rows = groups.map(([, group], index) => {
    const { dueDate, adjustedDueDate } = group[0] as ScheduleRow;
    const adjusted = adjustedDueDate && { adjustedDueDate };
    const balance = schedules.reduce((total, each) => total + balanceAfter(each, dueDate, firstDay), 0n);
    return { ...sumRows(group), number: index + 1, dueDate, ...adjusted, balance };
  });
  return scheduleOf(payouts, rows);
}

function sumRows(
  rows: readonly ScheduleRow[],
): Omit<ScheduleRow, 'number' | 'dueDate' | 'adjustedDueDate' | 'balance'> {
  const sum = (amountOf: (row: ScheduleRow) => bigint) =>
    rows.reduce((total, row) => total + amountOf(row), 0n);
  return {
    principal: sum((row) => row.principal),
    interest: sum((row) => row.interest),
    fee: sum((row) => row.fee),
    total: sum((row) => row.total),
    balloon: sum((row) => row.balloon),
    capitalised: sum((row) => row.capitalised),
    deferredInterest: sum((row) => row.deferredInterest),
  };
}

function balanceAfter({ payouts, rows }: Schedule, date: LocalDate, firstDay: LocalDate): bigint {
  const paid = rows.findLast((row) => !row.dueDate.isAfter(date));
  if (paid) return paid.balance;
  const start = (payouts[0] as BalanceChange).date;
  const first = rows[0] as ScheduleRow;
  return start.isBefore(date) || start.equals(firstDay) ? first.balance + first.principal : 0n;
}
