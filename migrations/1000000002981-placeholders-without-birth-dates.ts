import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A number that stands for nobody (`000000`) comes with a different name each time, often without any birth date: such
 * customers became one person, who owes what all of them owe. One person may be written in three ways; more than three
 * names, of more than five customers, are several people.
 */
export class PlaceholdersWithoutBirthDates1000000002981 implements MigrationInterface {
  name = 'PlaceholdersWithoutBirthDates1000000002981';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create or replace function is_shared_claim(claim bytea) returns boolean
      language sql stable security definer set search_path = public, pg_temp as $$
        select count(*) > 5 and (count(distinct birth) > 1 or count(distinct name) > 3) from (
          select b.digest as birth, n.digest as name from customer_claim k
          left join customer_claim b on b.customer_id = k.customer_id and b.bucket = k.bucket and b.kind = 'birthDate'
          left join customer_claim n on n.customer_id = k.customer_id and n.bucket = k.bucket and n.kind = 'name'
          where k.digest = $1 limit 50) holders $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
