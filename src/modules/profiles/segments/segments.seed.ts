import type { Tx } from '../../../platform/database/tx.js';
import type { VersionStore } from '../../../platform/versions/version-store.js';
import { EXAMPLE_SEGMENT } from './segment-definitions.controller.js';
import { EXAMPLE_TAG } from './tag-definitions.controller.js';

/** A tag and a segment to begin with: products of the seed read the segment. */
const SEEDS = [
  { kind: 'tag', body: EXAMPLE_TAG },
  { kind: 'segment', body: EXAMPLE_SEGMENT },
] as const;

/** Puts in force what the bank has no version of yet. @returns how many that were */
export async function seedAudience(tx: Tx, store: VersionStore): Promise<number> {
  let made = 0;
  for (const { kind, body } of SEEDS) {
    if ((await store.list(tx, kind, body.name)).length > 0) continue;
    await store.publish(tx, await store.createDraft(tx, { kind, name: body.name, body, note: 'seed' }));
    made += 1;
  }
  return made;
}
