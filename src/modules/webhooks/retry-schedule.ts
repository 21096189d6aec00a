/** Seconds between one attempt and the next, the example of Standard Webhooks 1.0; about 76 hours in all. */
export const RETRY_DELAYS_S = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** So that what failed together does not come again together. */
const JITTER = 0.1;
/** A receiver may put us off, but not for ever. */
export const RETRY_AFTER_MAX_S = 86_400;

/**
 * When a delivery is tried again.
 * @param attempts made so far, at least 1
 * @param random from 0 to 1
 * @param retryAfterS what the receiver asked for; it can only make the wait longer
 * @returns milliseconds since the epoch, or undefined when the schedule is used up
 */
export function nextAttemptMs(
  nowMs: number,
  attempts: number,
  random: number,
  retryAfterS = 0,
): number | undefined {
  const delayS = RETRY_DELAYS_S[attempts - 1];
  if (delayS === undefined) return undefined;
  const jitteredS = delayS * (1 + JITTER * random);
  return Math.round(nowMs + Math.max(jitteredS, Math.min(retryAfterS, RETRY_AFTER_MAX_S)) * 1_000);
}

/**
 * `Retry-After` (RFC 9110 §10.2.3): seconds, or a date.
 * @returns seconds from now; undefined when there is none or it says nothing
 */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (!/GMT$/.test(text)) return undefined;
  const ms = Date.parse(text) - nowMs;
  return ms > 0 ? Math.ceil(ms / 1_000) : undefined;
}
