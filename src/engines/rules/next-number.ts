const number = new Float64Array(1);
const bits = new BigInt64Array(number.buffer);

/** The smallest double above a finite one: the bit patterns of IEEE 754 doubles are ordered as the numbers are. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  number[0] = value;
  bits[0] = (bits[0] as bigint) + (value > 0 ? 1n : -1n);
  return number[0];
}

/** The largest double below a finite one. */
export function nextDown(value: number): number {
  return -nextUp(-value);
}
