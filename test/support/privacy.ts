import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import type { Booted } from './boot.js';

/** Does rounds of a job until what is asked for has come about. */
export async function roundsUntil(
  { app }: Booted,
  job: string,
  isDone: () => Promise<boolean>,
): Promise<void> {
  for (let rounds = 0; rounds < 100; rounds += 1) {
    if (await isDone()) return;
    await app.get(Housekeeping).round(job);
  }
  throw new Error(`a hundred rounds of ${job} were not enough`);
}
