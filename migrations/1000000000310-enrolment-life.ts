import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why and since when an enrolment is in its state, as every resource with a life tells. */
export class EnrolmentLife1000000000310 implements MigrationInterface {
  name = 'EnrolmentLife1000000000310';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      'alter table enrolment add column status_reason text, add column status_changed_at timestamptz',
    );
    await q.query('update enrolment set status_changed_at = created_at');
    await q.query('alter table enrolment alter column status_changed_at set not null');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
