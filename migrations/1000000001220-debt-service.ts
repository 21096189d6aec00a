import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a borrower pays in the dearest calendar month to come under agreements that the bank has with him, through
 * whichever partner (`borrower_exposure` says who is the same borrower). An agreement that is not paid out yet counts
 * with its planned instalments: signing several before the first payout must not hide any.
 */
export class DebtService1000000001220 implements MigrationInterface {
  name = 'DebtService1000000001220';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create function borrower_debt_service(customer uuid, in_currency text) returns int8
      language sql stable security definer set search_path = public, pg_temp as $$
        with asker as (select c.* from customer c where c.id = $1 and c.bucket = bucket_of($1)),
        borrower as (
          select id, bucket from asker
          union
          select c.id, c.bucket from asker a join customer c on c.claim = a.claim and c.environment = a.environment),
        own as (
          select a.id, a.bucket, a.status, a.contract from borrower o
          join agreement a on a.customer_id = o.id and a.bucket = o.bucket
          where a.currency = $2 and a.status in ('awaitingSignature', 'signed', 'active')),
        due as (
          select i.due_on, i.principal_minor + i.interest_minor + i.fee_minor + i.penalty_minor - i.paid_minor as minor
          from own o join instalment i on i.agreement_id = o.id and i.bucket = o.bucket
          where i.status <> 'paid'
          union all
          select (p ->> 'dueDate')::date, (p ->> 'total')::int8
          from own o cross join lateral jsonb_array_elements(o.contract -> 'instalments') p
          where o.status <> 'active')
        select coalesce(max(minor), 0)::int8
        from (select sum(minor) as minor from due group by date_trunc('month', due_on)) months $$`);
    await q.query('revoke all on function borrower_debt_service from public');
    await q.query('grant execute on function borrower_debt_service to embank_app, embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
