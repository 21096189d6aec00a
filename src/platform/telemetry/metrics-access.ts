import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config/config.js';

/** With METRICS_TOKEN whoever has it; without, everybody in development and nobody in production. */
export function mayReadMetrics(
  { metricsToken, mode }: Pick<Config, 'metricsToken' | 'mode'>,
  authorization: unknown,
): boolean {
  if (!metricsToken) return mode === 'development';
  const expected = digest(`Bearer ${metricsToken.reveal()}`);
  return timingSafeEqual(digest(typeof authorization === 'string' ? authorization : ''), expected);
}

/** Equal lengths, so that the comparison takes the same time whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
