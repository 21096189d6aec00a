// What one would write with decimal.js instead of the lending engine: the same level schedule and the same EU rate.
import { Decimal } from 'decimal.js';

const Precise = Decimal.clone({ precision: 34 });

/** Due dates by JavaScript's Date, clamped to short months. */
function dueDates(start, count) {
  const [year, month, day] = start.split('-').map(Number);
  return Array.from({ length: count }, (_, k) => {
    const last = new Date(Date.UTC(year, month + k + 1, 0)).getUTCDate();
    return new Date(Date.UTC(year, month + k, Math.min(day, last)));
  });
}

/** Monthly instalments in minor units, interest at a twelfth of the annual rate, rounded half up. */
export function decimalSchedule(principal, annual, start, count) {
  const rate = new Precise(annual).div(12);
  const power = rate.add(1).pow(count);
  const half = Decimal.ROUND_HALF_UP;
  const instalment = new Precise(principal).mul(rate).mul(power).div(power.sub(1)).toDecimalPlaces(0, half);
  let balance = new Precise(principal);
  return dueDates(start, count).map((due, k) => {
    const interest = balance.mul(rate).toDecimalPlaces(0, half);
    const part = k === count - 1 ? balance : instalment.sub(interest);
    balance = balance.sub(part);
    return { due, principal: part, interest, total: part.add(interest), balance };
  });
}

/** Effective annual rate of monthly payments by Newton's method, to 20 digits. */
export function decimalRate(principal, rows) {
  let monthly = new Precise('0.01');
  for (let round = 0; round < 50; round++) {
    const growth = monthly.add(1);
    let factor = new Precise(1);
    let value = new Precise(principal).neg();
    let slope = new Precise(0);
    for (const [k, { total }] of rows.entries()) {
      factor = factor.div(growth);
      value = value.add(total.mul(factor));
      slope = slope.sub(total.mul(factor).mul(k + 1));
    }
    const step = value.mul(growth).div(slope);
    monthly = monthly.sub(step);
    if (step.abs().lt('1e-20')) break;
  }
  return monthly.add(1).pow(12).sub(1);
}
