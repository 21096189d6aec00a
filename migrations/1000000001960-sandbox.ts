import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, configurationTable, rewriteFunction, tenantTable } from './support.js';

const LIFE = `status text not null, status_reason text, status_changed_at timestamptz not null`;

/** Test clocks, scripted borrowers, and partners who opened their own sandbox. */
export class Sandbox1000000001960 implements MigrationInterface {
  name = 'Sandbox1000000001960';

  async up(q: QueryRunner): Promise<void> {
    await this.customersClock(q);
    await this.testClock(q);
    await this.simulation(q);
    await this.signUp(q);
    await q.query(`update api_key set scopes = scopes || 'sandbox:read'::text
      where 'sandbox:write' = any (scopes) and not 'sandbox:read' = any (scopes)`);
  }

  /**
   * A customer's row keeps what his clock says, so that no request looks at another table for it: the instant at which it
   * stands, or by how much it differs from the real time.
   */
  private async customersClock(q: QueryRunner): Promise<void> {
    await q.query(`alter table customer add column clock_id uuid, add column clock_frozen_at timestamptz,
      add constraint customer_clock_stands_or_runs check (clock_frozen_at is null or clock_offset_ms is null)`);
    await q.query('create index customer_by_clock on customer (clock_id) where clock_id is not null');
    await rewriteFunction(q, 'gate.decision_context', [
      [
        "now() + coalesce(c.clock_offset_ms, r.sandbox_offset_ms, 0) * interval '1 ms'",
        "coalesce(c.clock_frozen_at, now() + coalesce(c.clock_offset_ms, r.sandbox_offset_ms, 0) * interval '1 ms')",
      ],
    ]);
    await rewriteFunction(q, 'borrower_exposure', [
      ['bucket, clock_offset_ms from asker', 'bucket, clock_offset_ms, clock_frozen_at from asker'],
      ['c.clock_offset_ms from asker', 'c.clock_offset_ms, c.clock_frozen_at from asker'],
      ['cross join lateral (select now()', 'cross join lateral (select coalesce(o.clock_frozen_at, now()'],
      ['else 0 end as instant', 'else 0 end) as instant'],
    ]);
  }

  private async testClock(q: QueryRunner): Promise<void> {
    await q.query(`create table test_clock (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null, name text not null,
      offset_ms int8, frozen_at timestamptz, moves_from timestamptz, moves_to timestamptz, moved_by uuid,
      claimed_until timestamptz,
      ${LIFE}, created_at timestamptz not null,
      constraint test_clock_pkey primary key (id, bucket), ${bucketCheck('test_clock')},
      constraint test_clock_stands_or_runs check ((frozen_at is null) <> (offset_ms is null)),
      constraint test_clock_only_in_sandbox check (environment = 'sandbox'),
      constraint test_clock_moving_has_target check ((status = 'advancing') = (moves_to is not null)),
      constraint test_clock_status_known check (status in ('ready', 'advancing')))`);
    await q.query('create index test_clock_by_partner on test_clock (partner_id, environment, id)');
    await q.query(`create index test_clock_moving on test_clock (id) where status = 'advancing'`);
    await tenantTable(q, 'test_clock', 'select, insert, update, delete');
  }

  private async simulation(q: QueryRunner): Promise<void> {
    await q.query(`create table simulation (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      customer_id uuid not null, agreement_id uuid not null, clock_id uuid not null, key_id uuid not null,
      script text not null, until date, memory jsonb not null, transcript jsonb not null, claimed_until timestamptz,
      ${LIFE}, created_at timestamptz not null,
      constraint simulation_pkey primary key (id, bucket), ${bucketCheck('simulation')},
      constraint simulation_only_in_sandbox check (environment = 'sandbox'),
      constraint simulation_status_known check (status in ('running', 'completed', 'failed')))`);
    await q.query('create index simulation_by_partner on simulation (partner_id, environment, id)');
    await q.query(
      `create unique index simulation_one_of_agreement on simulation (agreement_id, bucket) where status = 'running'`,
    );
    await tenantTable(q, 'simulation', 'select, insert, update');
  }

  /** Who opened a sandbox for himself; the address only as a keyed digest. */
  private async signUp(q: QueryRunner): Promise<void> {
    await q.query(`create table sandbox_sign_up (
      partner_id uuid not null, address bytea not null, created_at timestamptz not null, expired_at timestamptz,
      constraint sandbox_sign_up_pkey primary key (partner_id),
      constraint sandbox_sign_up_partner_fkey foreign key (partner_id) references partner (id))`);
    await q.query('create index sandbox_sign_up_by_address on sandbox_sign_up (address, created_at)');
    await q.query(
      'create index sandbox_sign_up_open on sandbox_sign_up (created_at) where expired_at is null',
    );
    await configurationTable(q, 'sandbox_sign_up');
    await q.query('revoke select on sandbox_sign_up from embank_app');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
