import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, tenantTable } from './support.js';

const OWNER = `partner_id uuid not null, environment text not null, customer_id uuid not null`;
const LIFE = `status text not null, status_reason text, status_changed_at timestamptz not null`;
/** What its signer was shown, sealed under his key, and the code by which he binds himself. */
const SIGNING = `document bytea, document_hash bytea, code_digest bytea, code_tries int2 not null default 0,
  code_expires_at timestamptz, signing jsonb, signed_on date`;

/** Promises: guarantees that the bank gives for a customer, and suretyships that somebody gives to the bank. */
export class Guarantees1000000001500 implements MigrationInterface {
  name = 'Guarantees1000000001500';

  async up(q: QueryRunner): Promise<void> {
    await this.guarantee(q);
    await this.call(q);
    await this.amendment(q);
    await this.suretyship(q);
    await this.repayment(q);
  }

  /**
   * `amount_minor` is the promise as amended; what of it has been paid, is being examined, is covered by cash and is
   * owed by the applicant stands beside it, so that each check of the sums is one row.
   */
  private async guarantee(q: QueryRunner): Promise<void> {
    await q.query(`create table guarantee (
      id uuid not null, bucket int2 not null, ${OWNER},
      application_id uuid not null, offer_id uuid not null, scenario text not null, zone text not null,
      product text not null, product_version int4 not null, currency text not null, terms jsonb not null,
      amount_minor int8 not null, fee_minor int8 not null, margin_minor int8 not null,
      paid_minor int8 not null, claimed_minor int8 not null, freed_minor int8 not null, receivable_minor int8 not null,
      issued_on date, expires_on date not null, ended_on date, next_action_on date,
      ${SIGNING}, ${LIFE}, version int4 not null,
      constraint guarantee_pkey primary key (id, bucket), ${bucketCheck('guarantee')},
      constraint guarantee_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint guarantee_application_key unique (application_id, bucket),
      constraint guarantee_sums check (amount_minor > 0 and fee_minor >= 0 and margin_minor >= 0 and receivable_minor >= 0
        and paid_minor >= 0 and claimed_minor >= 0 and freed_minor >= 0
        and paid_minor + claimed_minor + freed_minor <= amount_minor),
      constraint guarantee_signed_when_issued check (issued_on is null or signing is not null),
      constraint guarantee_status_known check (status in ('awaitingIssue', 'issued', 'released', 'expired', 'cancelled')))`);
    await q.query('create index guarantee_by_partner on guarantee (partner_id, environment, id)');
    await q.query('create index guarantee_by_customer on guarantee (customer_id, id)');
    await q.query(
      'create index guarantee_by_next_action on guarantee (next_action_on, id) where next_action_on is not null',
    );
    await tenantTable(q, 'guarantee', 'select, insert, update');
  }

  private async call(q: QueryRunner): Promise<void> {
    await q.query(`create table guarantee_call (
      id uuid not null, bucket int2 not null, guarantee_id uuid not null, ${OWNER},
      reference text not null, amount_minor int8 not null, claimed_on date not null, examine_by date not null,
      documents jsonb not null, statement text, paid_minor int8 not null, from_margin_minor int8 not null, ${LIFE},
      constraint guarantee_call_pkey primary key (id, bucket), ${bucketCheck('guarantee_call')},
      constraint guarantee_call_guarantee_fkey foreign key (guarantee_id, bucket) references guarantee (id, bucket),
      constraint guarantee_call_reference_key unique (guarantee_id, bucket, reference),
      constraint guarantee_call_sums check (amount_minor > 0 and paid_minor between 0 and amount_minor
        and from_margin_minor between 0 and paid_minor),
      constraint guarantee_call_status_known check (status in ('claimed', 'paid', 'rejected', 'withdrawn')))`);
    await q.query(
      `create index guarantee_call_to_examine on guarantee_call (examine_by, id) where status = 'claimed'`,
    );
    await tenantTable(q, 'guarantee_call', 'select, insert, update');
  }

  private async amendment(q: QueryRunner): Promise<void> {
    await q.query(`create table guarantee_amendment (
      id uuid not null, bucket int2 not null, guarantee_id uuid not null, ${OWNER},
      amount_minor int8 not null, expires_on date not null, reason text not null, consents jsonb not null,
      fee_minor int8 not null, margin_change_minor int8 not null, requested_on date not null, ${LIFE},
      constraint guarantee_amendment_pkey primary key (id, bucket), ${bucketCheck('guarantee_amendment')},
      constraint guarantee_amendment_guarantee_fkey foreign key (guarantee_id, bucket) references guarantee (id, bucket),
      constraint guarantee_amendment_status_known check (status in ('requested', 'agreed', 'refused')))`);
    await q.query(
      `create unique index guarantee_amendment_one_open on guarantee_amendment (guarantee_id, bucket) where status = 'requested'`,
    );
    await tenantTable(q, 'guarantee_amendment', 'select, insert, update');
  }

  /** Its owner is the guarantor: his bucket, his lock, so that the sum of what he stands for is exact. */
  private async suretyship(q: QueryRunner): Promise<void> {
    await q.query(`create table suretyship (
      id uuid not null, bucket int2 not null, ${OWNER},
      borrower_id uuid not null, application_id uuid not null, agreement_id uuid, scenario text not null, zone text not null,
      kind text not null, relation text, currency text not null, terms jsonb not null,
      cap_minor int8 not null, released_minor int8 not null, called_minor int8 not null, paid_minor int8 not null,
      invited_until date not null, notice_on date, callable_from date, next_action_on date,
      ${SIGNING}, ${LIFE}, version int4 not null,
      constraint suretyship_pkey primary key (id, bucket), ${bucketCheck('suretyship')},
      constraint suretyship_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint suretyship_guarantor_key unique (application_id, customer_id, bucket),
      constraint suretyship_not_himself check (borrower_id <> customer_id),
      constraint suretyship_sums check (cap_minor > 0 and released_minor >= 0 and paid_minor >= 0
        and paid_minor <= called_minor and called_minor + released_minor <= cap_minor),
      constraint suretyship_kind_known check (kind in ('joint', 'secondary')),
      constraint suretyship_status_known check (status in ('invited', 'consented', 'signed', 'active', 'called',
        'released', 'refused', 'expired')))`);
    await q.query('create index suretyship_by_partner on suretyship (partner_id, environment, id)');
    await q.query('create index suretyship_by_customer on suretyship (customer_id, bucket)');
    await q.query('create index suretyship_by_application on suretyship (application_id)');
    await q.query(
      'create index suretyship_by_agreement on suretyship (agreement_id) where agreement_id is not null',
    );
    await q.query(
      'create index suretyship_by_next_action on suretyship (next_action_on, id) where next_action_on is not null',
    );
    await tenantTable(q, 'suretyship', 'select, insert, update');
  }

  /** `subject` is the guarantee whose applicant pays, or the suretyship whose guarantor does. */
  private async repayment(q: QueryRunner): Promise<void> {
    await q.query(`create table guarantee_repayment (
      id uuid not null, bucket int2 not null, subject uuid not null, ${OWNER},
      reference text not null, amount_minor int8 not null, occurred_on date not null, recorded_at timestamptz not null,
      constraint guarantee_repayment_pkey primary key (id, bucket), ${bucketCheck('guarantee_repayment')},
      constraint guarantee_repayment_reference_key unique (subject, bucket, reference),
      constraint guarantee_repayment_amount_positive check (amount_minor > 0))`);
    await tenantTable(q, 'guarantee_repayment', 'select, insert');
    await q.query('revoke update, delete on guarantee_repayment from embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
