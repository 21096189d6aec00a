import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, monthlyTable, tenantTable } from './support.js';

/** Facts that partners report about customers, and what is summed up from them as they come. */
export class Events1000000002100 implements MigrationInterface {
  name = 'Events1000000002100';

  async up(q: QueryRunner): Promise<void> {
    await this.events(q);
    await this.summaries(q);
    await this.imports(q);
    await this.retention(q);
  }

  private async events(q: QueryRunner): Promise<void> {
    await q.query(`create table event (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      customer_id uuid not null, type text not null, occurred_at timestamptz not null,
      scenario text not null, source text not null, confidence real not null, is_sensitive boolean not null,
      amount_minor int8, currency text, mcc text, external_id text not null, relates_to text, sealed bytea,
      constraint event_pkey primary key (id, bucket), ${bucketCheck('event')}) partition by range (id)`);
    await q.query('create index event_by_customer on event (customer_id, id)');
    await q.query('create index event_sensitive on event (id) where is_sensitive');
    await tenantTable(q, 'event', 'select, insert');
    await monthlyTable(q, 'event');

    // The partner's own id of an event, whatever its time or customer: the first 16 bytes of a keyed digest.
    await q.query(`create table event_key (
      digest bytea not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      event_id uuid not null, fingerprint bytea not null,
      constraint event_key_pkey primary key (digest, bucket),
      constraint event_key_bucket_in_digest check (bucket = ((get_byte(digest, 0) << 4) | (get_byte(digest, 1) >> 4))))`);
    // Keys come in the order of time, so a block range is enough to find those whose events are gone.
    await q.query('create index event_key_by_age on event_key using brin (event_id)');
    await tenantTable(q, 'event_key', 'select, insert');
  }

  /** Names and meaning are those of `CustomerSummary` in engines/segmentation. */
  private async summaries(q: QueryRunner): Promise<void> {
    await q.query(`create table customer_summary (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      kind text not null, scope text not null, currency text not null,
      occasions int4 not null, purchase_days int4 not null, first_day int4, last_day int4, last_at timestamptz,
      purchased_minor int8 not null, refunded_minor int8 not null, refunds int4 not null, first_day_minor int8 not null,
      recent_days int4[] not null, last_active_day int4, active_day_bits int4 not null,
      day_set_from int4 not null, day_set bytea not null,
      version int4 not null, changed_at timestamptz not null,
      constraint customer_summary_pkey primary key (customer_id, bucket, scope, currency),
      constraint customer_summary_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))
      with (fillfactor = 80)`);
    await tenantTable(q, 'customer_summary', 'select, insert, update');
  }

  private async imports(q: QueryRunner): Promise<void> {
    await q.query(`create table event_import (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      name text, status text not null, status_reason text, status_changed_at timestamptz not null,
      offset_bytes int8 not null, lines int8 not null, recorded int8 not null, duplicates int8 not null, refused int8 not null,
      constraint event_import_pkey primary key (id, bucket), ${bucketCheck('event_import')},
      constraint event_import_status_known check (status in ('receiving', 'done', 'cancelled', 'expired')))`);
    await q.query('create index event_import_by_partner on event_import (partner_id, environment, id)');
    await q.query(
      `create index event_import_open on event_import (status_changed_at) where status = 'receiving'`,
    );
    await tenantTable(q, 'event_import', 'select, insert, update');

    await q.query(`create table event_import_refusal (
      import_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      line int8 not null, code text not null, pointer text not null, detail text not null,
      constraint event_import_refusal_pkey primary key (import_id, bucket, line),
      constraint event_import_refusal_import_fkey foreign key (import_id, bucket) references event_import (id, bucket))`);
    await tenantTable(q, 'event_import_refusal', 'select, insert');
  }

  /** Only the owner may drop a table; what it drops stands here, so that no caller can name another. */
  private async retention(q: QueryRunner): Promise<void> {
    await q.query(`create function drop_event_months(kept int) returns int
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        part text; dropped int := 0;
      begin
        if kept < 1 then raise exception 'at least one month is kept'; end if;
        for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent = 'event'::regclass and c.relname ~ '^event_[0-9]{6}$'
            and c.relname < to_char((now() at time zone 'UTC') - make_interval(months => kept), '"event_"YYYYMM')
          order by c.relname
        loop
          execute format('drop table %I', part);
          dropped := dropped + 1;
        end loop;
        return dropped;
      end $$`);
    await q.query('revoke all on function drop_event_months(int) from public');
    await q.query('grant execute on function drop_event_months(int) to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
