import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work of several transactions claims its `Idempotency-Key` with the first of them, so that no other process does the same
 * beside it; a claim of `-infinity` was given back. A process can die between two of them all the same: a move of a test clock and a
 * simulation know under which key they were begun, so that a repeat begins nothing again.
 */
export class RepeatedPlays1000000002225 implements MigrationInterface {
  name = 'RepeatedPlays1000000002225';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table idempotency add column claimed_until timestamptz');
    await q.query('alter table test_clock add column moved_under bytea');
    await q.query('alter table simulation add column made_under bytea');
    await q.query(
      'create unique index simulation_once on simulation (made_under, bucket) where made_under is not null',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
