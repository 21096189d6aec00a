import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the events that time brings to a key its partner has been told, so that each is told once. */
export class KeyNotices1000000001007 implements MigrationInterface {
  name = 'KeyNotices1000000001007';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table api_key add column told text[] not null default '{}'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
