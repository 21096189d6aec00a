import { Injectable } from '@nestjs/common';
import { bucketOf } from '../../kernel/ids.js';
import { type ArrayElement, arrayLiteral, plainArray } from '../../platform/database/array-literal.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import { type KeptSummary, NO_SUMMARY, type SummaryKey } from './summarising.js';
import { SUMMARY_COLUMNS, type SummaryColumns, summaryOf } from './summary-row.js';

interface Row extends SummaryColumns {
  readonly ord: string;
  readonly day_set_from: number;
  readonly day_set: Buffer;
  readonly affinity: number;
  readonly version: number;
}

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
       from unnest($3::uuid[], $4::int2[], $5::text[], $6::text[])
         with ordinality as a(customer_id, bucket, scope, currency, ord)
       cross join lateral (
         select * from customer_summary c where c.customer_id = a.customer_id and c.bucket = a.bucket
           and c.scope = a.scope and c.currency = a.currency and c.partner_id = $1 and c.environment = $2 offset 0) s`,
      [partnerId, environment, ...namesOf(keys)],
    );
    const kept = keys.map(() => NO_SUMMARY);
    for (const row of rows) kept[Number(row.ord) - 1] = keptOf(row);
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
    changed: readonly { readonly key: SummaryKey; readonly kept: KeptSummary }[],
    canWait: boolean,
  ): Promise<Set<number>> {
    const keys = changed.map(({ key }) => key);
    const column = <V extends ArrayElement>(value: (kept: KeptSummary) => V): string =>
      arrayLiteral(changed.map(({ kept }) => value(kept)));
    // Whoever makes something of summaries learns in the same statement which to look at again. What is saved is only
    // counted: telling its names takes longer than saving it.
    const rows = await tx.query<{ ord: string }>(
      `with told as (insert into summary_change (customer_ids, scopes, currencies, can_wait)
         values ($3::uuid[], $5::text[], $6::text[], $24)),
       owners as (
         insert into customer_change (customer_ids, can_wait)
         select array_agg(distinct id), $24 from unnest($3::uuid[]) as c(id)),
       saved as (insert into customer_summary as s (partner_id, environment, customer_id, bucket, scope, currency, kind, occasions,
         purchase_days, first_day, last_day, last_at, purchased_minor, refunded_minor, refunds, first_day_minor,
         recent_days, last_active_day, active_day_bits, day_set_from, day_set, affinity, version,
         changed_at)
       select $1, $2, r.customer_id, r.bucket, r.scope, r.currency, r.kind, r.occasions, r.purchase_days, r.first_day,
         r.last_day, to_timestamp(r.last_ms / 1000), r.purchased, r.refunded, r.refunds, r.first_day_amount,
         r.recent_days::int4[], r.last_active_day, r.active_day_bits, r.day_set_from, r.day_set, r.affinity,
         r.version, clock_timestamp()
       from unnest($3::uuid[], $4::int2[], $5::text[], $6::text[], $7::text[], $8::int4[], $9::int4[], $10::int4[],
         $11::int4[], $12::float8[], $13::int8[], $14::int8[], $15::int4[], $16::int8[], $17::text[], $18::int4[],
         $19::int4[], $20::int4[], $21::bytea[], $22::float8[], $23::int4[])
         as r(customer_id, bucket, scope, currency, kind, occasions, purchase_days, first_day, last_day, last_ms, purchased,
           refunded, refunds, first_day_amount, recent_days, last_active_day, active_day_bits, day_set_from, day_set, affinity,
           version)
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
       select r.ord from unnest($3::uuid[], $5::text[], $6::text[]) with ordinality as r(customer_id, scope, currency, ord)
       where (select count(*) from saved) < cardinality($3::uuid[]) and not exists (
         select from saved s where s.customer_id = r.customer_id and s.scope = r.scope and s.currency = r.currency)`,
      [
        partnerId,
        environment,
        ...namesOf(keys),
        arrayLiteral(keys.map(({ kind }) => kind)),
        column(({ summary }) => summary.occasions),
        column(({ summary }) => summary.purchaseDays),
        column(({ summary }) => summary.firstDay),
        column(({ summary }) => summary.lastDay),
        column(({ summary }) => summary.lastAtMs),
        column(({ summary }) => summary.purchased),
        column(({ summary }) => summary.refunded),
        column(({ summary }) => summary.refunds),
        column(({ summary }) => summary.firstDayAmount),
        column(({ summary }) => `{${summary.recentDays.join(',')}}`),
        column(({ summary }) => summary.lastActiveDay),
        column(({ summary }) => summary.activeDayBits),
        column(({ days }) => days.from),
        column(({ days }) => days.bits),
        column(({ affinity }) => affinity),
        column(({ version }) => version),
        canWait,
      ],
    );
    return new Set(rows.map(({ ord }) => Number(ord) - 1));
  }
}

/** Customers, buckets, scopes and currencies, as arrays of the database. */
function namesOf(keys: readonly SummaryKey[]): string[] {
  return [
    plainArray(keys.map(({ customerId }) => customerId)),
    plainArray(keys.map(({ customerId }) => bucketOf(customerId))),
    plainArray(keys.map(({ scope }) => scope)),
    arrayLiteral(keys.map(({ currency }) => currency)),
  ];
}

function keptOf(row: Row): KeptSummary {
  return {
    summary: summaryOf(row),
    days: { from: row.day_set_from, bits: row.day_set },
    affinity: row.affinity,
    version: row.version,
  };
}
