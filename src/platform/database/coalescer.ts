import { sqlState } from './sql-state.js';

export interface CoalescerOptions {
  /** Items that share one statement at most. */
  readonly maxBatch: number;
  /** Statements under way at most; items that come meanwhile gather into the next one. */
  readonly maxInFlight: number;
  /** Items that must wait before a statement starts beside one that is under way; fewer gather for the next. */
  readonly minBeside: number;
  /** Items waiting at most; beyond it the caller is refused at once instead of queueing without end. */
  readonly maxWaiting: number;
}

interface Waiting<I, O> {
  readonly item: I;
  readonly resolve: (value: O) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets concurrent requests share one database round trip (group commit). Under light load an item leaves at once; under
 * load the batch is whatever came while the last statement ran, so nothing ever waits for a timer. A statement costs the
 * same for one item as for ten, so a second one starts beside the first only when it is worth it.
 * A batch that fails over one of its rows is repeated item by item, so that a bad item harms only its own caller; when the
 * database itself is away, all are told at once.
 */
export class Coalescer<I, O> {
  private readonly waiting: Waiting<I, O>[] = [];
  private inFlight = 0;
  private scheduled = false;

  constructor(
    private readonly runBatch: (items: readonly I[]) => Promise<readonly O[]>,
    private readonly options: CoalescerOptions,
    private readonly overflow: () => Error,
  ) {}

  submit(item: I): Promise<O> {
    if (this.waiting.length >= this.options.maxWaiting) return Promise.reject(this.overflow());
    return new Promise<O>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || !this.mayStart()) return;
    this.scheduled = true;
    // The requests of one turn of the event loop leave together.
    setImmediate(() => {
      this.scheduled = false;
      this.start();
    });
  }

  private start(): void {
    while (this.mayStart()) {
      const batch = this.waiting.splice(0, this.options.maxBatch);
      this.inFlight++;
      void this.serve(batch).finally(() => {
        this.inFlight--;
        this.schedule();
      });
    }
  }

  private mayStart(): boolean {
    if (this.inFlight === 0) return this.waiting.length > 0;
    return this.inFlight < this.options.maxInFlight && this.waiting.length >= this.options.minBeside;
  }

  private async serve(batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const results = await this.runBatch(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as O));
    } catch (error) {
      if (batch.length > 1 && isFaultOfRow(error)) {
        for (const one of batch) await this.serve([one]);
      } else {
        for (const { reject } of batch) reject(error);
      }
    }
  }
}

/** Data, constraint, lock and rollback faults (SQLSTATE 22, 23, 55, 40) come from a row; the others from the server. */
function isFaultOfRow(error: unknown): boolean {
  return /^(22|23|40|55)/.test(sqlState(error));
}
