import type { MigrationInterface, QueryRunner } from 'typeorm';
import { declareTopology } from './support.js';

/** The bank's staff, and the second pair of eyes on what they change. Partners' requests never read either table. */
export class Staff1000000000200 implements MigrationInterface {
  name = 'Staff1000000000200';

  async up(q: QueryRunner): Promise<void> {
    await this.staffUser(q);
    await this.approval(q);
  }

  private async staffUser(q: QueryRunner): Promise<void> {
    await q.query(`create table staff_user (
      id uuid not null, subject text, email text, display_name text not null, password_hash text,
      roles text[] not null, status text not null,
      failed_count int4 not null default 0, locked_until timestamptz, last_sign_in_at timestamptz,
      created_at timestamptz not null,
      constraint staff_user_pkey primary key (id),
      constraint staff_user_subject_key unique (subject),
      constraint staff_user_email_key unique (email),
      constraint staff_user_email_lower check (email = lower(email)),
      constraint staff_user_one_way_in check ((subject is null) = (email is not null and password_hash is not null)),
      constraint staff_user_status_known check (status in ('active', 'disabled')))`);
    await declareTopology(q, 'staff_user', 'reference');
    await q.query('grant select, insert, update on staff_user to embank_staff');
  }

  private async approval(q: QueryRunner): Promise<void> {
    await q.query(`create table approval (
      id uuid not null, kind text not null, subject text not null, environment text,
      payload jsonb not null, diff jsonb not null, base_hash text not null, reason text not null,
      status text not null, status_reason text, maker uuid not null, checker uuid, applied jsonb,
      submitted_at timestamptz not null, decided_at timestamptz, expires_at timestamptz not null,
      constraint approval_pkey primary key (id),
      constraint approval_maker_fkey foreign key (maker) references staff_user (id),
      constraint approval_checker_fkey foreign key (checker) references staff_user (id),
      constraint approval_environment_known check (environment in ('sandbox', 'live')),
      constraint approval_status_known check (status in ('submitted', 'approved', 'rejected', 'withdrawn')),
      constraint approval_two_people check (checker <> maker),
      constraint approval_decided_by_checker check ((checker is not null) = (status in ('approved', 'rejected'))),
      constraint approval_decided_at check ((decided_at is null) = (status = 'submitted')))`);
    await q.query('create index approval_by_status on approval (status, id)');
    await declareTopology(q, 'approval', 'reference');
    await q.query('grant select, insert, update on approval to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
