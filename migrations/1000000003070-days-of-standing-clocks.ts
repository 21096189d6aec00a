import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rules over rows need the day of a customer whose clock stands still, as rules in memory have it. And rows that time was
 * thought not to change any more are looked at again: days are followed for three years now, since somebody came as well.
 */
export class DaysOfStandingClocks1000000003070 implements MigrationInterface {
  name = 'DaysOfStandingClocks1000000003070';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table customer_facts add column stands_on date');
    await q.query(`comment on column customer_facts.stands_on is
      'His day, in the zone of the bank, where his clock stands still in the sandbox; null: his clock goes.'`);
    await q.query(
      'update customer_facts set next_change_at = clock_timestamp() where next_change_at is null',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
