import { EmbankProblem, problemOf } from './problem.js';

export interface Sending {
  readonly fetch: typeof fetch;
  /** How often a request is repeated at most. */
  readonly retries: number;
  /** How long one try may take. */
  readonly timeoutMs: number;
  /** Waits; tests put in their own. */
  readonly wait: (ms: number) => Promise<void>;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends a request until it is answered, and repeats it where that is safe and may help: after a lost connection, and
 * after a problem that says so, no sooner than its `Retry-After`.
 * @param isSafe whether doing it twice does nothing twice: it reads, or carries an Idempotency-Key
 * @throws EmbankProblem when the bank refuses; whatever `fetch` throws when it cannot be reached
 */
export async function send(
  { fetch, retries, timeoutMs, wait }: Sending,
  url: string,
  init: RequestInit,
  isSafe: boolean,
): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    const mayRepeat = isSafe && tries < retries && !init.signal?.aborted;
    let retryAfterMs = 0;
    try {
      const limit = AbortSignal.timeout(timeoutMs);
      const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
      const response = await fetch(url, { ...init, signal });
      if (response.ok) return response;
      const problem = await problemOf(response);
      if (!problem.retryable || !mayRepeat) throw new EmbankProblem(problem);
      retryAfterMs = 1_000 * (Number(response.headers.get('retry-after')) || 0);
      if (retryAfterMs > LONGEST_WAIT_MS) throw new EmbankProblem(problem);
    } catch (error) {
      if (error instanceof EmbankProblem || !mayRepeat || init.signal?.aborted) throw error;
    }
    // Half of the wait is random, so that those who failed together do not come back together.
    const backOffMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
    await wait(retryAfterMs + backOffMs * (0.5 + Math.random() / 2));
  }
}
