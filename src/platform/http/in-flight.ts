/** Weight of the newest interval in the moving average of the time between two answers. */
const NEWEST = 0.05;

export interface InFlightLimits {
  /** More than this many at once are refused. */
  readonly max: number;
  /** Up to this many never wait for one another, so the waiting time is not asked (about the pool's size). */
  readonly floor: number;
  /** A request that would wait longer is refused. */
  readonly queueMs: number;
}

/** What is needed of a reply that is being worked on. */
interface OpenReply {
  readonly raw: { shouldKeepAlive: boolean };
}

/**
 * Sheds load by waiting time. By Little's law a newcomer waits for the requests before it times the interval between
 * answers; when that exceeds the limit, a quick "no" now is worth more than a late answer (Builders' Library, load
 * shedding). The share of the limit that is used leaves room for the request's own work.
 */
export class InFlight<R extends OpenReply = OpenReply> {
  private readonly open = new Set<R>();
  private intervalMs = 0;
  private lastAnswerMs = 0;

  constructor(private readonly limits: InFlightLimits) {}

  get count(): number {
    return this.open.size;
  }

  /** @returns whether one more request may start; when it may, it is counted */
  enter(nowMs: number, reply: R): boolean {
    const waiting = this.open.size;
    if (waiting >= this.limits.max) return false;
    if (waiting >= this.limits.floor && waiting * this.intervalMs > this.limits.queueMs * 0.6) return false;
    // An idle server says nothing about its speed: measuring starts when work starts.
    if (waiting === 0) this.lastAnswerMs = nowMs;
    this.open.add(reply);
    return true;
  }

  leave(nowMs: number, reply: R): void {
    if (!this.open.delete(reply)) return;
    this.intervalMs += (nowMs - this.lastAnswerMs - this.intervalMs) * NEWEST;
    this.lastAnswerMs = nowMs;
  }

  /** Those in work, the oldest first. */
  replies(): Iterable<R> {
    return this.open.values();
  }

  /** The answers being made now say `Connection: close`, so that no caller writes into a connection that ends. */
  endConnections(): void {
    for (const reply of this.open) reply.raw.shouldKeepAlive = false;
  }
}
