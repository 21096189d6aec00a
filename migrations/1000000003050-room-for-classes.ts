import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each night everybody is classified again, a thousand neighbours in one transaction: with half of each page free, every row is
 * stored beside what it was, and no entry of an index is written. Pages that are full already empty themselves as rows leave.
 */
export class RoomForClasses1000000003050 implements MigrationInterface {
  name = 'RoomForClasses1000000003050';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table classification set (fillfactor = 50)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
