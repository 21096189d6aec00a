// Time of the lending engine's calls in microseconds: median and least disturbed of the rounds.
// Run after `npm run build`: node test/bench/lending.bench.mjs
import { LocalDate } from '@js-joda/core';
import * as lending from '../../dist/src/engines/lending/index.js';

const ROUNDS = 21;
const start = LocalDate.of(2026, 1, 31);

function calendar(count, dayCount) {
  return lending.repaymentCalendar({ start, count, dayCount, frequency: { unit: 'months', every: 1 } });
}

function terms(count, dayCount) {
  return {
    principalMinor: 4_799_00n,
    rateAnnual: { num: 9n, den: 125n },
    calendar: calendar(count, dayCount),
    rounding: 'HALF_UP',
  };
}

function roundsUs(work, times) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.hrtime.bigint();
    for (let i = 0; i < times; i++) work();
    return Number(process.hrtime.bigint() - before) / 1000 / times;
  });
  return rounds.sort((a, b) => a - b);
}

const flows = (count) => lending.cashFlows(lending.buildSchedule(terms(count, '30/360')));
const [flows12, flows360] = [flows(12), flows(360)];
const unit = { unit: 'month', count: 1 };

const cases = [
  ['schedule with dates, 12 rows, 30/360', 2000, () => lending.buildSchedule(terms(12, '30/360'))],
  ['schedule with dates, 12 rows, ACT/365F', 2000, () => lending.buildSchedule(terms(12, 'ACT/365F'))],
  ['schedule with dates, 12 rows, ACT/ACT', 2000, () => lending.buildSchedule(terms(12, 'ACT/ACT'))],
  ['schedule with dates, 360 rows, 30/360', 100, () => lending.buildSchedule(terms(360, '30/360'))],
  ['schedule with dates, 360 rows, ACT/365F', 100, () => lending.buildSchedule(terms(360, 'ACT/365F'))],
  ['EU APR, 12 rows', 2000, () => lending.euApr(flows12, 'month')],
  ['EU APR, 360 rows', 100, () => lending.euApr(flows360, 'month')],
  ['US APR, 12 rows', 2000, () => lending.usApr(flows12, unit)],
  ['US APR, 360 rows', 100, () => lending.usApr(flows360, unit)],
  ['CN simple rate, 12 rows', 2000, () => lending.cnRate(flows12, 'cn-simple')],
];
for (const [name, times, work] of cases) {
  const rounds = roundsUs(work, times);
  const columns = [rounds[ROUNDS >> 1], rounds[0]].map((us) => us.toFixed(1).padStart(8));
  console.log(`${name.padEnd(42)}median${columns[0]} µs, least${columns[1]} µs`);
}
