import { setTimeout as sleep } from 'node:timers/promises';
import type { PartnerAnswer, PartnerCaller, PartnerRequest } from '../support/whole-bank.js';

/** What a client knows for certain of one keyed request. */
export interface Acknowledged {
  readonly key: string;
  /** Route template, as the store names it. */
  readonly route: string;
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** Every answer that was no final one, and every attempt that got none. */
export interface Attempt {
  readonly atMs: number;
  /** 0: no answer (the connection broke or the time was up). */
  readonly status: number;
  readonly code: string;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
const ATTEMPTS_MAX = 200;

/** A partner's program that does as the documents say: the same key again until there is an answer. */
export class RetryingClient {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: Acknowledged[] = [];
  readonly attempts: Attempt[] = [];

  constructor(
    private readonly send: PartnerCaller,
    private readonly onDone: () => void,
    private readonly signal: AbortSignal,
  ) {}

  /** @returns the final answer: done, or refused for a reason that the documents name */
  async request(route: string, request: PartnerRequest & { key: string }): Promise<Acknowledged> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      this.signal.throwIfAborted();
      const answer = await this.send(request).catch(() => undefined);
      const pauseMs = this.pauseBefore(answer, attempt);
      if (answer && pauseMs === undefined) return this.finish(route, request, answer);
      await sleep((pauseMs as number) * (0.5 + Math.random() / 2));
    }
    throw new Error(`${route} got no answer in ${ATTEMPTS_MAX} attempts`);
  }

  /** @returns undefined when the answer is final */
  private pauseBefore(answer: PartnerAnswer | undefined, attempt: number): number | undefined {
    const backoffMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
    const code = answer ? codeOf(answer) : 'no answer';
    const isFinal = answer && answer.status !== 503 && answer.status !== 429 && !AGAIN.has(code);
    if (isFinal) return undefined;
    this.attempts.push({ atMs: performance.now(), status: answer?.status ?? 0, code });
    return Math.max(backoffMs, Number(answer?.headers.get('retry-after') ?? 0) * 1_000);
  }

  private finish(
    route: string,
    { key, path }: PartnerRequest & { key: string },
    { status, text, body }: PartnerAnswer,
  ): Acknowledged {
    const known = { key, route, path, status, text, body: body as unknown };
    (status < 300 ? this.acknowledged : this.refused).push(known);
    this.onDone();
    return known;
  }
}

/** A decision that is not there yet acknowledges nothing. */
const AGAIN = new Set(['idempotency_in_flight', 'degraded']);

function codeOf({ status, body }: PartnerAnswer): string {
  const { code, degraded } = (body ?? {}) as { code?: string; degraded?: boolean };
  return degraded === true ? 'degraded' : (code ?? String(status));
}
