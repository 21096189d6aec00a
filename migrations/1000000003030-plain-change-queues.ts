import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A part of a file puts thousands of ids into each queue, for a few seconds. PostgreSQL pressed them first, which is of no use
 * to anybody: ids hardly get shorter by it.
 */
export class PlainChangeQueues1000000003030 implements MigrationInterface {
  name = 'PlainChangeQueues1000000003030';

  async up(q: QueryRunner): Promise<void> {
    for (const queue of ['customer_change', 'summary_change']) {
      await q.query(`alter table ${queue} alter column customer_ids set storage external`);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
