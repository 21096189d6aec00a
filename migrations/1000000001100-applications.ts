import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, tenantTable } from './support.js';

/** What an accepted offer becomes until there is an agreement: the application, and what its checks said. */
export class Applications1000000001100 implements MigrationInterface {
  name = 'Applications1000000001100';

  async up(q: QueryRunner): Promise<void> {
    await this.application(q);
    await this.checkResult(q);
    await this.appliedOffers(q);
    await this.exposure(q);
    await this.borrowerExposure(q);
  }

  private async application(q: QueryRunner): Promise<void> {
    await q.query(`create table application (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      customer_id uuid not null, offer_id uuid not null, opened_by bytea not null,
      scenario text not null, product text not null, product_version int4 not null, is_credit bool not null,
      currency text not null, amount_minor int8 not null, option text not null,
      status text not null, status_reason text, status_changed_at timestamptz not null,
      opened_at timestamptz not null, expires_at timestamptz not null, version int4 not null, claimed_until timestamptz not null,
      requirements jsonb not null, evidence jsonb not null, decision jsonb, assessment bytea, agreement_id uuid,
      constraint application_pkey primary key (id, bucket), ${bucketCheck('application')},
      constraint application_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint application_offer_key unique (offer_id, bucket),
      constraint application_amount_not_negative check (amount_minor >= 0),
      constraint application_status_known check (status in ('open', 'checking', 'approved', 'declined', 'referred',
        'counterOffered', 'withdrawn', 'expired', 'concluded')),
      constraint application_agreed_when_concluded check ((agreement_id is not null) = (status = 'concluded')))`);
    await q.query('create index application_by_partner on application (partner_id, environment, id)');
    await q.query('create index application_by_customer on application (customer_id, bucket)');
    await q.query(`create index application_by_expiry on application (expires_at)
      where status in ('open', 'checking', 'approved', 'referred', 'counterOffered')`);
    await q.query(
      `create index application_in_checks on application (claimed_until) where status = 'checking'`,
    );
    await q.query('create index application_by_status on application (environment, status, id)');
    await tenantTable(q, 'application', 'select, insert, update');
  }

  private async checkResult(q: QueryRunner): Promise<void> {
    await q.query(`create table check_result (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      application_id uuid not null, customer_id uuid not null, kind text not null, status text not null,
      result text, score int4, valid_until timestamptz, cost_minor int8, cost_currency text,
      consent_id uuid, reused_of uuid, asked_at timestamptz not null,
      answered_at timestamptz, detail bytea,
      constraint check_result_pkey primary key (id, bucket), ${bucketCheck('check_result')},
      constraint check_result_application_fkey foreign key (application_id, bucket) references application (id, bucket),
      constraint check_result_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint check_result_kind_key unique (application_id, bucket, kind),
      constraint check_result_kind_known check (kind in ('identity', 'sanctions', 'creditBureau', 'fraud')),
      constraint check_result_status_known check (status in ('asked', 'answered', 'late', 'failed')),
      constraint check_result_result_known check (result in ('pass', 'refer', 'fail')),
      constraint check_result_says_when_answered check ((status = 'answered') = (result is not null)))`);
    await q.query(
      'create index check_result_by_customer on check_result (customer_id, bucket, kind, valid_until)',
    );
    await tenantTable(q, 'check_result', 'select, insert, update');
  }

  /** An offer with an application stands still: it can be neither accepted again nor declined nor superseded. */
  private async appliedOffers(q: QueryRunner): Promise<void> {
    await q.query('alter table offer drop constraint offer_status_known');
    await q.query(`alter table offer add constraint offer_status_known
      check (status in ('open', 'viewed', 'accepted', 'applied', 'declined', 'superseded'))`);
  }

  /**
   * From the signature on, what a reservation says of the borrower (`amount_minor`: what he owes) and what it took from
   * the day's budget (`budget_minor`) go their own ways.
   */
  private async exposure(q: QueryRunner): Promise<void> {
    await q.query('alter table reservation add column budget_minor int8, add column reserved_at timestamptz');
    await q.query(
      `update reservation set budget_minor = amount_minor, reserved_at = expires_at - interval '15 min'`,
    );
    await q.query(
      'alter table reservation alter column budget_minor set not null, alter column reserved_at set not null',
    );
    await q.query('alter table reservation drop constraint reservation_amount_positive');
    await q.query(`alter table reservation add constraint reservation_amounts_not_negative
      check (amount_minor >= 0 and budget_minor >= 0)`);
  }

  /**
   * What one borrower owes and has reserved, over every partner who sent the same national or registration number: only
   * sums leave the function, so a partner's own requests may ask for them. Without such a number the customer stands
   * for himself.
   */
  private async borrowerExposure(q: QueryRunner): Promise<void> {
    await q.query('alter table customer add column claim bytea');
    await q.query('create index customer_by_claim on customer (claim) where claim is not null');
    await q.query(`create function borrower_exposure(customer uuid, apart_from uuid, in_currency text)
      returns table (partner_id uuid, scenario text, product text, open_minor int8, day_minor int8, count int8)
      language sql stable security definer set search_path = public, pg_temp as $$
        with asker as (select c.* from customer c where c.id = $1 and c.bucket = bucket_of($1)),
        borrower as (
          select id, bucket, clock_offset_ms from asker
          union
          select c.id, c.bucket, c.clock_offset_ms from asker a
          join customer c on c.claim = a.claim and c.environment = a.environment)
        select r.partner_id, r.scenario, r.product, sum(r.amount_minor)::int8,
          coalesce(sum(r.amount_minor) filter (where r.reserved_at > b.instant - interval '24 hours'), 0)::int8, count(*)
        from borrower o
        join reservation r on r.customer_id = o.id and r.bucket = o.bucket
        join partner p on p.id = r.partner_id
        cross join lateral (select now() + interval '1 ms' * case when r.environment = 'sandbox'
          then coalesce(o.clock_offset_ms, p.sandbox_offset_ms) else 0 end as instant) b
        where r.currency = $3 and r.id <> $2 and r.amount_minor > 0
          and (r.status = 'committed' or (r.status = 'reserved' and r.expires_at > b.instant))
        group by r.partner_id, r.scenario, r.product $$`);
    await q.query('revoke all on function borrower_exposure from public');
    await q.query('grant execute on function borrower_exposure to embank_app, embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
