/** A process that is busy for so much of a round has callers who wait. */
const BUSY_SHARE = 0.85;
const RESTS = 3;
const REST_MAX_MS = 2_000;

/**
 * How long a job that goes on gently leaves the processor to callers; milliseconds.
 * @param workedMs how long its round took
 * @param utilization of the event loop meanwhile, 0–1
 */
export function gentleRestMs(workedMs: number, utilization: number): number {
  return utilization < BUSY_SHARE ? 0 : Math.min(REST_MAX_MS, RESTS * workedMs);
}
