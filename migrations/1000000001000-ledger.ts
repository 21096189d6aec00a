import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, declareTopology, tenantTable } from './support.js';

/**
 * The books: entries and postings that nobody may change, and what close of business makes of them. A posting moves an
 * amount from one account to another, so whatever is posted balances.
 */
export class Ledger1000000001000 implements MigrationInterface {
  name = 'Ledger1000000001000';

  async up(q: QueryRunner): Promise<void> {
    await this.entries(q);
    await this.queue(q);
    await this.balances(q);
  }

  /** `customer_id` is null where the bank and the partner are alone with each other, as in a settlement. */
  private async entries(q: QueryRunner): Promise<void> {
    await q.query(`create table ledger_entry (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null, customer_id uuid,
      subject uuid not null, subject_kind text not null, type text not null, business_date date not null, posted_at timestamptz not null,
      event_id uuid, reverses uuid,
      constraint ledger_entry_pkey primary key (id, bucket), ${bucketCheck('ledger_entry')},
      constraint ledger_entry_subject_in_bucket check (bucket = bucket_of(subject)),
      constraint ledger_entry_reverses_fkey foreign key (reverses, bucket) references ledger_entry (id, bucket))`);
    await q.query('create index ledger_entry_by_subject on ledger_entry (subject, id)');
    await q.query('create index ledger_entry_by_partner on ledger_entry (partner_id, environment, id)');
    await q.query(
      'create index ledger_entry_by_customer on ledger_entry (customer_id, id) where customer_id is not null',
    );
    await tenantTable(q, 'ledger_entry', 'select, insert');

    await q.query(`create table ledger_posting (
      entry_id uuid not null, bucket int2 not null, number int2 not null, partner_id uuid not null, environment text not null,
      customer_id uuid, subject uuid not null, business_date date not null, currency text not null,
      debit text not null, credit text not null, amount_minor int8 not null,
      constraint ledger_posting_pkey primary key (entry_id, bucket, number),
      constraint ledger_posting_entry_fkey foreign key (entry_id, bucket) references ledger_entry (id, bucket),
      constraint ledger_posting_amount_positive check (amount_minor > 0),
      constraint ledger_posting_moves check (debit <> credit))`);
    await q.query('create index ledger_posting_by_subject on ledger_posting (subject, business_date)');
    await tenantTable(q, 'ledger_posting', 'select, insert');

    // A correction is a new entry: not even staff may touch what was posted.
    await q.query('revoke update, delete on ledger_entry, ledger_posting from embank_staff');
  }

  /**
   * What still has to be done with a posting, and by whom. Whoever does it deletes the row in the same transaction, so
   * it is done exactly once however often he is killed, and nobody searches the whole ledger for what is new.
   */
  private async queue(q: QueryRunner): Promise<void> {
    await q.query(`create table ledger_queue (
      consumer text not null, entry_id uuid not null, bucket int2 not null, number int2 not null,
      partner_id uuid not null, environment text not null, business_date date not null,
      constraint ledger_queue_pkey primary key (consumer, entry_id, bucket, number))`);
    await q.query(
      'create index ledger_queue_by_partner on ledger_queue (consumer, partner_id, environment, business_date)',
    );
    await tenantTable(q, 'ledger_queue', 'select, insert');
  }

  /**
   * Totals of an account of one partner from the first posting up to the end of a day that had postings. One writer, by
   * partner and not by bucket: it lives where the bank's lists live. A sum runs from the last row on or before its day.
   */
  private async balances(q: QueryRunner): Promise<void> {
    await q.query(`create table account_balance (
      partner_id uuid not null, environment text not null, account text not null, currency text not null,
      business_date date not null, debit_minor numeric not null, credit_minor numeric not null,
      constraint account_balance_pkey primary key (environment, partner_id, account, currency, business_date),
      constraint account_balance_not_negative check (debit_minor >= 0 and credit_minor >= 0))`);
    await declareTopology(q, 'account_balance', 'local');
    await q.query('grant select, insert, update on account_balance to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
