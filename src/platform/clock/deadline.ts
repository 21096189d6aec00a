/** What comes instead of an answer that is not there in time. */
export const LATE = Symbol('late');

interface Wait {
  readonly dueMs: number;
  readonly expire: () => void;
}

/**
 * One limit for many promises. As all wait equally long, the first to come is the first to expire, and one timer serves
 * them all: a timer with its AbortController for each request cost 40 µs, more than judging the request's products.
 */
export class Deadline {
  /** In the order in which they fall due. */
  private readonly waits = new Set<Wait>();
  private isTimed = false;

  constructor(private readonly limitMs: number) {}

  /** @returns what the promise gives, or LATE when it takes longer than the limit; it goes on all the same */
  within<T>(promise: Promise<T>): Promise<T | typeof LATE> {
    return new Promise((resolve, reject) => {
      const wait = { dueMs: performance.now() + this.limitMs, expire: () => resolve(LATE) };
      this.waits.add(wait);
      this.time(wait);
      const stop = () => this.waits.delete(wait);
      promise.then(
        (value) => (stop(), resolve(value)),
        (error: unknown) => (stop(), reject(error as Error)),
      );
    });
  }

  private time({ dueMs }: Wait): void {
    if (this.isTimed) return;
    this.isTimed = true;
    setTimeout(() => this.expireDue(), Math.max(1, Math.ceil(dueMs - performance.now()))).unref();
  }

  private expireDue(): void {
    this.isTimed = false;
    const nowMs = performance.now();
    for (const wait of this.waits) {
      if (wait.dueMs > nowMs) return this.time(wait);
      this.waits.delete(wait);
      wait.expire();
    }
  }
}
