import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries of guarantees and suretyships were filed as those of agreements, and shown under ids that nobody has. */
export class SubjectsOfPromises1000000002920 implements MigrationInterface {
  name = 'SubjectsOfPromises1000000002920';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`update ledger_entry set subject_kind = split_part(type, '.', 1)
      where split_part(type, '.', 1) in ('guarantee', 'suretyship') and subject_kind = 'agreement'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
