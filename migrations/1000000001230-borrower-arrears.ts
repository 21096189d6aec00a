import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a borrower pays what the bank has lent him, through whichever partner (`borrower_exposure` says who is the same
 * borrower): the days of his oldest unpaid instalment, and whether anything of his is written off and not recovered.
 */
export class BorrowerArrears1000000001230 implements MigrationInterface {
  name = 'BorrowerArrears1000000001230';

  async up(q: QueryRunner): Promise<void> {
    const sum = (names: readonly string[]): string =>
      names.map((name) => `coalesce((a.booked ->> '${name}')::int8, 0)`).join(' + ');
    const lost = sum(['principalWaived', 'interestWaived', 'feeWaived', 'penaltyWaived']);
    await q.query(`create function borrower_arrears(customer uuid) returns table (days_past_due int4, is_written_off boolean)
      language sql stable security definer set search_path = public, pg_temp as $$
        with asker as (select c.* from customer c where c.id = $1 and c.bucket = bucket_of($1)),
        borrower as (
          select id, bucket from asker
          union
          select c.id, c.bucket from asker a join customer c on c.claim = a.claim and c.environment = a.environment)
        select coalesce(max(a.days_past_due), 0)::int4,
          coalesce(bool_or(a.status = 'chargedOff' and ${lost} > ${sum(['recovered'])}), false)
        from borrower o join agreement a on a.customer_id = o.id and a.bucket = o.bucket
        where a.status in ('active', 'chargedOff') $$`);
    await q.query('revoke all on function borrower_arrears from public');
    await q.query('grant execute on function borrower_arrears to embank_app, embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
