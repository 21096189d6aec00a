import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';

export interface Merge {
  readonly id: Uuid;
  readonly keptId: Uuid;
  readonly joinedId: Uuid;
  readonly reason: string;
  readonly mergedAt: Date;
  readonly mergedBy: Uuid;
  readonly undoneAt: Date | null;
  readonly undoneBy: Uuid | null;
  readonly undoReason: string | null;
  readonly report: UndoReport | null;
}

/** What undoing a merge did, and what it left as it was. */
export interface UndoReport {
  readonly v: 1;
  /** Customers of the party that is on its own again. */
  readonly customersBack: readonly Uuid[];
  /** Made while the two were one, by room; it stays. */
  readonly madeMeanwhile: readonly { readonly room: string; readonly ids: readonly string[] }[];
}

const COLUMNS = `id, kept_id as "keptId", joined_id as "joinedId", reason, merged_at as "mergedAt", merged_by as "mergedBy",
  undone_at as "undoneAt", undone_by as "undoneBy", undo_reason as "undoReason", report`;

/** Which parties staff have joined, and taken apart again. */
@Injectable()
export class MergesRepository {
  constructor(private readonly clock: SystemClock) {}

  async insert(
    tx: Tx,
    actor: StaffActor,
    merge: { readonly kept: Uuid; readonly joined: Uuid; readonly reason: string },
  ): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs(), bucketOf(merge.joined));
    await tx.query(
      `insert into party_merge (id, bucket, environment, kept_id, joined_id, reason, merged_at, merged_by)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7)`,
      [id, bucketOf(id), actor.environment, merge.kept, merge.joined, merge.reason, actor.userId],
    );
    return id;
  }

  async find(tx: ReadTx, environment: Environment, id: Uuid): Promise<Merge | undefined> {
    const rows = await tx.query<Merge>(
      `select ${COLUMNS} from party_merge where environment = $1 and id = $2 and bucket = $3`,
      [environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** Of a party and all that are joined to it, newest first, undone ones too; at most 100. */
  async ofRoot(tx: ReadTx, root: Uuid): Promise<Merge[]> {
    return tx.query<Merge>(
      `select ${COLUMNS} from party_merge m
       where m.kept_id in (select p.id from party p where p.root_id = $1)
         or m.joined_id in (select p.id from party p where p.root_id = $1)
       order by m.id desc limit 100`,
      [root],
    );
  }

  async storeUndo(
    tx: Tx,
    { id }: Merge,
    by: Uuid,
    { reason, report }: { readonly reason: string; readonly report: UndoReport },
  ): Promise<void> {
    await tx.query(
      `update party_merge set undone_at = clock_timestamp(), undone_by = $3, undo_reason = $4, report = $5
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), by, reason, report],
    );
  }
}
