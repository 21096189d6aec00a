import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, configurationTable, tenantTable } from './support.js';

/**
 * What a partner is paid for a business day, and of what it is made up. A settlement lives in its partner's bucket; a
 * posting is one line of one settlement, because its key says so.
 */
export class Settlements1000000001400 implements MigrationInterface {
  name = 'Settlements1000000001400';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table settlement (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      currency text not null, business_date date not null, part int4 not null, reference text not null,
      gross_minor int8 not null, discount_minor int8 not null, commission_minor int8 not null,
      refund_minor int8 not null, other_minor int8 not null,
      reserve_held_minor int8 not null, reserve_released_minor int8 not null, carried_in_minor int8 not null,
      net_minor int8 not null, paid_minor int8 not null, carried_out_minor int8 not null,
      line_count int4 not null, paid_on date, release_on date, released_by uuid, created_at timestamptz not null,
      constraint settlement_pkey primary key (id, bucket), ${bucketCheck('settlement')},
      constraint settlement_partner_bucket check (bucket = bucket_of(partner_id)),
      constraint settlement_day_key unique (partner_id, environment, currency, business_date, part, bucket),
      constraint settlement_released_by_fkey foreign key (released_by, bucket) references settlement (id, bucket),
      constraint settlement_adds_up check (net_minor = carried_in_minor + gross_minor + discount_minor
        + commission_minor + refund_minor + other_minor - reserve_held_minor + reserve_released_minor),
      constraint settlement_paid_or_carried check (paid_minor = greatest(net_minor, 0)
        and carried_out_minor = least(net_minor, 0)),
      constraint settlement_reserve_not_negative check (reserve_held_minor >= 0 and reserve_released_minor >= 0))`);
    await q.query('create index settlement_by_partner on settlement (partner_id, environment, id)');
    await q.query(
      `create index settlement_by_release on settlement (partner_id, environment, release_on)
       where reserve_held_minor > 0 and released_by is null`,
    );
    await tenantTable(q, 'settlement', 'select');

    await q.query(`create table settlement_line (
      settlement_id uuid not null, bucket int2 not null, number int4 not null, partner_id uuid not null, environment text not null,
      entry_id uuid not null, posting_number int2 not null, kind text not null, type text not null,
      business_date date not null, amount_minor int8 not null,
      subject uuid not null, subject_kind text not null, customer_id uuid, event_id uuid, order_id text, drawdown_id uuid,
      constraint settlement_line_pkey primary key (settlement_id, bucket, number),
      constraint settlement_line_posting_key unique (entry_id, posting_number, bucket),
      constraint settlement_line_settlement_fkey foreign key (settlement_id, bucket) references settlement (id, bucket),
      constraint settlement_line_kind_known check (kind in ('gross', 'discount', 'commission', 'refund', 'other')))`);
    await tenantTable(q, 'settlement_line', 'select');
    await q.query('revoke update, delete on settlement_line from embank_staff');
    await q.query('revoke delete on settlement from embank_staff');
    await this.riskTerms(q);
  }

  /** What the bank puts up with from a partner, and what it holds back of his money. Shares in 1/10,000. */
  private async riskTerms(q: QueryRunner): Promise<void> {
    await q.query(`create table partner_risk_terms (
      partner_id uuid not null, agreements_min int4 not null,
      first_payment_default_max_bps int4 not null, late30_max_bps int4 not null,
      refund_max_bps int4 not null, dispute_max_bps int4 not null,
      reserve_share_bps int4 not null, reserve_days int4 not null, version int4 not null default 1,
      constraint partner_risk_terms_pkey primary key (partner_id),
      constraint partner_risk_terms_partner_fkey foreign key (partner_id) references partner (id),
      constraint partner_risk_terms_shares check (reserve_share_bps between 0 and 10000 and reserve_days between 0 and 730
        and least(first_payment_default_max_bps, late30_max_bps, refund_max_bps, dispute_max_bps) >= 0))`);
    await configurationTable(q, 'partner_risk_terms');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
