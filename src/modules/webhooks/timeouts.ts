const TICK_MS = 50;

/**
 * Ends what takes too long. One timer for all of it, which ticks while something is under way: a timer for each message
 * would cost a tenth of sending it, and nearly none of them ever fires.
 */
export class Timeouts {
  private readonly ends = new Map<() => void, number>();
  private timer: NodeJS.Timeout | undefined;

  /** @param end runs once, up to a tick after its time, unless it is forgotten before */
  add(end: () => void, timeoutMs: number): void {
    this.ends.set(end, performance.now() + timeoutMs);
    this.timer ??= setInterval(() => this.tick(), TICK_MS);
  }

  forget(end: () => void): void {
    this.ends.delete(end);
  }

  private tick(): void {
    const nowMs = performance.now();
    for (const [end, atMs] of this.ends) {
      if (atMs > nowMs) continue;
      this.ends.delete(end);
      end();
    }
    if (this.ends.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
