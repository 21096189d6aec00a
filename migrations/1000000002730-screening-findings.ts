import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, configurationTable, tenantTable } from './support.js';

/** What screening found and by what it was compared; and from when on something is conspicuous. */
export class ScreeningFindings1000000002730 implements MigrationInterface {
  name = 'ScreeningFindings1000000002730';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table screening_terms (
      number int4 not null, terms jsonb not null, approval_id uuid not null, created_at timestamptz not null,
      constraint screening_terms_pkey primary key (number),
      constraint screening_terms_number_positive check (number > 0))`);
    await configurationTable(q, 'screening_terms');

    await q.query(`create table screening_finding (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      customer_id uuid not null, event_id uuid not null, scenario text not null, finding text not null,
      compared jsonb not null, event_ids uuid[] not null, terms_number int4 not null,
      constraint screening_finding_pkey primary key (id, bucket), ${bucketCheck('screening_finding')},
      constraint screening_finding_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint screening_finding_known check (finding in ('unusualAmount', 'velocity', 'scenarioMismatch')))`);
    await q.query(
      'create index screening_finding_by_customer on screening_finding (customer_id, bucket, id)',
    );
    await q.query('create index screening_finding_by_environment on screening_finding (environment, id)');
    await q.query('create index screening_finding_by_kind on screening_finding (environment, finding, id)');
    // A partner's events make them; no route of his reads them.
    await tenantTable(q, 'screening_finding', 'select, insert');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
