import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One kind of one-time code for everything that a customer signs, with the same limits: guarantees and suretyships had
 * tries of their own, which every new code gave back. A code that is under way must be asked for again.
 */
export class OneTimeCodes1000000001510 implements MigrationInterface {
  name = 'OneTimeCodes1000000001510';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table signing_challenge drop constraint signing_challenge_agreement_fkey');
    await q.query('alter table signing_challenge rename column agreement_id to subject');
    await q.query('alter index signing_challenge_by_agreement rename to signing_challenge_by_subject');
    for (const table of ['guarantee', 'suretyship'])
      await q.query(
        `alter table ${table} drop column code_digest, drop column code_tries, drop column code_expires_at`,
      );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
