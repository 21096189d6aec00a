import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was stored under a key, an SQL expression, whether or not it has expired meanwhile. */
const storedUnder = (key: string): string => `lateral (
  select i.fingerprint, i.expires_at, d.answer from (
    select i.fingerprint, i.resource_id, i.expires_at from idempotency i
    where i.digest = ${key} and i.bucket = ((get_byte(${key}, 0) << 4) | (get_byte(${key}, 1) >> 4)) offset 0) i
  left join lateral (
    select d.answer from decision d where d.id = i.resource_id and d.bucket = bucket_of(i.resource_id) offset 0
  ) d on true) stored`;

/**
 * A plan that was made while a table was empty serves until PostgreSQL gathers statistics, which can be a minute of a
 * new bank's first traffic. For an empty table all plans cost the same: the stored answers of keys were found by reading
 * every key and its decision, in each batch, and a batch without keys did that, too. `offset 0` lets the planner
 * only look one row up at a time, and the comparison of whole rows fits the one index that is meant. No key is looked up
 * after a batch that won all of its own.
 */
export class GatePlans1000000000910 implements MigrationInterface {
  name = 'GatePlans1000000000910';

  async up(q: QueryRunner): Promise<void> {
    await this.decisionContext(q);
    await this.recordDecisions(q);
  }

  private async decisionContext(q: QueryRunner): Promise<void> {
    await q.query(`create or replace function gate.decision_context(
        partners uuid[], environments text[], buckets int2[], ids uuid[], externals bytea[], keys bytea[])
      returns table (ord int8, business_ms float8, customer_id uuid, kind text, status text, verification text,
        personal bytea, wrapped_key bytea, facts jsonb, tags text[], tag_scenarios text[], consents text[],
        exposure jsonb, stored_fingerprint bytea, stored_answer text)
      language plpgsql stable security definer set search_path = public, pg_temp
        set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
      #variable_conflict use_column
      begin return query
      select a.ord, extract(epoch from b.instant)::float8 * 1000, c.id, c.kind, c.status, c.verification,
        c.personal, c.wrapped_key, p.facts, t.tags, t.tag_scenarios, s.consents, x.exposure,
        stored.fingerprint, stored.answer
      from unnest(partners, environments, buckets, ids, externals, keys) with ordinality
        as a(partner, environment, bucket, id, external, key, ord)
      left join lateral (
        select r.sandbox_offset_ms from partner r where r.id = a.partner and a.environment = 'sandbox' offset 0
      ) r on true
      left join lateral (
        select c.* from (
          select c.* from customer c where a.id is not null and c.id = a.id and c.bucket = a.bucket offset 0) c
        where c.partner_id = a.partner and c.environment = a.environment
        union all
        select c.* from customer c
        where a.external is not null and c.bucket = a.bucket
          and (c.bucket, c.partner_id, c.environment, c.external_digest)
            between (a.bucket, a.partner, a.environment, a.external)
              and (a.bucket, a.partner, a.environment, a.external)
      ) c on true
      cross join lateral (
        select now() + coalesce(c.clock_offset_ms, r.sandbox_offset_ms, 0) * interval '1 ms' as instant
      ) b
      left join lateral (
        select p.facts from profile p where p.customer_id = c.id and p.bucket = c.bucket offset 0
      ) p on true
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
      left join ${storedUnder('a.key')} on a.key is not null and stored.expires_at > now()
      order by a.ord;
      end $$`);
  }

  private async recordDecisions(q: QueryRunner): Promise<void> {
    await q.query(`create or replace function gate.record_decisions(
        ids uuid[], partners uuid[], environments text[], customers uuid[], scenarios text[], purposes text[],
        amounts int8[], currencies text[], snapshot_versions int8[], engine text, offer_counts int2[], outcomes text[],
        verdicts text, inputs text, answers text, keys bytea[], fingerprints bytea[], keep interval)
      returns table (ord int8, stored_fingerprint bytea, stored_answer text)
      language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s'
        set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
      #variable_conflict use_column
      declare
        wanted int := coalesce(array_length(array_remove(keys, null), 1), 0);
        won bytea[] := '{}';
      begin
        if wanted > 0 then
          with taken as (
            insert into idempotency (digest, bucket, partner_id, environment, fingerprint, status, resource_id, expires_at)
            select k.digest, (get_byte(k.digest, 0) << 4) | (get_byte(k.digest, 1) >> 4), k.partner, k.environment,
              k.fingerprint, 200, k.id, now() + keep
            from unnest(keys, partners, environments, fingerprints, ids) as k(digest, partner, environment, fingerprint, id)
            where k.digest is not null
            order by k.digest
            on conflict do nothing returning digest)
          select coalesce(array_agg(digest), '{}') into won from taken;
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
        if cardinality(won) < wanted then
          return query
            select k.ord, stored.fingerprint, stored.answer
            from unnest(keys) with ordinality as k(digest, ord)
            join ${storedUnder('k.digest')} on true
            where k.digest is not null and not (k.digest = any (won));
        end if;
      end $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
