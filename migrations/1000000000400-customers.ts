import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, tenantTable } from './support.js';

/** Customers (one partner's view of a party), their declared profile, tags and consents. */
export class Customers1000000000400 implements MigrationInterface {
  name = 'Customers1000000000400';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table customer (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      kind text not null, status text not null, verification text not null,
      external_digest bytea, personal bytea, wrapped_key bytea,
      acquisition jsonb not null, clock_offset_ms int8, version int4 not null default 1,
      constraint customer_pkey primary key (id, bucket), ${bucketCheck('customer')},
      constraint customer_external_key unique (bucket, partner_id, environment, external_digest),
      constraint customer_kind_known check (kind in ('person', 'organisation')),
      constraint customer_status_known check (status in ('active', 'erased')),
      constraint customer_verification_known check (verification in ('none', 'phone', 'document', 'bank')))`);
    await q.query('create index customer_by_partner on customer (partner_id, environment, id)');
    await tenantTable(q, 'customer', 'select, insert, update');

    await q.query(`create table profile (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      source text not null, facts jsonb not null, computed_at timestamptz not null,
      constraint profile_pkey primary key (customer_id, bucket),
      constraint profile_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint profile_source_known check (source in ('declared', 'computed')))`);
    await tenantTable(q, 'profile', 'select, insert, update');

    await q.query(`create table tag (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      name text not null, value text not null, source text not null, scenario text,
      confidence real not null default 1, evidence jsonb not null,
      computed_at timestamptz not null, expires_at timestamptz,
      constraint tag_pkey primary key (customer_id, bucket, name),
      constraint tag_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))`);
    await tenantTable(q, 'tag', 'select, insert, update');

    await q.query(`create table consent (
      id uuid not null, bucket int2 not null, customer_id uuid not null, partner_id uuid not null, environment text not null,
      purpose text not null, status text not null, status_reason text, status_changed_at timestamptz not null,
      granted_at timestamptz not null, expires_at timestamptz, text_version text not null, evidence text,
      constraint consent_pkey primary key (id, bucket), ${bucketCheck('consent')},
      constraint consent_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket),
      constraint consent_status_known check (status in ('granted', 'revoked')))`);
    await q.query(
      `create unique index consent_granted_key on consent (customer_id, bucket, purpose) where status = 'granted'`,
    );
    await tenantTable(q, 'consent', 'select, insert, update');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
