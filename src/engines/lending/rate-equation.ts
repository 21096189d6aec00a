import { rateUndefined } from './lending-errors.js';

/** A payment as the rate equations see it. Positive: to the borrower. Negative: from the borrower. */
export interface TimedFlow {
  readonly amount: number;
  /** Compounding periods since the first payout; may be broken. */
  readonly periods: number;
  /** Part of a period with simple interest (Regulation Z); 0 elsewhere. */
  readonly odd: number;
}

// The rate is searched as y = ln(1 + i), where the equation is nearly straight; the ends are −99 % and 10^8 %, of what the
// answer is of.
const LOWEST = Math.log(0.01);
const HIGHEST = Math.log1p(1e6);
const MAX_STEPS = 200;
const SCAN_POINTS = 512;
/** A step of Newton's method leaves an error of the order of its square, so this one is the last that shows. */
const NEWTON_END = 1e-10;
const BISECTION_END = 1e-15;
/** What lies so near an end of the range may be that end. */
const END_WIDTH = 1e-6;
/** Times that differ by a whole period but for rounding. */
const SAME_STEP = 1e-12;

/**
 * The rate i per period that balances the flows: ∑ a_j / ((1 + odd_j·i)·(1+i)^periods_j) = 0. Newton's method inside a
 * bracket, in double precision (13 digits and more); round only for display.
 * @param compounded for how many periods the answer is: 12 makes a yearly rate of monthly periods
 * @returns e.g. 0.006; exactly 0 when the sums are equal
 * @throws DomainError `apr_no_root` or `apr_several_roots`
 */
export function soleRate(flows: readonly TimedFlow[], compounded = 1): number {
  const sorted = isSorted(flows) ? flows : [...flows].sort((a, b) => timeOf(a) - timeOf(b));
  const range = { low: LOWEST / compounded, high: HIGHEST / compounded };
  const bracket = soleBracket(sorted, range);
  if (bracket === 'costless') return 0;
  const y = rootWithin(sorted, bracket);
  if (isAtEnd(y, range)) refuseWithoutRoot(sorted, bracket);
  return Math.expm1(y * compounded);
}

const timeOf = ({ periods, odd }: TimedFlow): number => periods + odd;

function isSorted(flows: readonly TimedFlow[]): boolean {
  let before = -Infinity;
  for (const flow of flows) {
    const time = timeOf(flow);
    if (time < before) return false;
    before = time;
  }
  return true;
}

/** All rates found on a grid over the whole range, ascending; for studies of odd cash flows, not for disclosure. */
export function allRates(flows: readonly TimedFlow[]): number[] {
  return scan(flows, { low: LOWEST, high: HIGHEST }).map((bracket) => Math.expm1(rootWithin(flows, bracket)));
}

interface Range {
  readonly low: number;
  readonly high: number;
}

interface Bracket extends Range {
  /** Sign of the balance at the low end; it is the other one at the high end. */
  readonly lowSign: number;
}

function soleBracket(flows: readonly TimedFlow[], range: Range): Bracket | 'costless' {
  const { total, flowTurns, sumTurns } = signTurns(flows);
  if (flowTurns === 0) throw rateUndefined('no_root');
  if (total === 0 && sumTurns === 0) return 'costless';
  // One turn of the flows: one root (Descartes). One turn of the running sum: one root above zero (Norstrøm 1972).
  if (flowTurns === 1 || (sumTurns === 1 && total < 0)) return oneSided(total, range);
  const brackets = scan(flows, range);
  if (brackets.length !== 1) throw rateUndefined(brackets.length === 0 ? 'no_root' : 'several_roots');
  return brackets[0] as Bracket;
}

/**
 * At rate zero the balance is the plain sum; the root lies above zero when the borrower pays more than he receives. That
 * the other end has the other sign is seen from the root: the search ends there when there is none before.
 */
function oneSided(total: number, { low, high }: Range): Bracket {
  return total < 0 ? { low: 0, high, lowSign: -1 } : { low, high: 0, lowSign: -1 };
}

const isAtEnd = (y: number, { low, high }: Range): boolean => y - low < END_WIDTH || high - y < END_WIDTH;

function refuseWithoutRoot(flows: readonly TimedFlow[], { low, high, lowSign }: Bracket): void {
  const signs = [low, high].map((end) => Math.sign(balance(flows, end).value));
  if (signs[0] !== lowSign || signs[1] !== -lowSign) throw rateUndefined('no_root');
}

/** How often the flows and their running sum change sign; flows of the same moment count as one. */
function signTurns(flows: readonly TimedFlow[]): { total: number; flowTurns: number; sumTurns: number } {
  let [total, flowTurns, sumTurns] = [0, 0, 0];
  let [flowSign, sumSign] = [0, 0];
  for (let k = 0; k < flows.length;) {
    const { periods, odd } = flows[k] as TimedFlow;
    let net = 0;
    for (let flow = flows[k]; flow?.periods === periods && flow.odd === odd; flow = flows[++k])
      net += flow.amount;
    total += net;
    if (net !== 0) {
      if (Math.sign(net) === -flowSign) flowTurns++;
      flowSign = Math.sign(net);
    }
    if (total !== 0) {
      if (Math.sign(total) === -sumSign) sumTurns++;
      sumSign = Math.sign(total);
    }
  }
  return { total, flowTurns, sumTurns };
}

/** Newton from a guess by the times of both sides; a step that leaves the bracket is replaced by halving it. */
function rootWithin(flows: readonly TimedFlow[], bracket: Bracket): number {
  let { low, high } = bracket;
  let y = Math.min(high, Math.max(low, guess(flows)));
  for (let round = 0; round < MAX_STEPS; round++) {
    const { value, slope } = balance(flows, y);
    if (value === 0) return y;
    if (Math.sign(value) === bracket.lowSign) low = y;
    else high = y;
    const newton = y - value / slope;
    const isInside = newton > low && newton < high;
    const next = isInside ? newton : (low + high) / 2;
    const step = Math.abs(next - y) / (1 + Math.abs(y));
    if (step <= (isInside ? NEWTON_END : BISECTION_END)) return next;
    y = next;
  }
  return y;
}

/**
 * ln(∑ a·e^(−y·t) / ∑ a) is −y·mean + y²·variance/2 − … of the times t with weights a (its cumulants); where the first two
 * terms of both sides balance, the rate is near.
 */
function guess(flows: readonly TimedFlow[]): number {
  const [received, paid] = [moments(flows, 1), moments(flows, -1)];
  const level = Math.log(paid.sum / received.sum);
  const mean = paid.mean - received.mean;
  const spread = paid.variance - received.variance;
  const square = mean * mean - 2 * spread * level;
  // The root near ln(…)/mean, written so that it loses no digits when the spread is small.
  const y = square > 0 ? (2 * level) / (mean + Math.sign(mean) * Math.sqrt(square)) : level / mean;
  return Number.isFinite(y) ? y : 0;
}

function moments(flows: readonly TimedFlow[], sign: 1 | -1): { sum: number; mean: number; variance: number } {
  let [sum, first, second] = [0, 0, 0];
  for (const flow of flows) {
    const weight = flow.amount * sign;
    if (weight <= 0) continue;
    const time = timeOf(flow);
    sum += weight;
    first += weight * time;
    second += weight * time * time;
  }
  const mean = first / sum;
  return { sum, mean, variance: second / sum - mean * mean };
}

function balance(flows: readonly TimedFlow[], y: number): { value: number; slope: number } {
  const growth = Math.exp(y);
  const perPeriod = Math.exp(-y);
  let [value, slope, at, factor] = [0, 0, 0, 1];
  for (const { amount, periods, odd } of flows) {
    // Most flows come one period after another: a multiplication, which rounds by half an ulp, instead of an exponential.
    if (periods !== at) {
      factor = Math.abs(periods - at - 1) < SAME_STEP ? factor * perPeriod : Math.exp(-y * periods);
      at = periods;
    }
    const simple = 1 + odd * (growth - 1);
    const worth = (amount * factor) / simple;
    value += worth;
    slope -= worth * (periods + (odd * growth) / simple);
  }
  return { value, slope };
}

function scan(flows: readonly TimedFlow[], range: Range): Bracket[] {
  const signAt = (y: number) => (balance(flows, y).value < 0 ? -1 : 1);
  const found: Bracket[] = [];
  let { low } = range;
  let lowSign = signAt(low);
  for (let point = 1; point <= SCAN_POINTS; point++) {
    const high = range.low + ((range.high - range.low) * point) / SCAN_POINTS;
    const highSign = signAt(high);
    if (highSign !== lowSign) found.push({ low, high, lowSign });
    low = high;
    lowSign = highSign;
  }
  return found;
}
