import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, declareTopology, monthlyTable, tenantTable } from './support.js';

/**
 * How partners are told: the queue of events that nobody has told yet, each partner's feed of notifications, his
 * endpoints, and what is delivered to them. All of a partner's rows live in the bucket of his id.
 */
export class Webhooks1000000001600 implements MigrationInterface {
  name = 'Webhooks1000000001600';

  async up(q: QueryRunner): Promise<void> {
    await this.queueOfEvents(q);
    await this.feeds(q);
    await this.endpoints(q);
    await this.deliveries(q);
    await this.retention(q);
  }

  /**
   * Transactions commit in another order than they number their rows, so nobody may read the outbox by "after the last
   * that I saw". What is here has not been told; taking it out and telling it is one transaction. Of two events of one
   * subject the later one gets the higher number, because its transaction waited for the subject's row.
   */
  private async queueOfEvents(q: QueryRunner): Promise<void> {
    await q.query(`alter table outbox add column occurred_at timestamptz`);
    await q.query(`create function business_now(partner uuid, environment text) returns timestamptz language sql stable as
      $$ select clock_timestamp() + case when $2 = 'sandbox' then coalesce(
           (select p.sandbox_offset_ms from partner p where p.id = $1), 0) else 0 end * interval '1 ms' $$`);
    await q.query(`create table outbox_queue (
      number int8 generated always as identity, id uuid not null, bucket int2 not null,
      constraint outbox_queue_pkey primary key (number))
      with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
    await declareTopology(q, 'outbox_queue', 'local');
    await q.query('grant insert on outbox_queue to embank_app');
    await q.query('grant select, insert, delete on outbox_queue to embank_staff');
  }

  private async feeds(q: QueryRunner): Promise<void> {
    await q.query(`create table notification_feed (
      partner_id uuid not null, environment text not null, bucket int2 not null, last_position int8 not null,
      constraint notification_feed_pkey primary key (bucket, partner_id, environment))`);
    await tenantTable(q, 'notification_feed', 'select');
    await q.query(`create table notification (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      position int8 not null, type text not null, subject uuid not null, sequence int8 not null,
      occurred_at timestamptz not null, data jsonb not null,
      constraint notification_pkey primary key (id, bucket), ${bucketCheck('notification')}) partition by range (id)`);
    await q.query(
      'create index notification_by_position on notification (partner_id, environment, position)',
    );
    await tenantTable(q, 'notification', 'select');
    await monthlyTable(q, 'notification');
  }

  private async endpoints(q: QueryRunner): Promise<void> {
    await q.query(`create table webhook_endpoint (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      url text not null, description text, types text[] not null, payload text not null, api_version text not null,
      status text not null, status_reason text, status_changed_at timestamptz not null,
      secret_key bytea not null, secret bytea not null, previous_secret bytea, previous_secret_until timestamptz,
      failing_since timestamptz, failures int4 not null default 0,
      version int4 not null default 1, created_at timestamptz not null,
      constraint webhook_endpoint_pkey primary key (id, bucket),
      constraint webhook_endpoint_url_key unique (bucket, partner_id, environment, url),
      constraint webhook_endpoint_status_known check (status in ('enabled', 'disabled')),
      constraint webhook_endpoint_payload_known check (payload in ('thin', 'full')),
      ${bucketCheck('webhook_endpoint')})`);
    await tenantTable(q, 'webhook_endpoint', 'select, insert, update, delete');
  }

  /** The log keeps what was done; the queue holds what is still to do and stays small. */
  private async deliveries(q: QueryRunner): Promise<void> {
    await q.query(`create table webhook_delivery (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      endpoint_id uuid not null, notification_id uuid not null, position int8 not null, type text not null,
      trigger text not null, status text not null, status_reason text, status_changed_at timestamptz not null,
      next_attempt_at timestamptz, attempts jsonb not null default '[]', body text, created_at timestamptz not null,
      constraint webhook_delivery_pkey primary key (id, bucket),
      constraint webhook_delivery_status_known check (status in ('pending', 'delivered', 'failed', 'cancelled')),
      constraint webhook_delivery_trigger_known check (trigger in ('event', 'resend')),
      ${bucketCheck('webhook_delivery')}) partition by range (id)`);
    await q.query('create index webhook_delivery_by_endpoint on webhook_delivery (endpoint_id, id)');
    await tenantTable(q, 'webhook_delivery', 'select, insert');
    await monthlyTable(q, 'webhook_delivery');
    await q.query(`create table webhook_queue (
      delivery_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      endpoint_id uuid not null, notification_id uuid not null, subject uuid not null, position int8 not null,
      due_at timestamptz not null, attempts int4 not null default 0,
      constraint webhook_queue_pkey primary key (delivery_id, bucket))
      with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
    await q.query('create index webhook_queue_due on webhook_queue (endpoint_id, due_at, position)');
    await tenantTable(q, 'webhook_queue', 'select, insert');
  }

  /** Months whose last day is older than what is promised are dropped whole. */
  private async retention(q: QueryRunner): Promise<void> {
    await q.query(`create function drop_told_months(keep_days int4) returns int4 language plpgsql security definer
      set search_path = public, pg_temp as $$
      declare
        part record; dropped int4 := 0;
      begin
        for part in
          select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent in ('notification'::regclass, 'webhook_delivery'::regclass)
            and to_timestamp(right(c.relname, 6), 'YYYYMM') + interval '1 month'
              < now() - make_interval(days => greatest(keep_days, 30))
        loop
          execute format('drop table %I', part.relname);
          dropped := dropped + 1;
        end loop;
        return dropped;
      end $$`);
    await q.query('revoke all on function drop_told_months(int4) from public');
    await q.query('grant execute on function drop_told_months(int4) to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
