import { LocalDate } from '../../../kernel/calendar-date.js';
import type { CohortDto } from './dto/report-charts.dto.js';
import type { SampledCustomer } from './sample.repository.js';

const MONTHS = 12;

type Buyer = Pick<SampledCustomer, 'firstDay' | 'daySetFrom' | 'daySet'>;

/**
 * Of those who bought first in one month, how many bought again in each month since.
 * @param asOfDay days since 1970-01-01; its month is the last one, and is not over yet
 * @returns a row for each of the last twelve months in which somebody came
 */
export function cohortsOf(customers: readonly Buyer[], asOfDay: number): CohortDto[] {
  const months = lastMonths(asOfDay);
  const counts = months.map((_, i) => months.slice(i).map(() => 0));
  for (const { firstDay, daySetFrom, daySet } of customers) {
    if (firstDay === null) continue;
    const first = months.findIndex(({ from, until }) => firstDay >= from && firstDay < until);
    const row = counts[first];
    if (!row) continue;
    const bits = Buffer.from(daySet, 'hex');
    row.forEach((count, since) => {
      if (isActive(bits, daySetFrom, months[first + since] as Month)) row[since] = count + 1;
    });
  }
  return months.flatMap(({ name }, i) => {
    const [customersOf = 0, ...later] = counts[i] ?? [];
    if (customersOf === 0) return [];
    return [
      { month: name, customers: customersOf, active: [1, ...later.map((count) => count / customersOf)] },
    ];
  });
}

interface Month {
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

function lastMonths(asOfDay: number): Month[] {
  const last = LocalDate.ofEpochDay(asOfDay).withDayOfMonth(1);
  return Array.from({ length: MONTHS }, (_, i) => {
    const from = last.minusMonths(MONTHS - 1 - i);
    return {
      name: from.toString().slice(0, 7),
      from: from.toEpochDay(),
      until: from.plusMonths(1).toEpochDay(),
    };
  });
}

function isActive(bits: Buffer, daySetFrom: number, { from, until }: Month): boolean {
  for (let day = from; day < until; day++)
    if (((bits[(day >> 3) - daySetFrom] ?? 0) & (1 << (day & 7))) !== 0) return true;
  return false;
}
