import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, tenantTable } from './support.js';

const OWNER = `partner_id uuid not null, environment text not null, customer_id uuid not null`;

/**
 * An agreement is a contract, which never changes, and a history, which only grows. Instalments and the summary columns
 * of `agreement` are what the replay of both says, kept for reading.
 */
export class Agreements1000000001200 implements MigrationInterface {
  name = 'Agreements1000000001200';

  async up(q: QueryRunner): Promise<void> {
    await this.agreement(q);
    await this.drawdown(q);
    await this.history(q);
  }

  private async agreement(q: QueryRunner): Promise<void> {
    await q.query(`create table agreement (
      id uuid not null, bucket int2 not null, ${OWNER},
      application_id uuid not null, offer_id uuid not null, order_id text,
      scenario text not null, product text not null, product_version int4 not null, currency text not null,
      amount_minor int8 not null, contract jsonb not null, contract_hash bytea not null,
      document_locale text, document text, signing jsonb, signed_on date,
      status text not null, status_reason text, status_changed_at timestamptz not null, version int4 not null,
      closed_through date not null, next_action_on date, booked jsonb not null, booked_through date not null,
      outstanding_minor int8 not null, credit_balance_minor int8 not null, overdue_minor int8 not null,
      next_due_on date, next_due_minor int8, days_past_due int4 not null, delinquency_bucket text, paused_until date,
      constraint agreement_pkey primary key (id, bucket), ${bucketCheck('agreement')},
      constraint agreement_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint agreement_application_key unique (application_id, bucket),
      constraint agreement_amount_positive check (amount_minor > 0),
      constraint agreement_balances_not_negative check (
        outstanding_minor >= 0 and credit_balance_minor >= 0 and overdue_minor >= 0 and days_past_due >= 0),
      constraint agreement_signed_whole check (signed_on is null or (signing is not null and document is not null)),
      constraint agreement_status_known check (status in
        ('awaitingSignature', 'signed', 'active', 'settled', 'cancelled', 'withdrawn', 'chargedOff')))`);
    await q.query('create index agreement_by_partner on agreement (partner_id, environment, id)');
    await q.query('create index agreement_by_customer on agreement (customer_id, id)');
    await q.query(
      'create index agreement_by_order on agreement (partner_id, environment, order_id) where order_id is not null',
    );
    await q.query(
      'create index agreement_by_next_action on agreement (next_action_on, id) where next_action_on is not null',
    );
    await tenantTable(q, 'agreement', 'select, insert, update');
  }

  private async drawdown(q: QueryRunner): Promise<void> {
    await q.query(`create table drawdown (
      id uuid not null, bucket int2 not null, agreement_id uuid not null, ${OWNER},
      number int2 not null, name text, planned_on date not null, lapses_on date not null,
      amount_minor int8 not null, paid_minor int8 not null,
      status text not null, status_reason text, status_changed_at timestamptz not null,
      constraint drawdown_pkey primary key (id, bucket), ${bucketCheck('drawdown')},
      constraint drawdown_agreement_fkey foreign key (agreement_id, bucket) references agreement (id, bucket),
      constraint drawdown_number_key unique (agreement_id, bucket, number),
      constraint drawdown_paid_within_amount check (paid_minor between 0 and amount_minor and amount_minor > 0),
      constraint drawdown_status_known check (status in ('planned', 'paid', 'voided', 'lapsed')))`);
    await tenantTable(q, 'drawdown', 'select, insert, update');
  }

  private async history(q: QueryRunner): Promise<void> {
    await q.query(`create table servicing_event (
      id uuid not null, bucket int2 not null, agreement_id uuid not null, ${OWNER},
      number int4 not null, type text not null, occurred_on date not null, recorded_at timestamptz not null,
      recorded_on date not null, amount_minor int8 not null, reverses uuid, details jsonb not null,
      constraint servicing_event_pkey primary key (id, bucket), ${bucketCheck('servicing_event')},
      constraint servicing_event_agreement_fkey foreign key (agreement_id, bucket) references agreement (id, bucket),
      constraint servicing_event_number_key unique (agreement_id, bucket, number),
      constraint servicing_event_reverses_key unique (reverses, bucket),
      constraint servicing_event_amount_not_negative check (amount_minor >= 0))`);
    await tenantTable(q, 'servicing_event', 'select, insert');
    await q.query('revoke update, delete on servicing_event from embank_staff');

    await q.query(`create table instalment (
      agreement_id uuid not null, bucket int2 not null, ${OWNER},
      number int4 not null, due_on date not null,
      principal_minor int8 not null, interest_minor int8 not null, fee_minor int8 not null, penalty_minor int8 not null,
      paid_minor int8 not null, paid jsonb not null, status text not null,
      constraint instalment_pkey primary key (agreement_id, bucket, number),
      constraint instalment_agreement_fkey foreign key (agreement_id, bucket) references agreement (id, bucket),
      constraint instalment_status_known check (status in ('planned', 'due', 'overdue', 'paid')))`);
    await tenantTable(q, 'instalment', 'select, insert, update, delete');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
