import { nextAttemptMs, retryAfterSeconds } from './retry-schedule.js';
import { isSuccess, type SendResult } from './sender.js';
import type { DeliveryStatus } from './webhooks.states.js';

export interface Verdict {
  readonly status: DeliveryStatus;
  readonly reason: string | null;
  readonly nextAttemptMs: number | undefined;
  /** The receiver says that nobody lives there any more (410). */
  readonly isGone: boolean;
  readonly retryAfterS: number;
}

const GONE = 410;

/**
 * What an attempt means: 2xx only is a success; 410 ends it at once; anything else is tried again while the schedule
 * lasts, a redirect too.
 * @param attempts made before this one
 * @param random from 0 to 1, for the jitter
 */
export function judge(
  result: Pick<SendResult, 'status' | 'retryAfter'>,
  attempts: number,
  nowMs: number,
  random: number,
): Verdict {
  const retryAfterS = retryAfterSeconds(result.retryAfter, nowMs) ?? 0;
  const common = { nextAttemptMs: undefined, isGone: false, retryAfterS };
  if (isSuccess(result)) return { ...common, status: 'delivered', reason: null };
  if (result.status === GONE) return { ...common, status: 'cancelled', reason: 'gone', isGone: true };
  const next = nextAttemptMs(nowMs, attempts + 1, random, retryAfterS);
  if (next === undefined) return { ...common, status: 'failed', reason: 'attempts_used_up' };
  return { ...common, status: 'pending', reason: null, nextAttemptMs: next };
}
