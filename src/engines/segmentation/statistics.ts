export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** 0 for no values. */
export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : sumOf(values) / values.length;
}

/** Of a whole population (divided by n), 0 for fewer than two values. */
export function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** Pearson's; undefined when one side does not vary. */
export function correlationOf(xs: readonly number[], ys: readonly number[]): number | undefined {
  const [meanX, meanY] = [meanOf(xs), meanOf(ys)];
  const covariance = meanOf(xs.map((x, index) => (x - meanX) * (ys[index]! - meanY)));
  const scale = deviationOf(xs) * deviationOf(ys);
  return scale > 0 ? covariance / scale : undefined;
}

/**
 * `percentile_cont` of SQL: linear between the two nearest of the sorted values (Hyndman & Fan's type 7).
 * @param sorted ascending, not empty
 * @param share 0–1
 */
export function percentileCont(sorted: ArrayLike<number>, share: number): number {
  const position = positionOf(share, sorted.length);
  const below = Math.floor(position);
  const low = sorted[below];
  if (low === undefined) throw new RangeError('percentileCont needs values');
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

/**
 * Where a share of n sorted values lies, from 0. A whole position is met exactly: 0.2 · 35 is a little over 7 for a
 * computer, and another product a little under, which would lift the customer who stands there into the next fifth.
 */
export function positionOf(share: number, n: number): number {
  const position = share * (n - 1);
  const whole = Math.round(position);
  return Math.abs(position - whole) < 1e-9 * Math.max(1, whole) ? whole : position;
}

export function sortedNumbers(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** @param values not empty */
export function medianOf(values: readonly number[]): number {
  return percentileCont(values.length > FEW ? sortedNumbers(values) : sortedFew(values), 0.5);
}

/** Everybody's rhythm is the median of a handful: by insertion in a quarter of the time. */
const FEW = 32;

function sortedFew(values: readonly number[]): number[] {
  const sorted: number[] = [];
  for (const value of values) {
    let place = sorted.length;
    for (; place > 0 && sorted[place - 1]! > value; place -= 1) sorted[place] = sorted[place - 1]!;
    sorted[place] = value;
  }
  return sorted;
}

/** Digits by their number and before everything else, the rest by code units: one total order, whatever the locale. */
export function compareIds(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [DIGITS.test(a), DIGITS.test(b)];
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  if (aIsNumber) {
    const [x, y] = [a.replace(LEADING_ZEROS, ''), b.replace(LEADING_ZEROS, '')];
    if (x !== y) return x.length === y.length ? (x < y ? -1 : 1) : x.length - y.length;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

const DIGITS = /^\d+$/;
const LEADING_ZEROS = /^0+/;

/** Mulberry32: the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `size` different indexes below `count` in ascending order, all of them when there are no more (Knuth's algorithm S). */
export function sampleIndexes(count: number, size: number, seed: number): number[] {
  const random = seededRandom(seed);
  const chosen: number[] = [];
  for (let index = 0; index < count && chosen.length < size; index += 1) {
    if (random() * (count - index) < size - chosen.length) chosen.push(index);
  }
  return chosen;
}
