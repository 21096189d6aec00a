import { newUuid, type Uuid } from '../../kernel/ids.js';

const COUNT_MAX = 0xfff;

/**
 * Ids that sort as they were made, also within a millisecond: several entries of one act are read in the order in
 * which they were booked. The bits that follow the variant count within the millisecond (RFC 9562 §6.2, method 1).
 */
export class EntryIds {
  private lastMs = 0;
  private count = 0;

  next(nowMs: number, bucket: number): Uuid {
    const isLater = nowMs > this.lastMs;
    // More than 4,096 a millisecond borrow from the next one; a clock that was set back must not reorder either.
    if (!isLater && this.count === COUNT_MAX) this.lastMs += 1;
    this.count = isLater || this.count === COUNT_MAX ? 0 : this.count + 1;
    this.lastMs = isLater ? nowMs : this.lastMs;
    const id = newUuid(this.lastMs, bucket);
    return `${id.slice(0, 19)}8${this.count.toString(16).padStart(3, '0')}${id.slice(23)}` as Uuid;
  }
}
