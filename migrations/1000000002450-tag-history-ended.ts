import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was said of somebody and holds no more is found by when it ended, so that it can be forgotten in small rounds. */
export class TagHistoryEnded1000000002450 implements MigrationInterface {
  name = 'TagHistoryEnded1000000002450';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create index tag_history_ended on tag_history (least(valid_to, expires_at))
      where valid_to is not null or expires_at is not null`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
