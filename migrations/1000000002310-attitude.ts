import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.js';

/** Questionnaires, and what customers have answered. */
export class Attitude1000000002310 implements MigrationInterface {
  name = 'Attitude1000000002310';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table definition drop constraint definition_kind_known,
      add constraint definition_kind_known
        check (kind in ('scenario', 'pack', 'product', 'tag', 'segment', 'questionnaire'))`);
    // How far the rows of facts have followed what everybody was scored by last.
    await q.query(`alter table classification_frame add column told_number int4, add column told_day int4,
      add column tell_after uuid`);
    await q.query(`create table questionnaire_answer (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      name text not null, version int4 not null, dimensions jsonb not null, sealed bytea not null,
      answered_by text not null, answered_at timestamptz not null,
      constraint questionnaire_answer_pkey primary key (customer_id, bucket, name),
      constraint questionnaire_answer_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint questionnaire_answer_by_known check (answered_by in ('partner', 'staff')))`);
    await tenantTable(q, 'questionnaire_answer', 'select, insert, update');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
