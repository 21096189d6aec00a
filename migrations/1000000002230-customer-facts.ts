import type { MigrationInterface, QueryRunner } from 'typeorm';
import { declareTopology, tenantTable } from './support.js';

/**
 * One narrow row per customer with what rules about populations read, so that a rule is one condition over one table; the
 * long tail stands beside it. The row follows within a second from what it is made of: a change leaves the customer's id.
 */
export class CustomerFacts1000000002230 implements MigrationInterface {
  name = 'CustomerFacts1000000002230';

  async up(q: QueryRunner): Promise<void> {
    await this.changes(q);
    await this.facts(q);
    // Those who were there before.
    await q.query(`insert into customer_change (customer_ids)
      select array_agg(id) from (select id, (row_number() over (order by id) - 1) / 500 as part from customer) c group by part`);
  }

  /** One row for each transaction that changed customers. Whoever keeps the facts takes it out. */
  private async changes(q: QueryRunner): Promise<void> {
    await q.query(`create table customer_change (
      number int8 generated always as identity, customer_ids uuid[] not null,
      constraint customer_change_pkey primary key (number))
      with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
    await declareTopology(q, 'customer_change', 'local');
    await q.query('grant insert on customer_change to embank_app');
    await q.query('grant select, insert, delete on customer_change to embank_staff');
  }

  private async facts(q: QueryRunner): Promise<void> {
    await q.query(`create table customer_facts (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      kind text not null, verification text not null, partner text not null, age_years int2, occupation text,
      currency text, income_monthly_minor int8, debt_service_monthly_minor int8,
      acquisition_first text, acquisition_last text, acquired_on date,
      purchases int4, purchase_days_30 int2, purchase_days_90 int2, purchase_days_365 int2, active_days_30 int2,
      first_purchase_on date, last_purchase_on date, last_active_on date,
      spend_currency text, spent_minor int8, refunded_minor int8,
      rfm_cell text, rfm_recency int2, rfm_frequency int2, rfm_monetary int2, abc text, lifecycle text,
      clv_minor int8, tier text,
      consents text[] not null, scenes text[] not null, tags text[] not null, segments text[] not null,
      clock_offset_ms int8 not null, computed_at timestamptz not null, next_change_at timestamptz,
      constraint customer_facts_pkey primary key (customer_id, bucket),
      constraint customer_facts_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))
      with (fillfactor = 80)`);
    // A bucket is as good as drawn by lot, so some buckets are a sample.
    await q.query('create index customer_facts_sample on customer_facts (environment, bucket)');
    await q.query('create index customer_facts_tags on customer_facts using gin (tags)');
    await q.query(
      'create index customer_facts_due on customer_facts (next_change_at) where next_change_at is not null',
    );
    await tenantTable(q, 'customer_facts', 'select');

    await q.query(`create table customer_facts_tail (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      attributes jsonb not null,
      constraint customer_facts_tail_pkey primary key (customer_id, bucket),
      constraint customer_facts_tail_facts_fkey foreign key (customer_id, bucket)
        references customer_facts (customer_id, bucket))`);
    await tenantTable(q, 'customer_facts_tail', 'select');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
