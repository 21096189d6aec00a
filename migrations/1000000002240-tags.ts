import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, tenantTable } from './support.js';

/** Tags say who has set them, by which version of which definition and for which purpose; and what was said when. */
export class Tags1000000002240 implements MigrationInterface {
  name = 'Tags1000000002240';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table definition drop constraint definition_kind_known,
      add constraint definition_kind_known check (kind in ('scenario', 'pack', 'product', 'tag', 'segment'))`);
    await q.query(`alter table tag add column purpose text, add column is_shared boolean not null default true,
      add column definition_number int4, add column set_by uuid`);
    await q.query('grant delete on tag to embank_app');

    await q.query(`create table tag_history (
      id uuid not null, bucket int2 not null, customer_id uuid not null, partner_id uuid not null, environment text not null,
      name text not null, value text not null, source text not null, scenario text, confidence real not null,
      evidence jsonb not null, purpose text, is_shared boolean not null, definition_number int4, set_by uuid,
      valid_from timestamptz not null, valid_to timestamptz, expires_at timestamptz,
      constraint tag_history_pkey primary key (id, bucket), ${bucketCheck('tag_history')},
      constraint tag_history_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))`);
    await q.query('create index tag_history_by_customer on tag_history (customer_id, bucket, name)');
    await q.query(
      'create index tag_history_past on tag_history (expires_at) where scenario is not null and expires_at is not null',
    );
    await tenantTable(q, 'tag_history', 'select, insert, update');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
