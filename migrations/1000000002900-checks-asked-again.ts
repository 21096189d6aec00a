import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An answer of a source holds for so long. When an application outlives it the source is asked again: the new question
 * stands beside the old one, which is kept as what an earlier decision was made of.
 */
export class ChecksAskedAgain1000000002900 implements MigrationInterface {
  name = 'ChecksAskedAgain1000000002900';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table check_result
      add column superseded bool not null default false, add column reusable bool not null default true`);
    await q.query('alter table check_result drop constraint check_result_kind_key');
    await q.query(`create unique index check_result_one_a_kind on check_result (application_id, bucket, kind)
      where not superseded`);
    await q.query('create index check_result_by_application on check_result (application_id, bucket)');
    // Who took the counter-offer, as a digest of his idempotency key: coming again with it he means the same act.
    await q.query('alter table application add column counter_taken_by bytea');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
