import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { Readiness } from '../telemetry/readiness.js';
import { Housekeeping } from './housekeeping.js';
import { isAnyHeld } from './lease.js';

const LOOK_MS = 10_000;
/** Jobs that come round so often hold a lease at every moment that somebody does them. */
const FREQUENT_MS = 5_000;
/** A worker that is replaced is away for less. */
const IDLE_MAX_MS = 60_000;

/**
 * Tells where this process does no jobs and nobody else does them either: offers go on, and profiles, segments, webhooks
 * and closing days stand still without a word. No reason to send traffic elsewhere, so a warning of readiness.
 */
@Injectable()
export class JobWatch implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  /** When somebody was seen to do jobs last, or this began; by the clock that never goes back. */
  private seenMs = performance.now();
  private isTold = false;

  constructor(
    private readonly database: Database,
    private readonly housekeeping: Housekeeping,
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
  ) {}

  begin(): void {
    this.seenMs = performance.now();
    this.metrics.observeIdleJobs(() => Math.round(this.idleMs() / 1_000));
    this.readiness.registerWarnings(() =>
      this.idleMs() > IDLE_MAX_MS
        ? [`nobody has done a job for ${Math.round(this.idleMs() / 1_000)} s; is a worker running?`]
        : [],
    );
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Says it once when it begins, and once when it is over. */
  async look(): Promise<void> {
    try {
      const names = this.housekeeping.names(FREQUENT_MS);
      if (await this.database.read({ kind: 'system', job: 'jobWatch' }, (tx) => isAnyHeld(tx, names)))
        this.seenMs = performance.now();
    } catch (error) {
      this.log.warn('jobs.not_looked_at', {}, error);
      return;
    }
    const isIdle = this.idleMs() > IDLE_MAX_MS;
    if (isIdle && !this.isTold) this.log.error('jobs.nobody_does_them', {});
    if (!isIdle && this.isTold) this.log.info('jobs.done_again', {});
    this.isTold = isIdle;
  }

  private idleMs(): number {
    const forMs = performance.now() - this.seenMs;
    // Between two looks nothing is known.
    return forMs > LOOK_MS * 2 ? forMs : 0;
  }
}
