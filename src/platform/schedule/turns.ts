import type { Waiting } from '../database/change-queue.js';
import { gentleRestMs } from './gentle-rest.js';

/** While more comes, what can wait gets a twentieth of the time: later it is computed once for all that came. */
const RESTS_WHILE_COMING = 19;
const REST_MAX_MS = 10_000;

/**
 * Whose turn it is in a job that keeps up with changes: what cannot wait comes first, and what can (the changes of a file)
 * gets turns that are short, and far between while its file comes, so that neither the file nor anybody who calls feels it.
 * A round is the turn of one of the two, so nothing urgent ever waits for more than one turn of what is not.
 */
export class Turns {
  private newest = 0;
  private restUntilMs = 0;
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
    const isComing = newest !== undefined && newest > this.newest;
    this.newest = Math.max(this.newest, newest ?? 0);
    const isLaterDue = newest !== undefined && this.nowMs() >= this.restUntilMs;
    // Turn about, for where there is always something urgent.
    const isLatersTurn = isLaterDue && !(isUrgent && !this.wasUrgent);
    this.wasUrgent = isUrgent && !isLatersTurn;
    if (isLatersTurn) return this.later(() => work(true), isComing && !isFull);
    const isMore = isUrgent && (await work(false));
    if (isLaterDue) return 'more';
    return isMore ? 'gently' : 'done';
  }

  private async later(work: () => Promise<boolean>, isComing: boolean): Promise<'more' | 'done'> {
    const began = { ms: this.nowMs(), use: this.use() };
    const isMore = await work();
    const workedMs = this.nowMs() - began.ms;
    const { utilization } = this.use(began.use);
    const restMs = isComing
      ? Math.min(REST_MAX_MS, RESTS_WHILE_COMING * workedMs)
      : gentleRestMs(workedMs, utilization);
    this.restUntilMs = this.nowMs() + restMs;
    return isMore && restMs === 0 ? 'more' : 'done';
  }
}
