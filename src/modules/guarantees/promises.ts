import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { isNotPutOff } from '../../platform/schedule/piecework.js';
import { businessNowMs, type ClockScope } from '../partners/index.js';

/** Whose rows: a partner's own, or for staff all of an environment. */
export interface Scope {
  readonly environment: Environment;
  readonly partnerId?: Uuid;
}

/** What guarantees and suretyships have in common: an owner, a life, and a way to be signed. */
export interface Bound {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly version: number;
  readonly documentHash: Buffer | null;
  /** Business time of the owner when the row was read, milliseconds. */
  readonly nowMs: number;
  readonly zone: string;
}

/** The columns that both kinds of promises share. */
export interface BoundRow {
  id: Uuid;
  partner_id: Uuid;
  environment: Environment;
  customer_id: Uuid;
  zone: string;
  status_reason: string | null;
  status_changed_at: Date;
  version: number;
  document_hash: Buffer | null;
  now_ms: number;
}

export function boundOf(row: BoundRow): Bound {
  return {
    id: row.id,
    partnerId: row.partner_id,
    environment: row.environment,
    customerId: row.customer_id,
    zone: row.zone,
    statusReason: row.status_reason,
    statusChangedAt: row.status_changed_at,
    version: row.version,
    documentHash: row.document_hash,
    nowMs: row.now_ms,
  };
}

export function dateOf(text: string): LocalDate {
  const date = parseDate(text);
  if (!date) throw new Error(`no date: ${text}`);
  return date;
}

/** Business time of a row's owner; the tables are `t`, `c` and `p`. */
export const NOW_MS = businessNowMs('t.environment');

/**
 * Promises of either kind whose next day has come on their customers' business clocks.
 * @param from the table as `t`, with its customer `c` and partner `p`
 */
export function dueFrom(
  tx: ReadTx,
  from: string,
  job: string,
  scope: Partial<ClockScope>,
  limit: number,
): Promise<{ id: Uuid; environment: Environment }[]> {
  return tx.query(
    `select t.id, t.environment from ${from}
       where t.next_action_on <= (to_timestamp((${NOW_MS}) / 1000) at time zone t.zone)::date
         and ($1::uuid is null or t.partner_id = $1 and t.environment = $2 and c.clock_id is not distinct from $3)
         and ${isNotPutOff(job, 't.id::text')}
       order by t.next_action_on, t.id limit $4`,
    [scope.partnerId ?? null, scope.environment ?? null, scope.clockId ?? null, limit],
  );
}

/** When the first two promises of these customers have something to do after an instant, in milliseconds. */
export async function nextDaysFrom(
  tx: ReadTx,
  from: string,
  { partnerId, environment, clockId }: ClockScope,
  afterMs: number,
): Promise<number[]> {
  const rows = await tx.query<{ ms: number }>(
    `select extract(epoch from d.starts)::float8 * 1000 as ms from ${from}
     cross join lateral (select t.next_action_on::timestamp at time zone t.zone as starts) d
     where t.partner_id = $1 and t.environment = $2 and c.clock_id is not distinct from $3
       and t.next_action_on is not null and d.starts > to_timestamp($4::float8 / 1000)
     order by d.starts limit 2`,
    [partnerId, environment, clockId, afterMs],
  );
  return rows.map(({ ms }) => ms);
}
