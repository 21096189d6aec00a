import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import { type ArrayElement, arrayLiteral } from '../../../platform/database/array-literal.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { BankSummary } from './bank-summary.js';

export interface CustomersSummary {
  readonly customerId: Uuid;
  readonly of: BankSummary;
}

@Injectable()
export class BankSummariesRepository {
  /**
   * Stores summaries of those who are still customers. One that was read from the books later than another is never
   * overwritten by it: versions only rise.
   */
  async save(tx: Tx, counted: readonly CustomersSummary[]): Promise<void> {
    if (counted.length === 0) return;
    const column = <V extends ArrayElement>(value: (of: BankSummary) => V): string =>
      arrayLiteral(counted.map(({ of }) => value(of)));
    const summed = <V extends ArrayElement>(value: (summary: BankSummary['summary']) => V): string =>
      column(({ summary }) => value(summary));
    await tx.query(
      `insert into bank_summary as s (customer_id, bucket, partner_id, environment, kind, scope, currency, occasions,
         purchase_days, first_day, last_day, last_at, purchased_minor, refunded_minor, refunds, loss_minor, first_day_minor,
         recent_days, last_active_day, active_day_bits, day_set_from, day_set, is_held, version, changed_at)
       select c.id, c.bucket, c.partner_id, c.environment, c.kind, 'bank', r.currency, r.occasions, r.purchase_days, r.first_day,
         r.last_day, to_timestamp(r.last_ms / 1000), r.purchased, r.refunded, r.refunds, r.loss, r.first_day_amount,
         r.recent_days::int4[], r.last_active_day, r.active_day_bits, r.day_set_from, r.day_set, r.is_held, r.version,
         clock_timestamp()
       from unnest($1::uuid[], $2::int2[], $3::text[], $4::int4[], $5::int4[], $6::int4[], $7::int4[], $8::float8[], $9::int8[],
         $10::int8[], $11::int4[], $12::int8[], $13::int8[], $14::text[], $15::int4[], $16::int4[], $17::int4[], $18::bytea[],
         $19::bool[], $20::int4[])
         as r(customer_id, bucket, currency, occasions, purchase_days, first_day, last_day, last_ms, purchased, refunded, refunds,
           loss, first_day_amount, recent_days, last_active_day, active_day_bits, day_set_from, day_set, is_held, version)
       join customer c on c.id = r.customer_id and c.bucket = r.bucket and c.status = 'active'
       order by c.id
       on conflict (customer_id, bucket, scope, currency) do update set occasions = excluded.occasions,
         purchase_days = excluded.purchase_days, first_day = excluded.first_day, last_day = excluded.last_day,
         last_at = excluded.last_at, purchased_minor = excluded.purchased_minor, refunded_minor = excluded.refunded_minor,
         refunds = excluded.refunds, loss_minor = excluded.loss_minor, first_day_minor = excluded.first_day_minor,
         recent_days = excluded.recent_days, last_active_day = excluded.last_active_day,
         active_day_bits = excluded.active_day_bits, day_set_from = excluded.day_set_from, day_set = excluded.day_set,
         is_held = excluded.is_held, version = excluded.version, changed_at = excluded.changed_at
       where s.version <= excluded.version`,
      [
        arrayLiteral(counted.map(({ customerId }) => customerId)),
        arrayLiteral(counted.map(({ customerId }) => bucketOf(customerId))),
        column(({ currency }) => currency),
        summed(({ occasions }) => occasions),
        summed(({ purchaseDays }) => purchaseDays),
        summed(({ firstDay }) => firstDay),
        summed(({ lastDay }) => lastDay),
        summed(({ lastAtMs }) => lastAtMs),
        summed(({ purchased }) => purchased),
        summed(({ refunded }) => refunded),
        summed(({ refunds }) => refunds),
        column(({ lossMinor }) => lossMinor),
        summed(({ firstDayAmount }) => firstDayAmount),
        summed(({ recentDays }) => `{${recentDays.join(',')}}`),
        summed(({ lastActiveDay }) => lastActiveDay),
        summed(({ activeDayBits }) => activeDayBits),
        column(({ days }) => days.from),
        column(({ days }) => days.bits),
        column(({ isHeld }) => isHeld),
        column(({ version }) => version),
      ],
    );
  }
}
