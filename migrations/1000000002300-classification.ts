import type { MigrationInterface, QueryRunner } from 'typeorm';
import { declareTopology, tenantTable } from './support.js';

/** Who a customer is in each frame, by the edges that a run has frozen; and which summaries have changed since. */
export class Classification1000000002300 implements MigrationInterface {
  name = 'Classification1000000002300';

  async up(q: QueryRunner): Promise<void> {
    await this.changes(q);
    await this.classes(q);
    await this.runs(q);
  }

  /** One row for a transaction that changed summaries, however many; whoever classifies takes it out. */
  private async changes(q: QueryRunner): Promise<void> {
    await q.query(`create table summary_change (
      number int8 generated always as identity, customer_ids uuid[] not null, scopes text[] not null, currencies text[] not null,
      constraint summary_change_pkey primary key (number))
      with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
    await declareTopology(q, 'summary_change', 'local');
    await q.query('grant insert on summary_change to embank_app');
    await q.query('grant select, insert, delete on summary_change to embank_staff');
  }

  private async classes(q: QueryRunner): Promise<void> {
    await q.query(`create table classification (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      kind text not null, scope text not null, currency text not null,
      run_number int4 not null, summary_version int4 not null, as_of timestamptz not null, computed_at timestamptz not null,
      stage text not null, recency_days int4, frequency int4, monetary_minor int8, r int2, f int2, m int2, cell text, abc text,
      p_alive float8, expected_purchases float8, expected_value_minor int8, clv_minor int8, tier text, cluster text,
      constraint classification_pkey primary key (customer_id, bucket, scope, currency),
      constraint classification_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))
      with (fillfactor = 80)`);
    await tenantTable(q, 'classification', 'select');
  }

  /** Of populations, never of a customer: what is kept here are edges and counts. */
  private async runs(q: QueryRunner): Promise<void> {
    await q.query(`create table classification_frame (
      environment text not null, kind text not null, scope text not null, currency text not null,
      published_number int4, swept_number int4, swept_day int4, sweep_after uuid,
      constraint classification_frame_pkey primary key (environment, kind, scope, currency))`);
    await declareTopology(q, 'classification_frame', 'local');
    await q.query('grant select on classification_frame to embank_app');
    await q.query('grant select, insert, update on classification_frame to embank_staff');

    await q.query(`create table classification_run (
      id uuid not null, environment text not null, kind text not null, scope text not null, currency text not null,
      number int4 not null, status text not null, status_reason text, as_of timestamptz not null,
      rules jsonb not null, frozen jsonb, figures jsonb, movements jsonb,
      customers int4 not null, scored int4 not null, score_after uuid,
      note text not null, requested_by uuid, requested_at timestamptz not null, finished_at timestamptz, published_at timestamptz,
      constraint classification_run_pkey primary key (id),
      constraint classification_run_number_key unique (environment, kind, scope, currency, number),
      constraint classification_run_status_known
        check (status in ('queued', 'running', 'computed', 'published', 'retired', 'cancelled', 'failed')))`);
    await q.query(`create unique index classification_run_open_key on classification_run (environment, kind, scope, currency)
      where status in ('queued', 'running')`);
    await declareTopology(q, 'classification_run', 'local');
    await q.query('grant select, insert, update, delete on classification_run to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
