import type { Uuid } from '../../../kernel/ids.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { SnapshotPart } from '../../../platform/snapshot/snapshot.service.js';

/** A run that every process watches for. */
export interface OpenRun {
  readonly id: Uuid;
  readonly endsMs: number;
  /** When the last 429 was ordered; it names the attempt. */
  readonly armedMs: number | null;
}

/** By key: a run is of the key that started it. */
export type OpenRuns = ReadonlyMap<Uuid, OpenRun>;

async function load(tx: ReadTx): Promise<OpenRuns> {
  const rows = await tx.query<OpenRun & { keyId: Uuid }>(
    `select id, key_id as "keyId", extract(epoch from ends_at)::float8 * 1000 as "endsMs",
       extract(epoch from armed_at)::float8 * 1000 as "armedMs"
     from certification_run where status = 'running' and ends_at > now()`,
  );
  return new Map(rows.map(({ keyId, ...run }) => [keyId, run]));
}

export const openRunsPart: SnapshotPart<OpenRuns> = { name: 'certificationRuns', load };
