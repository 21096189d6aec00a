// Time of the lending engine's calls in microseconds, beside decimal.js doing the same in the same run: median and least
// disturbed of the rounds. Run after `npm run build`: node test/bench/lending.bench.mjs
import assert from 'node:assert/strict';
import { LocalDate } from '@js-joda/core';
import * as lending from '../../dist/src/engines/lending/index.js';
import { decimalRate, decimalSchedule } from './lending-peer.mjs';

// Many short rounds: on a busy machine some of them are left alone.
const ROUNDS = 201;
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

const peerSchedule = (count) => decimalSchedule(479_900, '0.072', '2026-01-31', count);
const flows = (count) => lending.cashFlows(lending.buildSchedule(terms(count, '30/360')));
const [flows12, flows360] = [flows(12), flows(360)];
const [peer12, peer360] = [peerSchedule(12), peerSchedule(360)];
const unit = { unit: 'month', count: 1 };

// A comparison of speed is worth nothing where the results differ.
for (const [count, peer] of [
  [12, peer12],
  [360, peer360],
]) {
  const { rows } = lending.buildSchedule(terms(count, '30/360'));
  const text = (row) => `${row.principal} ${row.interest} ${row.balance}`;
  assert.deepEqual(rows.map(text), peer.map(text));
  const rate = lending.euApr(count === 12 ? flows12 : flows360, 'month');
  assert.ok(Math.abs(rate - decimalRate(479_900, peer).toNumber()) < 1e-12);
}

const contract = { terms: terms(12, '30/360') };
const planned = lending.buildSchedule(contract.terms).rows;
const history = planned.slice(0, 6).map(({ dueDate, total }, k) => {
  return { id: `payment-${k}`, type: 'payment', date: dueDate, amountMinor: total };
});
const today = planned[5].dueDate.plusDays(10);
const refunded = [
  ...history,
  { id: 'refund', type: 'refund', date: today, amountMinor: 100_000n, effect: 'lower' },
];

const cases = [
  ['schedule with dates, 12 rows, 30/360', 100, () => lending.buildSchedule(terms(12, '30/360'))],
  ['  decimal.js, 34 digits', 20, () => peerSchedule(12)],
  ['schedule with dates, 12 rows, ACT/365F', 100, () => lending.buildSchedule(terms(12, 'ACT/365F'))],
  ['schedule with dates, 12 rows, ACT/ACT', 100, () => lending.buildSchedule(terms(12, 'ACT/ACT'))],
  ['schedule with dates, 360 rows, 30/360', 5, () => lending.buildSchedule(terms(360, '30/360'))],
  ['  decimal.js, 34 digits', 1, () => peerSchedule(360)],
  ['schedule with dates, 360 rows, ACT/365F', 5, () => lending.buildSchedule(terms(360, 'ACT/365F'))],
  ['EU APR, 12 rows', 100, () => lending.euApr(flows12, 'month')],
  ['  decimal.js, 34 digits', 2, () => decimalRate(479_900, peer12)],
  ['EU APR, 360 rows', 5, () => lending.euApr(flows360, 'month')],
  ['  decimal.js, 34 digits', 1, () => decimalRate(479_900, peer360)],
  ['US APR, 12 rows', 100, () => lending.usApr(flows12, unit)],
  ['US APR, 360 rows', 5, () => lending.usApr(flows360, unit)],
  ['CN simple rate, 12 rows', 100, () => lending.cnRate(flows12, 'cn-simple')],
  ['state after 6 payments, 12 rows', 20, () => lending.replay(contract, history, today)],
  ['state after 6 payments and a refund', 20, () => lending.replay(contract, refunded, today)],
  ['settlement quote after 6 payments', 20, () => lending.settlementQuote(contract, history, today)],
];
for (const [name, times, work] of cases) {
  const rounds = roundsUs(work, times);
  const columns = [rounds[ROUNDS >> 1], rounds[0]].map((us) => us.toFixed(1).padStart(9));
  console.log(`${name.padEnd(42)}median${columns[0]} µs, least${columns[1]} µs`);
}
