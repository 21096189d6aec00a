import { setTimeout as sleep } from 'node:timers/promises';
import { databaseProblem } from '../http/fault.js';

/** Longer than any pause of a database that works. */
const LIMIT_MS = 15_000;
const PAUSE_MS = 250;

/** pg and its pool tell by text only that a connection was not there in time. */
const SLOW_TEXT = /^(timeout e(xceeded|xpired)|Connection terminated due to connection timeout)/i;

/** Whether a database is slow to let in; one that refuses, or is not there, is something else. */
export function isSlowToLetIn(error: unknown): boolean {
  return error instanceof Error && SLOW_TEXT.test(error.message);
}

/**
 * What a start reads from the database that has let it in once. A machine that comes up, or does much else, may let a
 * connection wait for longer than one that serves would.
 * @throws what `read` throws, at once when it is not that the database is away, else when the time is over
 */
export async function patiently<T>(read: () => Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  const untilMs = performance.now() + limitMs;
  for (;;) {
    try {
      return await read();
    } catch (error) {
      const isAway = databaseProblem(error)?.code === 'database_unavailable';
      if (!isAway || performance.now() > untilMs) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
