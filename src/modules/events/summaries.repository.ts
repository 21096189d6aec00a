import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CustomerKind, Tenant } from '../customers/index.js';
import { type KeptSummary, nameOf, type SummaryKey } from './summarising.js';
import { SUMMARY_COLUMNS, type SummaryColumns, summaryOf } from './summary-row.js';

interface Row extends SummaryColumns {
  readonly customer_id: Uuid;
  readonly kind: CustomerKind;
  readonly scope: string;
  readonly currency: string;
  readonly day_set_from: number;
  readonly day_set: Buffer;
  readonly version: number;
}

@Injectable()
export class SummariesRepository {
  /**
   * All of them by name, new ones empty, locked until the transaction ends. Making what is missing first, and both in one
   * order, keeps batches that share new customers from waiting for each other crosswise.
   * @param keys in one order for everybody
   */
  async lock(
    tx: Tx,
    { partnerId, environment }: Tenant,
    keys: readonly SummaryKey[],
  ): Promise<Map<string, KeptSummary>> {
    const named = [
      partnerId,
      environment,
      arrayLiteral(keys.map(({ customerId }) => customerId)),
      arrayLiteral(keys.map(({ customerId }) => bucketOf(customerId))),
      arrayLiteral(keys.map(({ scope }) => scope)),
      arrayLiteral(keys.map(({ currency }) => currency)),
    ];
    await tx.query(
      `insert into customer_summary (partner_id, environment, customer_id, bucket, scope, currency, kind, occasions,
         purchase_days, purchased_minor, refunded_minor, refunds, first_day_minor, recent_days, active_day_bits,
         day_set_from, day_set, version, changed_at)
       select $1, $2, a.customer_id, a.bucket, a.scope, a.currency, a.kind, 0, 0, 0, 0, 0, 0, '{}', 0, 0, '', 0,
         clock_timestamp()
       from unnest($3::uuid[], $4::int2[], $5::text[], $6::text[], $7::text[])
         as a(customer_id, bucket, scope, currency, kind)
       on conflict do nothing`,
      [...named, arrayLiteral(keys.map(({ kind }) => kind))],
    );
    const rows = await tx.query<Row>(
      `select s.customer_id, s.kind, s.scope, s.currency, ${SUMMARY_COLUMNS}, s.day_set_from, s.day_set, s.version
       from unnest($3::uuid[], $4::int2[], $5::text[], $6::text[]) as a(customer_id, bucket, scope, currency)
       join customer_summary s on s.customer_id = a.customer_id and s.bucket = a.bucket and s.scope = a.scope
         and s.currency = a.currency and s.partner_id = $1 and s.environment = $2
       order by s.customer_id, s.scope, s.currency for update of s`,
      named,
    );
    return new Map(rows.map((row) => [nameOf({ ...row, customerId: row.customer_id }), keptOf(row)]));
  }

  /** @param changed those that this transaction has locked */
  async save(
    tx: Tx,
    { partnerId, environment }: Tenant,
    changed: readonly { readonly key: SummaryKey; readonly kept: KeptSummary }[],
  ): Promise<void> {
    const keys = changed.map(({ key }) => key);
    const column = <V>(value: (kept: KeptSummary) => V): V[] => changed.map(({ kept }) => value(kept));
    // Whoever makes something of summaries learns in the same statement which to look at again.
    await tx.query(
      `with told as (insert into summary_change (customer_ids, scopes, currencies)
         values ($3::uuid[], $5::text[], $6::text[])),
       owners as (
         insert into customer_change (customer_ids) select array_agg(distinct id) from unnest($3::uuid[]) as c(id))
       update customer_summary s set occasions = r.occasions, purchase_days = r.purchase_days, first_day = r.first_day,
         last_day = r.last_day, last_at = to_timestamp(r.last_ms / 1000), purchased_minor = r.purchased,
         refunded_minor = r.refunded, refunds = r.refunds, first_day_minor = r.first_day_amount,
         recent_days = r.recent_days::int4[], last_active_day = r.last_active_day, active_day_bits = r.active_day_bits,
         day_set_from = r.day_set_from, day_set = r.day_set, version = r.version, changed_at = clock_timestamp()
       from unnest($3::uuid[], $4::int2[], $5::text[], $6::text[], $7::int4[], $8::int4[], $9::int4[], $10::int4[],
         $11::float8[], $12::int8[], $13::int8[], $14::int4[], $15::int8[], $16::text[], $17::int4[], $18::int4[],
         $19::int4[], $20::bytea[], $21::int4[])
         as r(customer_id, bucket, scope, currency, occasions, purchase_days, first_day, last_day, last_ms, purchased,
           refunded, refunds, first_day_amount, recent_days, last_active_day, active_day_bits, day_set_from, day_set, version)
       where s.customer_id = r.customer_id and s.bucket = r.bucket and s.scope = r.scope and s.currency = r.currency
         and s.partner_id = $1 and s.environment = $2`,
      [
        partnerId,
        environment,
        arrayLiteral(keys.map(({ customerId }) => customerId)),
        arrayLiteral(keys.map(({ customerId }) => bucketOf(customerId))),
        arrayLiteral(keys.map(({ scope }) => scope)),
        arrayLiteral(keys.map(({ currency }) => currency)),
        arrayLiteral(column(({ summary }) => summary.occasions)),
        arrayLiteral(column(({ summary }) => summary.purchaseDays)),
        arrayLiteral(column(({ summary }) => summary.firstDay)),
        arrayLiteral(column(({ summary }) => summary.lastDay)),
        arrayLiteral(column(({ summary }) => summary.lastAtMs)),
        arrayLiteral(column(({ summary }) => summary.purchased)),
        arrayLiteral(column(({ summary }) => summary.refunded)),
        arrayLiteral(column(({ summary }) => summary.refunds)),
        arrayLiteral(column(({ summary }) => summary.firstDayAmount)),
        arrayLiteral(column(({ summary }) => `{${summary.recentDays.join(',')}}`)),
        arrayLiteral(column(({ summary }) => summary.lastActiveDay)),
        arrayLiteral(column(({ summary }) => summary.activeDayBits)),
        arrayLiteral(column(({ days }) => days.from)),
        arrayLiteral(column(({ days }) => days.bits)),
        arrayLiteral(column(({ version }) => version)),
      ],
    );
  }
}

function keptOf(row: Row): KeptSummary {
  return {
    summary: summaryOf(row),
    days: { from: row.day_set_from, bits: row.day_set },
    version: row.version,
  };
}
