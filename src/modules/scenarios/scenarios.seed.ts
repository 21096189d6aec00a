import type { Tx } from '../../platform/database/tx.js';
import type { VersionStore } from '../../platform/versions/version-store.js';
import { loadSeedPacks } from './policy-pack.js';
import { seedTree } from './scenario-tree.js';

/** Publishes the first version of every scenario and pack that the bank has none of yet. */
export async function seedScenarios(tx: Tx, store: VersionStore): Promise<number> {
  const known = new Set(
    (await tx.query<{ key: string }>(`select kind || '/' || name as key from definition`)).map(
      ({ key }) => key,
    ),
  );
  let count = 0;
  for (const [path, body] of seedTree()) {
    if (known.has(`scenario/${path}`)) continue;
    await store.publish(
      tx,
      await store.createDraft(tx, { kind: 'scenario', name: path, body, note: 'seed' }),
    );
    count++;
  }
  for (const body of loadSeedPacks()) {
    if (known.has(`pack/${body.jurisdiction}`)) continue;
    await store.publish(
      tx,
      await store.createDraft(tx, { kind: 'pack', name: body.jurisdiction, body, note: 'seed' }),
    );
    count++;
  }
  return count;
}
