import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, configurationTable, declareTopology, monthlyTable, tenantTable } from './support.js';

export class Platform1000000000100 implements MigrationInterface {
  name = 'Platform1000000000100';

  async up(q: QueryRunner): Promise<void> {
    await q.query('revoke create on schema public from public');
    await q.query('grant usage on schema public to embank_app, embank_staff, embank_loader');
    await q.query('create schema gate');
    await q.query('grant usage on schema gate to embank_gate');
    await this.ids(q);
    await this.months(q);
    await this.configurationHead(q);
    await this.outbox(q);
    await this.audit(q);
    await this.idempotency(q);
  }

  private async ids(q: QueryRunner): Promise<void> {
    await q.query(`create function bucket_of(id uuid) returns int2 language sql immutable strict parallel safe as
      $$ select (('x' || substr(id::text, 16, 3))::bit(12)::int)::int2 $$`);
    await q.query(`create function first_id_of(instant timestamptz) returns uuid language sql immutable strict parallel safe as
      $$ select (lpad(to_hex((extract(epoch from instant) * 1000)::int8), 12, '0') || '00000000000000000000')::uuid $$`);
  }

  /** A UUIDv7 begins with its time, so a month is a range of ids and an old month is dropped whole. */
  private async months(q: QueryRunner): Promise<void> {
    await q.query(`create table monthly_table (name text constraint monthly_table_pkey primary key)`);
    await configurationTable(q, 'monthly_table');
    await q.query(`create function make_months() returns void language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        t text; m timestamptz; part text;
      begin
        for t in select name from monthly_table loop
          for i in -1..3 loop
            m := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i)) at time zone 'UTC';
            part := t || to_char(m at time zone 'UTC', '_YYYYMM');
            if to_regclass(part) is null then
              execute format('create table %I partition of %I for values from (%L) to (%L)', part, t,
                first_id_of(m), first_id_of(((m at time zone 'UTC') + interval '1 month') at time zone 'UTC'));
            end if;
          end loop;
        end loop;
      end $$`);
    await q.query('revoke all on function make_months() from public');
    await q.query('grant execute on function make_months() to embank_staff');
  }

  private async configurationHead(q: QueryRunner): Promise<void> {
    await q.query(`create table config_head (
      id int2 constraint config_head_pkey primary key constraint config_head_one_row check (id = 1),
      version int8 not null)`);
    await q.query('insert into config_head values (1, 1)');
    await configurationTable(q, 'config_head');
  }

  private async outbox(q: QueryRunner): Promise<void> {
    await q.query(`create table outbox (
      id uuid not null, bucket int2 not null,
      type text not null, environment text, partner_id uuid, subject uuid not null, sequence int8 not null,
      payload jsonb not null,
      constraint outbox_pkey primary key (id, bucket), ${bucketCheck('outbox')}) partition by range (id)`);
    await tenantTable(q, 'outbox', 'select, insert');
    await monthlyTable(q, 'outbox');
  }

  private async audit(q: QueryRunner): Promise<void> {
    await q.query(`create table audit (
      id uuid constraint audit_pkey primary key,
      actor_kind text not null, actor_id uuid, actor_name text, environment text, partner_id uuid, request_id text,
      action text not null, subject text not null, detail jsonb not null)`);
    await q.query('create index audit_by_subject on audit (subject, id)');
    await declareTopology(q, 'audit', 'local');
    await q.query('grant insert on audit to embank_app');
    await q.query('grant select, insert on audit to embank_staff');
  }

  private async idempotency(q: QueryRunner): Promise<void> {
    await q.query(`create table idempotency (
      digest bytea not null, bucket int2 not null,
      partner_id uuid not null, environment text not null,
      fingerprint bytea not null,
      status int2, body text, resource_id uuid,
      expires_at timestamptz not null,
      constraint idempotency_pkey primary key (digest, bucket),
      constraint idempotency_bucket_in_digest check (bucket = ((get_byte(digest, 0) << 4) | (get_byte(digest, 1) >> 4))))`);
    await q.query('create index idempotency_by_expiry on idempotency (expires_at)');
    await tenantTable(q, 'idempotency', 'select, insert, update');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
