import type { Uuid } from '../../kernel/ids.js';
import type { EventCustomer } from './event-customers.repository.js';
import type { KeptSummary, SummaryKey } from './summarising.js';

/** Of each kind; together some 30 MB. */
const KEPT_MAX = 25_000;
/** What a customer may and his business time may change meanwhile; that he is erased is asked with each part. */
const KEPT_MS = 60_000;

/** A summary without a buffer of its own, because each of those would hold a whole block of the process's memory. */
interface Remembered extends Omit<KeptSummary, 'days'> {
  readonly scope: string;
  readonly currency: string;
  readonly from: number;
  readonly bits: string;
}

/**
 * What the parts of a file have named so far: most files name the same customers again and again. Nothing is believed of it
 * that could do harm: summaries are saved only where they are still the same, and who is erased is refused all the same.
 */
export class FileMemory {
  /** Keyed digests, by the partner's own ids of customers. */
  readonly digests = new Map<string, string>();
  /** By the names that reports give. */
  readonly customers = new Map<string, EventCustomer>();
  private readonly summaries = new Map<Uuid, Remembered[]>();
  private sinceMs = -Infinity;

  /** Before each part: forgets what is too old or too much. */
  refresh(nowMs: number): void {
    const isFull = [this.digests, this.customers, this.summaries].some(({ size }) => size > KEPT_MAX);
    if (!isFull && nowMs < this.sinceMs + KEPT_MS) return;
    this.digests.clear();
    this.customers.clear();
    this.summaries.clear();
    this.sinceMs = nowMs;
  }

  summary({ customerId, scope, currency }: SummaryKey): KeptSummary | undefined {
    const found = this.summaries
      .get(customerId)
      ?.find((one) => one.scope === scope && one.currency === currency);
    if (!found) return undefined;
    const { summary, affinity, version, from, bits } = found;
    return { summary, affinity, version, days: { from, bits: Buffer.from(bits, 'latin1') } };
  }

  /** @param kept as it is stored now */
  keep({ customerId, scope, currency }: SummaryKey, { summary, days, affinity, version }: KeptSummary): void {
    const { from } = days;
    const one = { scope, currency, summary, affinity, version, from, bits: days.bits.toString('latin1') };
    const known = this.summaries.get(customerId);
    if (!known) {
      this.summaries.set(customerId, [one]);
      return;
    }
    const at = known.findIndex((other) => other.scope === scope && other.currency === currency);
    known[at < 0 ? known.length : at] = one;
  }
}
