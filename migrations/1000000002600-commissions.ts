import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a partner is paid for the business that he brings, as two people of the bank agreed on it, by product. */
export class Commissions1000000002600 implements MigrationInterface {
  name = 'Commissions1000000002600';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table enrolment add column commission jsonb not null default '{}'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
