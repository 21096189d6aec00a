/** Requests under way to one endpoint at most. */
export const CONCURRENCY_MAX = 10;
const CONCURRENCY_FIRST = 2;
const FAILURES_TO_OPEN = 5;
const PROBE_FIRST_MS = 5_000;
const PROBE_MAX_MS = 300_000;

/**
 * How much one endpoint is trusted with. A new one gets two requests at a time; each success adds one, up to ten; a
 * failure leaves one. After five failures in a row the circuit is open: then there is one probe at a time with a
 * growing pause between them, until one succeeds. So whoever hangs holds a socket or two, and nobody else's place.
 */
export class Circuit {
  private limit = CONCURRENCY_FIRST;
  private failures: number;
  private probeAtMs = 0;
  private inFlight = 0;

  /** @param failures in a row, as they were known before this process */
  constructor(failures = 0) {
    this.failures = failures;
    if (this.isOpen) this.limit = 1;
  }

  get isOpen(): boolean {
    return this.failures >= FAILURES_TO_OPEN;
  }

  get failuresInRow(): number {
    return this.failures;
  }

  /** Requests that may begin now. */
  room(nowMs: number): number {
    if (this.isOpen && nowMs < this.probeAtMs) return 0;
    return Math.max(0, this.limit - this.inFlight);
  }

  begin(): void {
    this.inFlight++;
  }

  succeed(): void {
    this.inFlight--;
    this.failures = 0;
    this.limit = Math.min(CONCURRENCY_MAX, this.limit + 1);
  }

  /**
   * @param random from 0 to 1
   * @param waitMs what the receiver asked for (`Retry-After`)
   */
  fail(nowMs: number, random: number, waitMs = 0): void {
    this.inFlight--;
    this.failures++;
    this.limit = 1;
    if (!this.isOpen) return;
    const pauseMs = Math.min(PROBE_MAX_MS, PROBE_FIRST_MS * 2 ** (this.failures - FAILURES_TO_OPEN));
    this.probeAtMs = nowMs + Math.max(pauseMs * (1 + random / 10), Math.min(waitMs, PROBE_MAX_MS));
  }
}
