import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { Refusal } from './events.errors.js';
import type { ImportStatus } from './events.states.js';

/** Refused lines that are kept for the report; further ones are counted. */
export const REFUSALS_KEPT = 10_000;

export interface EventImport {
  readonly id: Uuid;
  readonly name: string | null;
  readonly status: ImportStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly offset: number;
  readonly lines: number;
  readonly recorded: number;
  readonly duplicates: number;
  readonly refused: number;
}

/** What one chunk adds. */
export interface ImportProgress {
  readonly bytes: number;
  readonly lines: number;
  readonly recorded: number;
  readonly duplicates: number;
  readonly refused: number;
}

export interface RefusedLine extends Refusal {
  /** From 1. */
  readonly line: number;
}

const COLUMNS = `i.id, i.name, i.status, i.status_reason as "statusReason", i.status_changed_at as "statusChangedAt",
  i.offset_bytes::float8 as offset, i.lines::float8 as lines, i.recorded::float8 as recorded,
  i.duplicates::float8 as duplicates, i.refused::float8 as refused`;

@Injectable()
export class EventImportsRepository {
  constructor(private readonly clock: SystemClock) {}

  async open(tx: Tx, { partnerId, environment }: Tenant, name: string | undefined): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs());
    await tx.query(
      `insert into event_import (id, bucket, partner_id, environment, name, status, status_changed_at, offset_bytes, lines,
         recorded, duplicates, refused)
       values ($1, $2, $3, $4, $5, 'receiving', clock_timestamp(), 0, 0, 0, 0, 0)`,
      [id, bucketOf(id), partnerId, environment, name ?? null],
    );
    return id;
  }

  async find(tx: ReadTx, { partnerId, environment }: Tenant, id: Uuid): Promise<EventImport | undefined> {
    const rows = await tx.query<EventImport>(
      `select ${COLUMNS} from event_import i
       where i.partner_id = $1 and i.environment = $2 and i.id = $3 and i.bucket = $4`,
      [partnerId, environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    after: Uuid | undefined,
    limit: number,
  ): Promise<EventImport[]> {
    return tx.query<EventImport>(
      `select ${COLUMNS} from event_import i
       where i.partner_id = $1 and i.environment = $2 and ($3::uuid is null or i.id < $3) order by i.id desc limit $4`,
      [partnerId, environment, after ?? null, limit],
    );
  }

  /**
   * Goes on by one chunk, in the transaction that stores its events; so a chunk is taken once or not at all.
   * @param offset where the chunk begins
   * @returns false when the import is elsewhere: it has ended, or another upload was quicker
   */
  async advance(
    tx: Tx,
    { partnerId, environment }: Tenant,
    id: Uuid,
    offset: number,
    progress: ImportProgress,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update event_import set offset_bytes = offset_bytes + $6, lines = lines + $7, recorded = recorded + $8,
         duplicates = duplicates + $9, refused = refused + $10, status_changed_at = clock_timestamp()
       where partner_id = $1 and environment = $2 and id = $3 and bucket = $4 and offset_bytes = $5 and status = 'receiving'
       returning 1`,
      [
        partnerId,
        environment,
        id,
        bucketOf(id),
        offset,
        progress.bytes,
        progress.lines,
        progress.recorded,
        progress.duplicates,
        progress.refused,
      ],
    );
    return rows.length > 0;
  }

  /** @returns false when it is not at that offset, or has ended */
  async end(
    tx: Tx,
    { partnerId, environment }: Tenant,
    id: Uuid,
    status: ImportStatus,
    offset: number | null,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update event_import set status = $5, status_reason = case when $5 = 'cancelled' then 'partner' end,
         status_changed_at = clock_timestamp()
       where partner_id = $1 and environment = $2 and id = $3 and bucket = $4 and status = 'receiving'
         and ($6::int8 is null or offset_bytes = $6) returning 1`,
      [partnerId, environment, id, bucketOf(id), status, offset],
    );
    return rows.length > 0;
  }

  async keepRefusals(
    tx: Tx,
    { partnerId, environment }: Tenant,
    id: Uuid,
    refused: readonly RefusedLine[],
  ): Promise<void> {
    if (refused.length === 0) return;
    await tx.query(
      `insert into event_import_refusal (import_id, bucket, partner_id, environment, line, code, pointer, detail)
       select $1, $2, $3, $4, r.line, r.code, r.pointer, r.detail
       from unnest($5::int8[], $6::text[], $7::text[], $8::text[]) as r(line, code, pointer, detail)`,
      [
        id,
        bucketOf(id),
        partnerId,
        environment,
        refused.map(({ line }) => line),
        refused.map(({ code }) => code),
        refused.map(({ pointer }) => pointer),
        refused.map(({ detail }) => detail),
      ],
    );
  }

  async refusals(tx: ReadTx, { partnerId, environment }: Tenant, id: Uuid): Promise<RefusedLine[]> {
    return tx.query<RefusedLine>(
      `select r.line::float8 as line, r.code, r.pointer, r.detail from event_import_refusal r
       where r.import_id = $3 and r.bucket = $4 and r.partner_id = $1 and r.environment = $2 order by r.line limit $5`,
      [partnerId, environment, id, bucketOf(id), REFUSALS_KEPT],
    );
  }
}
