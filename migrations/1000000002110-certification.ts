import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, tenantTable } from './support.js';

/** Runs that certify a partner's integration, and live keys that two people agreed to and nobody has revealed yet. */
export class Certification1000000002110 implements MigrationInterface {
  name = 'Certification1000000002110';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table certification_run (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null, key_id uuid not null,
      status text not null, status_reason text, status_changed_at timestamptz not null,
      started_at timestamptz not null, ends_at timestamptz not null,
      armed_at timestamptz, times_armed int4 not null default 0, receiver_tests int4 not null default 0,
      seen jsonb not null default '[]', report jsonb,
      constraint certification_run_pkey primary key (id, bucket), ${bucketCheck('certification_run')},
      constraint certification_run_only_in_sandbox check (environment = 'sandbox'),
      constraint certification_run_ended_has_report check ((status = 'running') = (report is null)),
      constraint certification_run_status_known check (status in ('running', 'passed', 'failed', 'expired')))`);
    await q.query(
      'create index certification_run_by_partner on certification_run (partner_id, environment, id)',
    );
    // Nobody tells two running ones of a partner apart: all of a partner's are in one bucket.
    await q.query(`create unique index certification_run_one_running on certification_run (partner_id, bucket)
      where status = 'running'`);
    await tenantTable(q, 'certification_run', 'select, insert, update');

    await q.query(`alter table api_key alter column digest drop not null,
      add column claim_by uuid, add column claim_until timestamptz,
      add constraint api_key_secret_or_claim check (
        (digest is null) = (claim_by is not null) and (digest is null) = (claim_until is not null))`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
