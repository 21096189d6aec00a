import { Injectable } from '@nestjs/common';
import { BUCKET_COUNT } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';

/** Something that cannot be, with what one needs to look at it. Ids and numbers only, never personal data. */
export interface Fault {
  /** Public or internal id of what is wrong: an entry, an agreement, `account/currency` … */
  readonly subject: string;
  /** What was found against what must be, as a sentence. */
  readonly detail: string;
}

/** Buckets `from` to `to`, both included: a share of all customers. */
export interface BucketSlot {
  readonly from: number;
  readonly to: number;
}

/** An invariant of the books and how its breaches are found. */
export interface IntegrityCheck {
  /** Unique, camelCase. */
  readonly name: string;
  /** The invariant, as a sentence. */
  readonly describe: string;
  /**
   * Into how many bucket slots the work is cut, so that its memory is bounded; 1 when left out, which is right for a
   * statement that PostgreSQL aggregates by itself.
   */
  readonly slots?: number;
  /**
   * Finds at most `limit` breaches among the rows of the slot. Runs as the bank's staff: it sees every partner.
   * @param tx one repeatable-read snapshot for the whole slot
   */
  faults(tx: ReadTx, limit: number, slot: BucketSlot): Promise<Fault[]>;
}

/** The registry of invariants: each room registers its own while it is constructed. */
@Injectable()
export class IntegrityChecks {
  private readonly checks = new Map<string, IntegrityCheck>();

  register(check: IntegrityCheck): void {
    if (this.checks.has(check.name)) throw new Error(`integrity check ${check.name} is registered twice`);
    this.checks.set(check.name, check);
  }

  list(): readonly IntegrityCheck[] {
    return [...this.checks.values()];
  }
}

/** @param count how many, a power of two up to the number of buckets */
export function bucketSlots(count: number): BucketSlot[] {
  const size = BUCKET_COUNT / count;
  if (!Number.isInteger(size)) throw new RangeError(`${count} slots do not divide the buckets`);
  return Array.from({ length: count }, (_, index) => ({ from: index * size, to: (index + 1) * size - 1 }));
}
