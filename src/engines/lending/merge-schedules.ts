import { type LocalDate } from '../../kernel/calendar-date.js';
import { scheduleOf } from './schedule.js';
import { type Schedule, type ScheduleRow } from './schedule.types.js';

/**
 * One calendar for a contract whose drawdowns are each repaid on their own (`perDrawdown`, LENDING 1.10): the rows of
 * all schedules, summed by due date. The balance counts what was paid out before the due date, or earlier with it.
 */
export function mergeSchedules(schedules: readonly Schedule[]): Schedule {
  const byDay = new Map<number, ScheduleRow[]>();
  for (const row of schedules.flatMap(({ rows }) => rows)) {
    const day = row.dueDate.toEpochDay();
    byDay.set(day, [...(byDay.get(day) ?? []), row]);
  }
  const days = [...byDay.entries()].sort(([a], [b]) => a - b);
  const rows = days.map(([, group], index) => sumRows(group, index + 1, schedules));
  const payouts = schedules.flatMap((schedule) => schedule.payouts);
  return scheduleOf(
    payouts.sort((a, b) => a.date.compareTo(b.date)),
    rows,
  );
}

function sumRows(group: readonly ScheduleRow[], number: number, schedules: readonly Schedule[]): ScheduleRow {
  const dueDate = (group[0] as ScheduleRow).dueDate;
  const sum = (amountOf: (row: ScheduleRow) => bigint) =>
    group.reduce((total, row) => total + amountOf(row), 0n);
  return {
    number,
    dueDate,
    principal: sum((row) => row.principal),
    interest: sum((row) => row.interest),
    fee: sum((row) => row.fee),
    total: sum((row) => row.total),
    balloon: sum((row) => row.balloon),
    balance: schedules.reduce((total, schedule) => total + balanceAfter(schedule, dueDate), 0n),
  };
}

function balanceAfter({ payouts, rows, totalPrincipal }: Schedule, date: LocalDate): bigint {
  const paid = rows.findLast((row) => !row.dueDate.isAfter(date));
  if (paid) return paid.balance;
  return payouts[0]?.date.isBefore(date) ? totalPrincipal : 0n;
}
