import { LocalDate } from '../../../kernel/calendar-date.js';
import { cohortsOf } from './cohorts.js';

const dayOf = (text: string): number => LocalDate.parse(text).toEpochDay();

function buyer(...dates: string[]): Parameters<typeof cohortsOf>[0][number] {
  const days = dates.map(dayOf);
  const daySetFrom = Math.min(...days) >> 3;
  const bits = Buffer.alloc((Math.max(...days) >> 3) - daySetFrom + 1);
  for (const day of days) bits[(day >> 3) - daySetFrom]! |= 1 << (day & 7);
  return { firstDay: Math.min(...days), daySetFrom, daySet: bits.toString('hex') };
}

test('who came in a month is followed through the months after it', () => {
  const customers = [
    buyer('2026-09-01', '2026-09-30', '2026-11-02'),
    buyer('2026-09-30', '2026-10-01'),
    buyer('2026-11-22'),
    // More than a year ago, and never.
    buyer('2025-11-30', '2026-11-01'),
    { firstDay: null, daySetFrom: 0, daySet: '' },
  ];
  expect(cohortsOf(customers, dayOf('2026-11-22'))).toEqual([
    { month: '2026-09', customers: 2, active: [1, 0.5, 0.5] },
    { month: '2026-11', customers: 1, active: [1] },
  ]);
});

test('nobody makes no cohort', () => {
  expect(cohortsOf([], dayOf('2026-11-22'))).toEqual([]);
});
