import type { StoredSummary } from './raw-customer.js';

/** How many bits are set in a byte. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** The days with a purchase in some frames, counted eight at a time. */
export class PurchaseDays {
  private readonly sets: readonly { readonly from: number; readonly bits: Buffer }[];

  constructor(summaries: readonly Pick<StoredSummary, 'daySetFrom' | 'daySet'>[]) {
    this.sets = summaries.map(({ daySetFrom, daySet }) => ({
      from: daySetFrom,
      bits: Buffer.from(daySet, 'hex'),
    }));
  }

  /**
   * Different days among the last `count`, today included.
   * @param today days since 1970-01-01
   */
  among(count: number, today: number): number {
    const first = today - count + 1;
    let days = 0;
    for (let byte = first >> 3; byte <= today >> 3; byte++) {
      let bits = 0;
      for (const set of this.sets) bits |= set.bits[byte - set.from] ?? 0;
      if (byte === first >> 3) bits &= 0xff << (first & 7);
      if (byte === today >> 3) bits &= 0xff >> (7 - (today & 7));
      days += BITS[bits & 0xff] as number;
    }
    return days;
  }
}
