import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import type { Booted } from './boot.js';

/** What customers have claimed up to now is compared, as it is every few seconds. */
export async function comparedParties({ app }: Booted): Promise<void> {
  await app.get(Housekeeping).round('partySuggestions');
}
