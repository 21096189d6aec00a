import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.js';

/**
 * Repayments and refunds are events of their agreement and need no table of their own. Here is what no replay can give
 * back: how late an agreement was as it was seen day by day, whatever was booked with an earlier day since.
 */
export class Servicing1000000001300 implements MigrationInterface {
  name = 'Servicing1000000001300';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table delinquency_history (
      agreement_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      number int4 not null, delinquency_bucket text not null, days_past_due int4 not null, overdue_minor int8 not null,
      began_on date not null, ended_on date,
      constraint delinquency_history_pkey primary key (agreement_id, number, bucket),
      constraint delinquency_history_agreement_fkey foreign key (agreement_id, bucket) references agreement (id, bucket),
      constraint delinquency_history_bucket_known check (delinquency_bucket in ('1-30', '31-60', '61-90', '90+')),
      constraint delinquency_history_in_order check (ended_on is null or ended_on >= began_on))`);
    await q.query(
      `create unique index delinquency_history_one_open on delinquency_history (agreement_id, bucket) where ended_on is null`,
    );
    await tenantTable(q, 'delinquency_history', 'select, insert, update');

    // The second line against booking a payment twice; the first looks through the locked agreement's events.
    await q.query(`create unique index servicing_event_reference_key
      on servicing_event (agreement_id, bucket, (details ->> 'reference')) where details ? 'reference'`);
    // What a partner asks every morning: who has to pay.
    await q.query(`create index instalment_by_due on instalment (partner_id, environment, due_on, agreement_id)
      where status <> 'paid'`);
    // Each partner has a clock of his own.
    await q.query(`create index agreement_by_clock on agreement (partner_id, environment, next_action_on, id)
      where next_action_on is not null`);
    await q.query('drop index agreement_by_next_action');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
