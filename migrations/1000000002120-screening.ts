import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.js';

/** How much a customer is drawn to a scene, and who used which device or paid whom of late. */
export class Screening1000000002120 implements MigrationInterface {
  name = 'Screening1000000002120';

  async up(q: QueryRunner): Promise<void> {
    // The sum of 2^((day − 20,000) / 90) over the events of the frame: see engines/segmentation/affinity.ts.
    await q.query('alter table customer_summary add column affinity float8 not null default 0');
    await q.query(`update customer_summary s set affinity = e.affinity from (
        select customer_id, bucket, split_part(scenario, '.', 1) as scope, coalesce(currency, 'XXX') as currency,
          sum(power(2, (extract(epoch from occurred_at) / 86400 - 20000) / 90)) as affinity
        from event where not is_sensitive and type not in ('refund', 'cancellation') group by 1, 2, 3, 4) e
      where s.customer_id = e.customer_id and s.bucket = e.bucket and s.scope = e.scope and s.currency = e.currency`);

    // Of two days: what devices and payees are counted by. They are named by a keyed digest, and by nothing else.
    await q.query(`create table event_signal (
      digest bytea not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      event_id uuid not null, customer_id uuid not null, occurred_at timestamptz not null,
      constraint event_signal_pkey primary key (digest, bucket, event_id),
      constraint event_signal_bucket_in_digest
        check (bucket = ((get_byte(digest, 0) << 4) | (get_byte(digest, 1) >> 4))))`);
    await q.query('create index event_signal_by_age on event_signal using brin (event_id)');
    await tenantTable(q, 'event_signal', 'select, insert');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
