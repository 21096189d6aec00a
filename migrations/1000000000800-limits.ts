import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, configurationTable, tenantTable } from './support.js';

/** What acceptance reserves: the customer's exposure, and the day's budget of an enrolment. */
export class Limits1000000000800 implements MigrationInterface {
  name = 'Limits1000000000800';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table reservation (
      id uuid not null, bucket int2 not null, customer_id uuid not null, partner_id uuid not null, environment text not null,
      scenario text not null, product text not null, currency text not null, amount_minor int8 not null,
      enrolment_id uuid not null, day date not null,
      status text not null, expires_at timestamptz not null,
      constraint reservation_pkey primary key (id, bucket), ${bucketCheck('reservation')},
      constraint reservation_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint reservation_amount_positive check (amount_minor > 0),
      constraint reservation_status_known check (status in ('reserved', 'committed', 'released')))`);
    await q.query('create index reservation_by_customer on reservation (customer_id, bucket)');
    await q.query(`create index reservation_by_expiry on reservation (expires_at) where status = 'reserved'`);
    await tenantTable(q, 'reservation', 'select, insert, update');

    await q.query(`create table enrolment_budget (
      enrolment_id uuid not null, currency text not null, day date not null,
      cap_minor int8 not null, reserved_minor int8 not null,
      constraint enrolment_budget_pkey primary key (enrolment_id, currency, day),
      constraint enrolment_budget_enrolment_fkey foreign key (enrolment_id) references enrolment (id),
      constraint enrolment_budget_within_cap check (reserved_minor between 0 and cap_minor))`);
    await configurationTable(q, 'enrolment_budget');
    await q.query('grant insert, update on enrolment_budget to embank_app');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
