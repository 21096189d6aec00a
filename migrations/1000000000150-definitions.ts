import type { MigrationInterface, QueryRunner } from 'typeorm';
import { configurationTable } from './support.js';

/** Versions of what staff define as documents: scenarios, policy packs, products. */
export class Definitions1000000000150 implements MigrationInterface {
  name = 'Definitions1000000000150';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table definition (
      id uuid not null, kind text not null, name text not null, number int4 not null,
      status text not null, body jsonb not null, based_on int4, note text not null,
      created_by uuid, created_at timestamptz not null, published_by uuid, published_at timestamptz, retired_at timestamptz,
      version int4 not null default 1,
      constraint definition_pkey primary key (id),
      constraint definition_number_key unique (kind, name, number),
      constraint definition_status_known check (status in ('draft', 'published', 'retired')),
      constraint definition_kind_known check (kind in ('scenario', 'pack', 'product')))`);
    await q.query(
      `create unique index definition_published_key on definition (kind, name) where status = 'published'`,
    );
    await configurationTable(q, 'definition');
    // A published version never changes: nobody may write a body but while it is a draft, see VersionStore.
    await q.query('revoke update on definition from embank_staff');
    await q.query(
      'grant update (status, note, published_by, published_at, retired_at, version, body) on definition to embank_staff',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
