import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CustomerKind, Tenant } from '../customers/index.js';
import { type KeptSummary, nameOf, type SummaryKey } from './summarising.js';

interface Row {
  customer_id: Uuid;
  kind: CustomerKind;
  scope: string;
  currency: string;
  occasions: number;
  purchase_days: number;
  first_day: number | null;
  last_day: number | null;
  last_at: Date | null;
  purchased_minor: string;
  refunded_minor: string;
  refunds: number;
  first_day_minor: string;
  recent_days: number[];
  last_active_day: number | null;
  active_day_bits: number;
  day_set_from: number;
  day_set: Buffer;
  version: number;
}

@Injectable()
export class SummariesRepository {
  /** Those that exist, by name, locked until the transaction ends. */
  async lock(
    tx: Tx,
    { partnerId, environment }: Tenant,
    keys: readonly SummaryKey[],
  ): Promise<Map<string, KeptSummary>> {
    const rows = await tx.query<Row>(
      `select s.customer_id, s.kind, s.scope, s.currency, s.occasions, s.purchase_days, s.first_day, s.last_day, s.last_at,
         s.purchased_minor, s.refunded_minor, s.refunds, s.first_day_minor, s.recent_days, s.last_active_day,
         s.active_day_bits, s.day_set_from, s.day_set, s.version
       from unnest($3::uuid[], $4::int2[], $5::text[], $6::text[]) as a(customer_id, bucket, scope, currency)
       join customer_summary s on s.customer_id = a.customer_id and s.bucket = a.bucket and s.scope = a.scope
         and s.currency = a.currency and s.partner_id = $1 and s.environment = $2
       order by s.customer_id, s.scope, s.currency for update of s`,
      [
        partnerId,
        environment,
        keys.map(({ customerId }) => customerId),
        keys.map(({ customerId }) => bucketOf(customerId)),
        keys.map(({ scope }) => scope),
        keys.map(({ currency }) => currency),
      ],
    );
    return new Map(rows.map((row) => [nameOf({ ...row, customerId: row.customer_id }), keptOf(row)]));
  }

  /** @throws a serialization failure when somebody made one of them meanwhile; the work is then repeated */
  async save(
    tx: Tx,
    { partnerId, environment }: Tenant,
    changed: readonly { readonly key: SummaryKey; readonly kept: KeptSummary }[],
  ): Promise<void> {
    const keys = changed.map(({ key }) => key);
    const column = <V>(value: (kept: KeptSummary) => V): V[] => changed.map(({ kept }) => value(kept));
    const rows = await tx.query(
      `insert into customer_summary as s (partner_id, environment, customer_id, bucket, kind, scope, currency, occasions,
         purchase_days, first_day, last_day, last_at, purchased_minor, refunded_minor, refunds, first_day_minor, recent_days,
         last_active_day, active_day_bits, day_set_from, day_set, version, changed_at)
       select $1, $2, r.customer_id, r.bucket, r.kind, r.scope, r.currency, r.occasions, r.purchase_days, r.first_day,
         r.last_day, to_timestamp(r.last_ms / 1000), r.purchased, r.refunded, r.refunds, r.first_day_amount,
         r.recent_days::int4[], r.last_active_day, r.active_day_bits, r.day_set_from, r.day_set, r.version, clock_timestamp()
       from unnest($3::uuid[], $4::int2[], $5::text[], $6::text[], $7::text[], $8::int4[], $9::int4[], $10::int4[],
         $11::int4[], $12::float8[], $13::int8[], $14::int8[], $15::int4[], $16::int8[], $17::text[], $18::int4[],
         $19::int4[], $20::int4[], $21::bytea[], $22::int4[])
         as r(customer_id, bucket, kind, scope, currency, occasions, purchase_days, first_day, last_day, last_ms, purchased,
           refunded, refunds, first_day_amount, recent_days, last_active_day, active_day_bits, day_set_from, day_set, version)
       on conflict (customer_id, bucket, scope, currency) do update set occasions = excluded.occasions,
         purchase_days = excluded.purchase_days, first_day = excluded.first_day, last_day = excluded.last_day,
         last_at = excluded.last_at, purchased_minor = excluded.purchased_minor, refunded_minor = excluded.refunded_minor,
         refunds = excluded.refunds, first_day_minor = excluded.first_day_minor, recent_days = excluded.recent_days,
         last_active_day = excluded.last_active_day, active_day_bits = excluded.active_day_bits,
         day_set_from = excluded.day_set_from, day_set = excluded.day_set, version = excluded.version,
         changed_at = excluded.changed_at
       where s.version = excluded.version - 1 returning 1`,
      [
        partnerId,
        environment,
        keys.map(({ customerId }) => customerId),
        keys.map(({ customerId }) => bucketOf(customerId)),
        keys.map(({ kind }) => kind),
        keys.map(({ scope }) => scope),
        keys.map(({ currency }) => currency),
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
        column(({ version }) => version),
      ],
    );
    if (rows.length < changed.length)
      throw Object.assign(new Error('a summary was made meanwhile'), { code: '40001' });
  }
}

function keptOf(row: Row): KeptSummary {
  return {
    summary: {
      occasions: row.occasions,
      purchaseDays: row.purchase_days,
      firstDay: row.first_day,
      lastDay: row.last_day,
      lastAtMs: row.last_at?.getTime() ?? null,
      purchased: Number(row.purchased_minor),
      refunded: Number(row.refunded_minor),
      refunds: row.refunds,
      firstDayAmount: Number(row.first_day_minor),
      recentDays: row.recent_days,
      isExact: true,
      lastActiveDay: row.last_active_day,
      activeDayBits: row.active_day_bits,
    },
    days: { from: row.day_set_from, bits: row.day_set },
    version: row.version,
  };
}
