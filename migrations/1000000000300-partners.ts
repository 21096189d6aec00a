import type { MigrationInterface, QueryRunner } from 'typeorm';
import { configurationTable } from './support.js';

/** Partners, their keys, their enrolments in scenarios, their licences; pauses of a partner, scenario or product. */
export class Partners1000000000300 implements MigrationInterface {
  name = 'Partners1000000000300';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table partner (
      id uuid not null, slug text not null, name text not null, industry text not null,
      status text not null, status_reason text, status_changed_at timestamptz not null,
      sandbox_offset_ms int8 not null default 0,
      version int4 not null default 1, created_at timestamptz not null,
      constraint partner_pkey primary key (id),
      constraint partner_slug_key unique (slug),
      constraint partner_status_known check (status in ('active', 'suspended')))`);
    await configurationTable(q, 'partner');
    await q.query('grant update (sandbox_offset_ms) on partner to embank_app');

    await q.query(`create table licence (
      id uuid not null, partner_id uuid not null, kind text not null, number text not null, expires_on date not null,
      created_at timestamptz not null,
      constraint licence_pkey primary key (id),
      constraint licence_number_key unique (partner_id, kind, number),
      constraint licence_partner_fkey foreign key (partner_id) references partner (id))`);
    await configurationTable(q, 'licence');

    await q.query(`create table api_key (
      id uuid not null, partner_id uuid not null, environment text not null, name text not null,
      digest bytea not null, last_four text not null,
      scopes text[] not null, scenarios text[] not null, cidrs text[] not null,
      created_at timestamptz not null, expires_at timestamptz, revoked_at timestamptz, revoked_reason text,
      replaced_by uuid, last_used_at timestamptz,
      constraint api_key_pkey primary key (id),
      constraint api_key_digest_key unique (digest),
      constraint api_key_environment_known check (environment in ('sandbox', 'live')),
      constraint api_key_partner_fkey foreign key (partner_id) references partner (id))`);
    await q.query('create index api_key_by_partner on api_key (partner_id, id)');
    await configurationTable(q, 'api_key');

    await q.query(`create table enrolment (
      id uuid not null, partner_id uuid not null, environment text not null, scenario text not null,
      jurisdiction text not null, status text not null, limits jsonb not null, subsidy jsonb not null,
      version int4 not null default 1, created_at timestamptz not null,
      constraint enrolment_pkey primary key (id),
      constraint enrolment_scenario_key unique (partner_id, environment, scenario),
      constraint enrolment_environment_known check (environment in ('sandbox', 'live')),
      constraint enrolment_status_known check (status in ('active', 'ended')),
      constraint enrolment_partner_fkey foreign key (partner_id) references partner (id))`);
    await configurationTable(q, 'enrolment');

    await q.query(`create table pause (
      id uuid not null, kind text not null, subject text not null, reason text not null,
      paused_by uuid not null, paused_at timestamptz not null,
      constraint pause_pkey primary key (id),
      constraint pause_subject_key unique (kind, subject),
      constraint pause_kind_known check (kind in ('partner', 'scenario', 'product')))`);
    await configurationTable(q, 'pause');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
