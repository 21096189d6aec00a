import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, monthlyTable, tenantTable } from './support.js';

/**
 * Decisions and the offers that somebody acted on. An offer's id is its decision's id but for the last four bits, so
 * an untouched offer needs no row: its terms stand in the decision's answer.
 */
export class Offers1000000000900 implements MigrationInterface {
  name = 'Offers1000000000900';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table decision (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      customer_id uuid, scenario text not null, purpose text not null, amount_minor int8, currency text,
      snapshot_version int8 not null, engine text not null, offer_count int2 not null, outcome text not null,
      verdicts text not null, inputs bytea not null, answer text not null,
      constraint decision_pkey primary key (id, bucket), ${bucketCheck('decision')}) partition by range (id)`);
    await q.query(
      'create index decision_by_customer on decision (customer_id, id) where customer_id is not null',
    );
    await q.query('create index decision_by_partner on decision (partner_id, environment, id)');
    // Of known customers' decisions this index knows nothing, so their way stays as short as it was.
    await q.query('create index decision_anonymous on decision (id) where customer_id is null');
    await tenantTable(q, 'decision', 'select');
    await monthlyTable(q, 'decision');

    await q.query(`create table customer_decision (
      decision_id uuid not null, bucket int2 not null, customer_id uuid not null, partner_id uuid not null, environment text not null,
      constraint customer_decision_pkey primary key (customer_id, decision_id, bucket),
      constraint customer_decision_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))`);
    await q.query('create index customer_decision_by_decision on customer_decision (decision_id)');
    await tenantTable(q, 'customer_decision', 'select, insert');

    await q.query(`create table offer (
      id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      customer_id uuid, product text not null, currency text, amount_minor int8,
      status text not null, status_reason text, status_changed_at timestamptz not null,
      version int4 not null, choice jsonb, reserved_until timestamptz, viewed_at timestamptz, view_evidence jsonb,
      order_id text, replaced_by uuid,
      constraint offer_pkey primary key (id, bucket), ${bucketCheck('offer')},
      constraint offer_status_known check (status in ('open', 'viewed', 'accepted', 'declined', 'superseded')))`);
    await q.query('create index offer_by_customer on offer (customer_id, id) where customer_id is not null');
    await q.query(
      `create index offer_by_order on offer (partner_id, environment, order_id) where order_id is not null`,
    );
    await tenantTable(q, 'offer', 'select, insert, update');

    await this.decisionContext(q);
    await this.recordDecisions(q);
  }

  /**
   * Everything that a batch of requests must know, in one round trip. Called by a role that may do nothing else.
   * One plan serves every batch: planning ten joins anew took three times what running them does. It must be a plan by
   * index also when it was made while the tables were empty.
   */
  private async decisionContext(q: QueryRunner): Promise<void> {
    await q.query(`create function gate.decision_context(
        partners uuid[], environments text[], buckets int2[], ids uuid[], externals bytea[], keys bytea[])
      returns table (ord int8, business_ms float8, customer_id uuid, kind text, status text, verification text,
        personal bytea, wrapped_key bytea, facts jsonb, tags text[], tag_scenarios text[], consents text[],
        exposure jsonb, stored_fingerprint bytea, stored_answer text)
      language plpgsql stable security definer set search_path = public, pg_temp
        set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
      #variable_conflict use_column
      begin return query
      select a.ord, extract(epoch from b.instant)::float8 * 1000, c.id, c.kind, c.status, c.verification,
        c.personal, c.wrapped_key, p.facts, t.tags, t.tag_scenarios, s.consents, x.exposure, i.fingerprint, i.answer
      from unnest(partners, environments, buckets, ids, externals, keys) with ordinality
        as a(partner, environment, bucket, id, external, key, ord)
      left join partner r on r.id = a.partner and a.environment = 'sandbox'
      left join lateral (
        select c.* from customer c
        where a.id is not null and c.id = a.id and c.bucket = a.bucket
          and c.partner_id = a.partner and c.environment = a.environment
        union all
        select c.* from customer c
        where a.external is not null and c.bucket = a.bucket and c.partner_id = a.partner
          and c.environment = a.environment and c.external_digest = a.external
      ) c on true
      cross join lateral (
        select now() + coalesce(c.clock_offset_ms, r.sandbox_offset_ms, 0) * interval '1 ms' as instant
      ) b
      left join profile p on p.customer_id = c.id and p.bucket = c.bucket
      left join lateral (
        select array_agg(case when g.value = 'true' then g.name else g.name || ':' || g.value end) as tags,
          array_agg(coalesce(g.scenario, 'any')) as tag_scenarios
        from tag g where g.customer_id = c.id and g.bucket = c.bucket and (g.expires_at is null or g.expires_at > b.instant)
      ) t on c.id is not null
      left join lateral (
        select array_agg(n.purpose) as consents from consent n
        where n.customer_id = c.id and n.bucket = c.bucket and n.status = 'granted'
          and (n.expires_at is null or n.expires_at > b.instant)
      ) s on c.id is not null
      left join lateral (
        select jsonb_object_agg(r.currency, r.open) as exposure from (
          select r.currency, sum(r.amount_minor) as open from reservation r
          where r.customer_id = c.id and r.bucket = c.bucket
            and (r.status = 'committed' or (r.status = 'reserved' and r.expires_at > b.instant))
          group by r.currency) r
      ) x on c.id is not null
      left join lateral (
        select i.fingerprint, d.answer from idempotency i
        left join decision d on d.id = i.resource_id and d.bucket = bucket_of(i.resource_id)
        where a.key is not null and i.digest = a.key
          and i.bucket = ((get_byte(a.key, 0) << 4) | (get_byte(a.key, 1) >> 4)) and i.expires_at > now()
      ) i on true
      order by a.ord;
      end $$`);
    await q.query('revoke all on function gate.decision_context from public');
    await q.query('grant execute on function gate.decision_context to embank_gate');
  }

  /**
   * Stores a batch of decisions with their idempotency rows in one statement and so in one commit. Texts come joined
   * by the record separator, which JSON never contains raw; a single empty one is an empty list when they are parted.
   * A key that somebody else holds leaves its decision out and
   * brings back what that key answered.
   */
  private async recordDecisions(q: QueryRunner): Promise<void> {
    await q.query(`create function gate.record_decisions(
        ids uuid[], partners uuid[], environments text[], customers uuid[], scenarios text[], purposes text[],
        amounts int8[], currencies text[], snapshot_versions int8[], engine text, offer_counts int2[], outcomes text[],
        verdicts text, inputs text, answers text, keys bytea[], fingerprints bytea[], keep interval)
      returns table (ord int8, stored_fingerprint bytea, stored_answer text)
      language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s' as $$
      #variable_conflict use_column
      declare won bytea[];
      begin
        if array_length(array_remove(keys, null), 1) > 0 then
          with taken as (
            insert into idempotency (digest, bucket, partner_id, environment, fingerprint, status, resource_id, expires_at)
            select k.digest, (get_byte(k.digest, 0) << 4) | (get_byte(k.digest, 1) >> 4), k.partner, k.environment,
              k.fingerprint, 200, k.id, now() + keep
            from unnest(keys, partners, environments, fingerprints, ids) as k(digest, partner, environment, fingerprint, id)
            where k.digest is not null
            order by k.digest
            on conflict do nothing returning digest)
          select array_agg(digest) into won from taken;
        end if;
        insert into decision (id, bucket, partner_id, environment, customer_id, scenario, purpose, amount_minor,
          currency, snapshot_version, engine, offer_count, outcome, verdicts, inputs, answer)
        select d.id, bucket_of(d.id), d.partner, d.environment, d.customer, d.scenario, d.purpose, d.amount,
          d.currency, d.snapshot_version, engine, d.offer_count, d.outcome, coalesce(d.verdict, ''), decode(d.input, 'base64'), d.answer
        from unnest(ids, partners, environments, customers, scenarios, purposes, amounts, currencies, snapshot_versions,
          offer_counts, outcomes, keys, string_to_array(verdicts, E'\\x1e'), string_to_array(inputs, E'\\x1e'),
          string_to_array(answers, E'\\x1e'))
          as d(id, partner, environment, customer, scenario, purpose, amount, currency, snapshot_version,
            offer_count, outcome, key, verdict, input, answer)
        where d.key is null or d.key = any (won)
        order by d.id;
        return query
          select k.ord, i.fingerprint, d.answer
          from unnest(keys) with ordinality as k(digest, ord)
          join idempotency i on i.digest = k.digest and i.bucket = ((get_byte(k.digest, 0) << 4) | (get_byte(k.digest, 1) >> 4))
          left join decision d on d.id = i.resource_id and d.bucket = bucket_of(i.resource_id)
          where k.digest is not null and not (k.digest = any (coalesce(won, '{}')));
      end $$`);
    await q.query('revoke all on function gate.record_decisions from public');
    await q.query('grant execute on function gate.record_decisions to embank_gate');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
