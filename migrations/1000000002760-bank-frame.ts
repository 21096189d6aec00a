import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bankTable, rewriteFunction } from './support.js';

const CUSTOMERS_A_CHANGE = 500;

/** The frame of the bank: its own running summaries, made of its books, and what customers are by them. */
export class BankFrame1000000002760 implements MigrationInterface {
  name = 'BankFrame1000000002760';

  async up(q: QueryRunner): Promise<void> {
    await this.summaries(q);
    await this.classes(q);
    await this.facts(q);
    await this.firstCount(q);
  }

  /** The columns are those of `customer_summary`; what they mean here says `BankSummary`. No partner ever sees a row. */
  private async summaries(q: QueryRunner): Promise<void> {
    await q.query(`create table bank_summary (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      kind text not null, scope text not null, currency text not null,
      occasions int4 not null, purchase_days int4 not null, first_day int4, last_day int4, last_at timestamptz,
      purchased_minor int8 not null, refunded_minor int8 not null, refunds int4 not null, loss_minor int8 not null,
      first_day_minor int8 not null, recent_days int4[] not null, last_active_day int4, active_day_bits int4 not null,
      day_set_from int4 not null, day_set bytea not null, is_held boolean not null,
      version int4 not null, changed_at timestamptz not null,
      constraint bank_summary_pkey primary key (customer_id, bucket, scope, currency),
      constraint bank_summary_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint bank_summary_scope_is_bank check (scope = 'bank'))
      with (fillfactor = 80)`);
    await bankTable(q, 'bank_summary');
  }

  /** Partners see what they have reported of a customer, not what he brings the bank. */
  private async classes(q: QueryRunner): Promise<void> {
    const own = `partner_id = nullif(current_setting('embank.partner', true), '')::uuid
      and environment = nullif(current_setting('embank.environment', true), '') and scope <> 'bank'`;
    await q.query(`alter policy tenant on classification using (${own}) with check (${own})`);
  }

  private async facts(q: QueryRunner): Promise<void> {
    await q.query(`alter table customer_facts add column bank_rfm_cell text, add column bank_rfm_recency int2,
      add column bank_rfm_frequency int2, add column bank_rfm_monetary int2, add column bank_abc text,
      add column bank_lifecycle text, add column bank_clv_minor int8, add column bank_tier text,
      add column bank_contribution_minor int8`);
    await rewriteFunction(q, 'gate.decision_context', [
      [
        "'profile.tier', f.tier))",
        `'profile.tier', f.tier, 'profile.bank.rfm.cell', f.bank_rfm_cell, 'profile.bank.abc', f.bank_abc,
           'profile.bank.lifecycle', f.bank_lifecycle, 'profile.bank.tier', f.bank_tier))`,
      ],
    ]);
  }

  /** Whoever has had a product until now is counted as if it had just been acted on. */
  private async firstCount(q: QueryRunner): Promise<void> {
    await q.query(`insert into summary_change (customer_ids, scopes, currencies)
      select array_agg(customer_id), array_agg('bank'::text), array_agg(currency) from (
        select customer_id, currency, (row_number() over (order by customer_id, currency) - 1) / ${CUSTOMERS_A_CHANGE} as part
        from (select customer_id, currency from agreement union select customer_id, currency from guarantee) h) parts
      group by part`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
