import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens to a customer happened when his own clock says so, which a test may have moved (`businessNow` of partners). */
export class CustomersTime1000000002560 implements MigrationInterface {
  name = 'CustomersTime1000000002560';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create function business_now(partner uuid, environment text, customer uuid) returns timestamptz
      language sql stable as $$
        select case when $2 = 'sandbox' and $3 is not null then coalesce(
          (select coalesce(c.clock_frozen_at, clock_timestamp() + c.clock_offset_ms * interval '1 ms')
           from customer c where c.id = $3 and c.bucket = bucket_of($3)), business_now($1, $2))
        else business_now($1, $2) end $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
