import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { newUuid } from '../../kernel/ids.js';
import { SystemClock } from '../clock/system-clock.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import { Log } from '../telemetry/log.js';
import { gentleRestMs } from './gentle-rest.js';
import { leaveLeases, takeLease } from './lease.js';

/**
 * One round of a job: a bounded piece of work in one transaction. What is left waits for the next round, which comes
 * at once when the job answers `more`; when it answers `gently`, callers who keep the process busy come first.
 */
export type Job = (tx: Tx) => Promise<unknown>;

interface Scheduled {
  readonly name: string;
  readonly everyMs: number;
  readonly job: Job;
}

/** A living holder renews well before this; a round is ended by the statement time-out long before it. */
const LEASE_SLACK_MS = 10_000;
/** Not at once: a start has more urgent things to do. */
const FIRST_ROUND_MS = 1_000;
/** Each holds a connection, and the pool is there for those who wait for an answer. */
const ROUNDS_AT_ONCE = 2;

/**
 * Work that some process must do now and then, each piece by one process at a time (a table lease). A round that
 * fails leaves nothing behind and is tried again at its next time.
 */
@Injectable()
export class Housekeeping implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, Scheduled>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly holder;
  /** Rounds that may begin now; the others wait in line. */
  private free = ROUNDS_AT_ONCE;
  private readonly waiting: (() => void)[] = [];
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    clock: SystemClock,
  ) {
    this.holder = newUuid(clock.nowMs());
  }

  /** Called by modules while they are constructed. */
  register(name: string, everyMs: number, job: Job): void {
    if (this.jobs.has(name)) throw new Error(`job ${name} is registered twice`);
    this.jobs.set(name, { name, everyMs, job });
  }

  /** Those that are to be done at least so often. */
  names(everyMsMax: number): string[] {
    return [...this.jobs.values()].filter(({ everyMs }) => everyMs <= everyMsMax).map(({ name }) => name);
  }

  /**
   * Does one round now, unless another process holds the job's lease.
   * @returns whether this process did it
   */
  async round(name: string): Promise<boolean> {
    const scheduled = this.jobs.get(name);
    if (!scheduled) throw new Error(`there is no job ${name}`);
    return (await this.once(scheduled)) !== 'elsewhere';
  }

  private once({ name, everyMs, job }: Scheduled): Promise<'elsewhere' | 'more' | 'gently' | 'done'> {
    return this.database.run({ kind: 'system', job: name }, async (tx) => {
      if (!(await takeLease(tx, name, this.holder, everyMs + LEASE_SLACK_MS))) return 'elsewhere';
      const answer = await job(tx);
      return answer === 'more' || answer === 'gently' ? answer : 'done';
    });
  }

  /** Called once everything that jobs work with is there (AppModule). */
  begin(): void {
    for (const scheduled of this.jobs.values()) {
      this.plan(scheduled, Math.min(scheduled.everyMs, FIRST_ROUND_MS));
    }
  }

  /** Before the pools close; leaves the leases to others. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
    // Without this another process takes over a little later, so a database that is away must not hold up the end.
    await this.database
      .run({ kind: 'system', job: 'leaveLeases' }, (tx) => leaveLeases(tx, this.holder))
      .catch((error: unknown) => this.log.warn('housekeeping.leases_kept', {}, error));
  }

  /** Begins no round any more, and waits for those under way. */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running);
  }

  /** Spread by a quarter, so that processes that started together do not ask together for ever. */
  private plan(scheduled: Scheduled, afterMs: number): void {
    const timer = setTimeout(
      () => {
        const work = this.serve(scheduled).finally(() => this.running.delete(work));
        this.running.add(work);
      },
      afterMs * (1 + Math.random() / 4),
    );
    this.timers.set(scheduled.name, timer.unref());
  }

  private async serve(scheduled: Scheduled): Promise<void> {
    let afterMs = scheduled.everyMs;
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    const began = { ms: performance.now(), use: performance.eventLoopUtilization() };
    try {
      const answer = this.isStopping ? 'done' : await this.once(scheduled);
      if (answer === 'more') afterMs = 0;
      else if (answer === 'gently') {
        const { utilization } = performance.eventLoopUtilization(began.use);
        afterMs = gentleRestMs(performance.now() - began.ms, utilization);
      }
    } catch (error) {
      this.log.error('housekeeping.failed', { job: scheduled.name }, error);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
    if (!this.isStopping) this.plan(scheduled, afterMs);
  }
}
