import type { Waiting } from '../database/change-queue.js';
import { gentleRestMs } from './gentle-rest.js';

/** While more comes, what can wait gets a turn so often: later it is computed once for all that came. */
const WHILE_COMING_MS = 10_000;

/**
 * Whose turn it is in a job that keeps up with changes: what cannot wait comes first, and what can (the changes of a file)
 * gets turns that are short, and hardly any while its file comes, so that neither the file nor anybody who calls feels it.
 * A round is the turn of one of the two, so nothing urgent ever waits for more than one turn of what is not.
 */
export class Turns {
  private newest = 0;
  private restUntilMs = 0;
  /** Until when what can wait is left alone because more of it comes. */
  private awaitedUntilMs: number | undefined;
  private wasUrgent = false;

  constructor(
    private readonly nowMs: () => number = () => performance.now(),
    private readonly use: typeof performance.eventLoopUtilization = (since) =>
      performance.eventLoopUtilization(since),
  ) {}

  /**
   * @param work does a turn of what can wait or of what cannot, and says whether there is more of it
   * @returns what the job answers
   */
  async round(
    waiting: Waiting,
    work: (canWait: boolean) => Promise<boolean>,
  ): Promise<'more' | 'gently' | 'done'> {
    const { isUrgent, newest, isFull } = waiting;
    const isComing = newest !== undefined && newest > this.newest && !isFull;
    this.newest = Math.max(this.newest, newest ?? 0);
    if (!isComing) this.awaitedUntilMs = undefined;
    else this.awaitedUntilMs ??= this.nowMs() + WHILE_COMING_MS;
    const dueMs = this.awaitedUntilMs ?? this.restUntilMs;
    const isLaterDue = newest !== undefined && this.nowMs() >= dueMs;
    // Turn about, for where there is always something urgent.
    const isLatersTurn = isLaterDue && !(isUrgent && !this.wasUrgent);
    this.wasUrgent = isUrgent && !isLatersTurn;
    if (isLatersTurn) return this.later(() => work(true), isComing);
    const isMore = isUrgent && (await work(false));
    if (isLaterDue) return 'more';
    return isMore ? 'gently' : 'done';
  }

  private async later(work: () => Promise<boolean>, isComing: boolean): Promise<'more' | 'done'> {
    const began = { ms: this.nowMs(), use: this.use() };
    const isMore = await work();
    const workedMs = this.nowMs() - began.ms;
    const { utilization } = this.use(began.use);
    const restMs = gentleRestMs(workedMs, utilization);
    this.restUntilMs = this.nowMs() + restMs;
    if (isComing) this.awaitedUntilMs = this.nowMs() + WHILE_COMING_MS;
    return isMore && !isComing && restMs === 0 ? 'more' : 'done';
  }
}
