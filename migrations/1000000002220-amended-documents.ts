import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each amendment that is agreed brings its own text; the one that was signed stays as it was. */
export class AmendedDocuments1000000002220 implements MigrationInterface {
  name = 'AmendedDocuments1000000002220';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table guarantee_amendment add column document bytea');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
