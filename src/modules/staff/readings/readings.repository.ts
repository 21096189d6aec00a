import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../../kernel/ids.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';

export interface ReadingFilter {
  readonly environment: Environment;
  readonly subject?: string | undefined;
  readonly staffId?: Uuid | undefined;
}

export interface ReadingRow {
  readonly id: Uuid;
  readonly staffId: Uuid;
  readonly staffName: string | null;
  readonly environment: Environment;
  readonly subject: string;
  readonly route: string;
  readonly purpose: string;
  readonly requestId: string;
}

/** Who of the staff has read what of whom. */
@Injectable()
export class ReadingsRepository {
  /**
   * What is there already for this hour stays as it was.
   * @param subjects public ids
   */
  async add(
    tx: Tx,
    { userId, environment, purpose, requestId }: StaffActor,
    route: string,
    subjects: readonly string[],
    nowMs: number,
  ): Promise<void> {
    // In one order, so that two requests never wait for each other crosswise.
    const sorted = [...subjects].sort();
    await tx.query(
      `insert into staff_reading (id, staff_id, environment, subject, route, purpose, hour, request_id)
       select r.id, $1, $2, r.subject, $3, $4, date_trunc('hour', to_timestamp($5::float8 / 1000), 'UTC'), $6
       from unnest($7::uuid[], $8::text[]) as r(id, subject)
       on conflict do nothing`,
      [userId, environment, route, purpose ?? '', nowMs, requestId, sorted.map(() => newUuid(nowMs)), sorted],
    );
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    { environment, subject, staffId }: ReadingFilter,
    before: Uuid | undefined,
    limit: number,
  ): Promise<ReadingRow[]> {
    return tx.query<ReadingRow>(
      `select r.id, r.staff_id as "staffId", u.display_name as "staffName", r.environment, r.subject, r.route, r.purpose,
         r.request_id as "requestId"
       from staff_reading r left join staff_user u on u.id = r.staff_id
       where r.environment = $1 and ($2::text is null or r.subject = $2) and ($3::uuid is null or r.staff_id = $3)
         and ($4::uuid is null or r.id < $4)
       order by r.id desc limit $5`,
      [environment, subject ?? null, staffId ?? null, before ?? null, limit],
    );
  }

  /** @returns how many were older, at most `limit` */
  async forget(tx: Tx, months: number, limit: number): Promise<number> {
    const rows = await tx.query<{ count: number }>('select forget_readings($1, $2) as count', [
      months,
      limit,
    ]);
    return rows[0]?.count ?? 0;
  }
}
