import type { MigrationInterface, QueryRunner } from 'typeorm';
import { declareTopology, tenantTable } from './support.js';

/** Who is in which segment, what is being computed of whole populations, and groups that never change again. */
export class Segments1000000002250 implements MigrationInterface {
  name = 'Segments1000000002250';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table segment_member (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      segment text not null, number int4 not null, entered_at timestamptz not null,
      constraint segment_member_pkey primary key (customer_id, bucket, segment),
      constraint segment_member_facts_fkey foreign key (customer_id, bucket)
        references customer_facts (customer_id, bucket))`);
    await q.query('create index segment_member_list on segment_member (segment, environment, customer_id)');
    await q.query('create index segment_member_slice on segment_member (segment, bucket)');
    await tenantTable(q, 'segment_member', 'select');

    // Of rules, never of a customer: how far a whole population has been gone through.
    await q.query(`create table audience_run (
      id uuid not null, kind text not null, name text not null, number int4, rule jsonb, environment text,
      status text not null, next_bucket int4 not null, changed int8 not null, counted int8 not null, unknown int8 not null,
      requested_by uuid, started_at timestamptz not null, finished_at timestamptz,
      constraint audience_run_pkey primary key (id),
      constraint audience_run_kind_known check (kind in ('segment', 'tag', 'clear', 'count')),
      constraint audience_run_status_known check (status in ('running', 'done', 'cancelled')))`);
    await q.query(
      `create unique index audience_run_open_key on audience_run (name) where status = 'running' and kind <> 'count'`,
    );
    await q.query('create index audience_run_by_name on audience_run (name, id)');
    await declareTopology(q, 'audience_run', 'local');
    await q.query('grant select, insert, update, delete on audience_run to embank_staff');

    await q.query(`create table segment_snapshot (
      id uuid not null, segment text not null, number int4 not null, environment text not null, members int8 not null,
      note text not null, taken_by uuid, taken_at timestamptz not null,
      constraint segment_snapshot_pkey primary key (id))`);
    await q.query('create index segment_snapshot_by_segment on segment_snapshot (segment, environment, id)');
    await declareTopology(q, 'segment_snapshot', 'reference');
    await q.query('grant select, insert on segment_snapshot to embank_staff');
    await q.query(`create table segment_snapshot_member (
      snapshot_id uuid not null, customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      constraint segment_snapshot_member_pkey primary key (snapshot_id, customer_id, bucket))`);
    await tenantTable(q, 'segment_snapshot_member', 'select');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
