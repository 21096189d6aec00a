import type { StoredSummary } from './raw-customer.js';

/** How many bits are set in a byte. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

interface Days {
  readonly from: number;
  readonly bits: Buffer;
  readonly today: number;
}

/** The days with a purchase in some frames, counted eight at a time. */
export class PurchaseDays {
  private readonly sets: readonly Days[];

  constructor(summaries: readonly Pick<StoredSummary, 'daySetFrom' | 'daySet' | 'calendar'>[]) {
    this.sets = summaries.map(({ daySetFrom, daySet, calendar: { today } }) => ({
      from: daySetFrom,
      bits: Buffer.from(daySet, 'hex'),
      today,
    }));
  }

  /** Different days among the last `count` of each frame, its own today included. */
  among(count: number): number {
    if (this.sets.length === 0) return 0;
    const todays = this.sets.map(({ today }) => today);
    let days = 0;
    for (let byte = (Math.min(...todays) - count + 1) >> 3; byte <= Math.max(...todays) >> 3; byte++) {
      let bits = 0;
      for (const set of this.sets) bits |= bitsAmong(set, count, byte);
      days += BITS[bits & 0xff] as number;
    }
    return days;
  }
}

function bitsAmong({ from, bits, today }: Days, count: number, byte: number): number {
  const first = today - count + 1;
  if (byte < first >> 3 || byte > today >> 3) return 0;
  let own = bits[byte - from] ?? 0;
  if (byte === first >> 3) own &= 0xff << (first & 7);
  if (byte === today >> 3) own &= 0xff >> (7 - (today & 7));
  return own;
}
