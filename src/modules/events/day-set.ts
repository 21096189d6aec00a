/**
 * A set of days (since 1970-01-01) as bits, 46 bytes a year: with it a summary counts purchase days exactly, however
 * late an event comes.
 */
export interface DaySet {
  /** The day of the first bit, divided by eight. */
  readonly from: number;
  readonly bits: Buffer;
}

export const NO_DAYS: DaySet = { from: 0, bits: Buffer.alloc(0) };

export function hasDay({ from, bits }: DaySet, day: number): boolean {
  const at = Math.floor(day / 8) - from;
  return at >= 0 && at < bits.length && ((bits[at] as number) & (1 << (day & 7))) !== 0;
}

export function withDay(set: DaySet, day: number): DaySet {
  const byte = Math.floor(day / 8);
  const isEmpty = set.bits.length === 0;
  const from = isEmpty ? byte : Math.min(set.from, byte);
  const until = isEmpty ? byte : Math.max(set.from + set.bits.length - 1, byte);
  // Out of the pool: a buffer of its own costs several times as much, and each purchase makes one.
  const bits = Buffer.allocUnsafe(until - from + 1).fill(0);
  if (!isEmpty) set.bits.copy(bits, set.from - from);
  bits[byte - from] = (bits[byte - from] as number) | (1 << (day & 7));
  return { from, bits };
}
