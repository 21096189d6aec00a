import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was paid on a promise can be taken back: by a row of its own, as the table only grows. `event_id` is what a
 * guarantor's payment is in the loan's history.
 */
export class PromiseRepaymentsTakenBack1000000002910 implements MigrationInterface {
  name = 'PromiseRepaymentsTakenBack1000000002910';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table guarantee_repayment alter column reference drop not null,
      add column event_id uuid, add column reverses uuid, add column reason text,
      add constraint guarantee_repayment_reverses_fkey foreign key (reverses, bucket) references guarantee_repayment (id, bucket),
      add constraint guarantee_repayment_reversed_once unique (reverses, bucket),
      add constraint guarantee_repayment_paid_or_reversed check ((reference is null) = (reverses is not null))`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
