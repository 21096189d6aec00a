import { Injectable } from '@nestjs/common';
import { bucketOf } from '../../kernel/ids.js';
import { RowArrays } from '../../platform/database/row-arrays.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import { type KeptSummary, NO_SUMMARY, type SummaryKey } from './summarising.js';
import { SUMMARY_COLUMNS, type SummaryColumns, summaryOf } from './summary-row.js';

interface Row extends SummaryColumns {
  readonly ord: number;
  readonly day_set_from: number;
  readonly day_set: Buffer;
  readonly affinity: number;
  readonly version: number;
}

/** A summary as it is to be stored. */
export interface SavedSummary {
  readonly key: SummaryKey;
  readonly kept: KeptSummary;
}

const KEY_ROWS = new RowArrays<SummaryKey>({
  customer_id: ['uuid', ({ customerId }) => customerId],
  bucket: ['int2', ({ customerId }) => bucketOf(customerId)],
  scope: ['text', ({ scope }) => scope],
  currency: ['text', ({ currency }) => currency],
});

/** Its first columns are those of the keys. */
const SAVED_ROWS = new RowArrays<SavedSummary>({
  customer_id: ['uuid', ({ key }) => key.customerId],
  bucket: ['int2', ({ key }) => bucketOf(key.customerId)],
  scope: ['text', ({ key }) => key.scope],
  currency: ['text', ({ key }) => key.currency],
  kind: ['text', ({ key }) => key.kind],
  occasions: ['int4', ({ kept }) => kept.summary.occasions],
  purchase_days: ['int4', ({ kept }) => kept.summary.purchaseDays],
  first_day: ['int4', ({ kept }) => kept.summary.firstDay],
  last_day: ['int4', ({ kept }) => kept.summary.lastDay],
  last_ms: ['float8', ({ kept }) => kept.summary.lastAtMs],
  purchased: ['int8', ({ kept }) => kept.summary.purchased],
  refunded: ['int8', ({ kept }) => kept.summary.refunded],
  refunds: ['int4', ({ kept }) => kept.summary.refunds],
  first_day_amount: ['int8', ({ kept }) => kept.summary.firstDayAmount],
  recent_days: ['text', ({ kept }) => `{${kept.summary.recentDays.join(',')}}`],
  last_active_day: ['int4', ({ kept }) => kept.summary.lastActiveDay],
  active_day_bits: ['int4', ({ kept }) => kept.summary.activeDayBits],
  day_set_from: ['int4', ({ kept }) => kept.days.from],
  day_set: ['bytea', ({ kept }) => kept.days.bits],
  affinity: ['float8', ({ kept }) => kept.affinity],
  version: ['int4', ({ kept }) => kept.version],
});

@Injectable()
export class SummariesRepository {
  /**
   * As they stand, in the order of their names; `NO_SUMMARY` for those that do not exist yet. Nothing is locked: `save`
   * finds out whether somebody was quicker.
   */
  async read(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    keys: readonly SummaryKey[],
  ): Promise<KeptSummary[]> {
    // With OFFSET each is looked up by the primary key. A planner without statistics of a new table joins it whole.
    const rows = await tx.query<Row>(
      `select a.ord, ${SUMMARY_COLUMNS}, s.day_set_from, s.day_set, s.affinity, s.version
       from (${KEY_ROWS.query(3, 'ord')}) a
       cross join lateral (
         select * from customer_summary c where c.customer_id = a.customer_id and c.bucket = a.bucket
           and c.scope = a.scope and c.currency = a.currency and c.partner_id = $1 and c.environment = $2 offset 0) s`,
      [partnerId, environment, ...KEY_ROWS.of(keys)],
    );
    const kept = keys.map(() => NO_SUMMARY);
    for (const row of rows) kept[row.ord - 1] = keptOf(row);
    return kept;
  }

  /**
   * Stores those whose stored version is the one before, and new ones; locks all of them until the transaction ends, so
   * that those which somebody else has changed can be read again and saved.
   * @param changed in one order for everybody: two batches that share customers never wait for each other crosswise
   * @param canWait whether what is made of them may wait behind what happens now
   * @returns the places of those that are not saved
   */
  async save(
    tx: Tx,
    { partnerId, environment }: Tenant,
    changed: readonly SavedSummary[],
    canWait: boolean,
  ): Promise<Set<number>> {
    // Whoever makes something of summaries learns in the same statement which to look at again. What is saved is only
    // counted: telling its names takes longer than saving it.
    const rows = await tx.query<{ ord: number }>(
      `with told as (insert into summary_change (customer_ids, scopes, currencies, can_wait)
         values ($4::uuid[], $6::text[], $7::text[], $3)),
       owners as (
         insert into customer_change (customer_ids, can_wait)
         select array_agg(distinct id), $3 from unnest($4::uuid[]) as c(id)),
       saved as (insert into customer_summary as s (partner_id, environment, customer_id, bucket, scope, currency, kind, occasions,
         purchase_days, first_day, last_day, last_at, purchased_minor, refunded_minor, refunds, first_day_minor,
         recent_days, last_active_day, active_day_bits, day_set_from, day_set, affinity, version,
         changed_at)
       select $1, $2, r.customer_id, r.bucket, r.scope, r.currency, r.kind, r.occasions, r.purchase_days, r.first_day,
         r.last_day, to_timestamp(r.last_ms / 1000), r.purchased, r.refunded, r.refunds, r.first_day_amount,
         r.recent_days::int4[], r.last_active_day, r.active_day_bits, r.day_set_from, r.day_set, r.affinity,
         r.version, clock_timestamp()
       from (${SAVED_ROWS.query(4)}) r
       on conflict (customer_id, bucket, scope, currency) do update set occasions = excluded.occasions,
         purchase_days = excluded.purchase_days, first_day = excluded.first_day, last_day = excluded.last_day,
         last_at = excluded.last_at, purchased_minor = excluded.purchased_minor,
         refunded_minor = excluded.refunded_minor, refunds = excluded.refunds,
         first_day_minor = excluded.first_day_minor, recent_days = excluded.recent_days,
         last_active_day = excluded.last_active_day, active_day_bits = excluded.active_day_bits,
         day_set_from = excluded.day_set_from, day_set = excluded.day_set, affinity = excluded.affinity,
         version = excluded.version,
         changed_at = excluded.changed_at
       where s.version = excluded.version - 1
       returning s.customer_id, s.scope, s.currency)
       select r.ord from (${KEY_ROWS.query(4, 'ord')}) r
       where (select count(*) from saved) < cardinality($4::uuid[]) and not exists (
         select from saved s where s.customer_id = r.customer_id and s.scope = r.scope and s.currency = r.currency)`,
      [partnerId, environment, canWait, ...SAVED_ROWS.of(changed)],
    );
    return new Set(rows.map(({ ord }) => ord - 1));
  }
}

function keptOf(row: Row): KeptSummary {
  return {
    summary: summaryOf(row),
    days: { from: row.day_set_from, bits: row.day_set },
    affinity: row.affinity,
    version: row.version,
  };
}
