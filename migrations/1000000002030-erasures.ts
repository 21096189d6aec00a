import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, tenantTable } from './support.js';

const OWNER = `id uuid not null, bucket int2 not null, customer_id uuid not null, partner_id uuid not null,
  environment text not null`;

/** Forgetting a customer, and handing out what is known of him: both are begun by a request and ended by a job. */
export class Erasures1000000002030 implements MigrationInterface {
  name = 'Erasures1000000002030';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table erasure (
      ${OWNER}, requested_at timestamptz not null, room text, swept jsonb not null, completed_at timestamptz,
      constraint erasure_pkey primary key (id, bucket), ${bucketCheck('erasure')},
      constraint erasure_customer_key unique (customer_id, bucket),
      constraint erasure_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))`);
    await q.query('create index erasure_open on erasure (id) where completed_at is null');
    await tenantTable(q, 'erasure', 'select, insert');

    await q.query(`create table customer_export (
      ${OWNER}, status text not null, status_changed_at timestamptz not null, requested_at timestamptz not null,
      room text, after text, rooms_done int4 not null, records int4 not null,
      constraint customer_export_pkey primary key (id, bucket), ${bucketCheck('customer_export')},
      constraint customer_export_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint customer_export_status_known check (status in ('running', 'ready', 'expired')))`);
    await q.query(
      `create unique index customer_export_running on customer_export (customer_id, bucket) where status = 'running'`,
    );
    await q.query('create index customer_export_by_age on customer_export (status, id)');
    await tenantTable(q, 'customer_export', 'select, insert');

    await q.query(`create table customer_export_record (
      export_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      number int4 not null, sealed bytea not null,
      constraint customer_export_record_pkey primary key (export_id, bucket, number),
      constraint customer_export_record_export_fkey foreign key (export_id, bucket) references customer_export (id, bucket))`);
    await tenantTable(q, 'customer_export_record', 'select');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
