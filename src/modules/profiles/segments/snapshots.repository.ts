import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';

export interface SnapshotRow {
  readonly id: Uuid;
  readonly segment: string;
  readonly number: number;
  readonly members: number;
  readonly note: string;
  readonly takenAt: Date;
}

export interface NewSnapshot {
  readonly segment: string;
  readonly number: number;
  readonly environment: Environment;
  readonly note: string;
  readonly takenBy: Uuid;
}

const COLUMNS = `id, segment, number, members::float8 as members, note, taken_at as "takenAt"`;

/** Members of a segment as they were at one moment. */
@Injectable()
export class SnapshotsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** @returns undefined when there are more than `most`, and nothing was kept */
  async take(tx: Tx, snapshot: NewSnapshot, most: number): Promise<SnapshotRow | undefined> {
    const id = newUuid(this.clock.nowMs());
    const { segment, number, environment, note, takenBy } = snapshot;
    const rows = await tx.query<SnapshotRow>(
      `with m as materialized (
         select customer_id, bucket, partner_id, environment from segment_member
         where segment = $2 and environment = $4 limit $7 + 1),
       size as (select count(*) as members from m),
       kept as (
         insert into segment_snapshot_member (snapshot_id, customer_id, bucket, partner_id, environment)
         select $1, m.* from m, size where size.members <= $7)
       insert into segment_snapshot (id, segment, number, environment, members, note, taken_by, taken_at)
       select $1, $2, $3, $4, members, $5, $6, clock_timestamp() from size where members <= $7
       returning ${COLUMNS}`,
      [id, segment, number, environment, note, takenBy, most],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    segment: string,
    environment: Environment,
    before: Uuid | undefined,
    limit: number,
  ): Promise<SnapshotRow[]> {
    return tx.query(
      `select ${COLUMNS} from segment_snapshot
       where segment = $1 and environment = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [segment, environment, before ?? null, limit],
    );
  }

  async find(tx: ReadTx, id: Uuid, environment: Environment): Promise<SnapshotRow | undefined> {
    const rows = await tx.query<SnapshotRow>(
      `select ${COLUMNS} from segment_snapshot where id = $1 and environment = $2`,
      [id, environment],
    );
    return rows[0];
  }

  /** In the order of their ids. */
  async members(
    tx: ReadTx,
    { id, number, takenAt }: SnapshotRow,
    after: Uuid | undefined,
    limit: number,
  ): Promise<{ customerId: Uuid; partner: string; number: number; enteredAt: Date }[]> {
    const rows = await tx.query<{ customerId: Uuid; partner: string }>(
      `select m.customer_id as "customerId", p.slug as partner from segment_snapshot_member m
       join partner p on p.id = m.partner_id
       where m.snapshot_id = $1 and ($2::uuid is null or m.customer_id > $2) order by m.customer_id limit $3`,
      [id, after ?? null, limit],
    );
    return rows.map((row) => ({ ...row, number, enteredAt: takenAt }));
  }
}
