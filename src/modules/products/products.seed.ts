import type { Tx } from '../../platform/database/tx.js';
import type { VersionStore } from '../../platform/versions/version-store.js';
import { seedProducts, seedStatus } from './seeds.js';

/** Writes the first version of every product that the bank has none of yet; what waits for something stays a draft. */
export async function seedProductVersions(tx: Tx, store: VersionStore): Promise<number> {
  const known = new Set(
    (await tx.query<{ name: string }>(`select name from definition where kind = 'product'`)).map(
      ({ name }) => name,
    ),
  );
  const missing = seedProducts().filter(({ slug }) => !known.has(slug));
  for (const body of missing) {
    const draft = await store.createDraft(tx, {
      kind: 'product',
      name: body.slug,
      body,
      note: body.waitsFor ?? 'seed',
    });
    if (seedStatus(body) === 'published') await store.publish(tx, draft);
  }
  return missing.length;
}
