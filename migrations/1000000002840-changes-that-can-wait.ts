import type { MigrationInterface, QueryRunner } from 'typeorm';

const QUEUES = ['customer_change', 'summary_change'];

/** What a file changes waits behind what happens now: a long file must not delay what follows from a single event. */
export class ChangesThatCanWait1000000002840 implements MigrationInterface {
  name = 'ChangesThatCanWait1000000002840';

  async up(q: QueryRunner): Promise<void> {
    for (const queue of QUEUES) {
      await q.query(`alter table ${queue} add column can_wait boolean not null default false`);
      await q.query(`create index ${queue}_now on ${queue} (number) where not can_wait`);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
