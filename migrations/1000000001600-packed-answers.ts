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
 * An answer of 10 kB cost PostgreSQL more than everything else of a request together: it was received, checked as
 * UTF-8, parted, pressed and written in slices. The program now presses it before it leaves, so it comes as bytes. What
 * is pressed or sealed already is not pressed again.
 *
 * Answers that were stored before become bytes as they are; `stored-answer.ts` reads both. Receipts and answers of a
 * batch come joined, each kind in one parameter with its lengths, which needs no text form of bytes.
 */
export class PackedAnswers1000000001600 implements MigrationInterface {
  name = 'PackedAnswers1000000001600';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table decision alter answer type bytea using convert_to(answer, 'UTF8')`);
    await q.query(
      'alter table decision alter answer set storage external, alter inputs set storage external',
    );
    await this.decisionContext(q);
    await this.recordDecisions(q);
  }

  /** As it was, but for the type of what a key has stored. */
  private async decisionContext(q: QueryRunner): Promise<void> {
    const [{ definition }] = (await q.query(
      `select pg_get_functiondef('gate.decision_context'::regproc) as definition`,
    )) as [{ definition: string }];
    await q.query('drop function gate.decision_context');
    await q.query(definition.replace('stored_answer text', 'stored_answer bytea'));
    await q.query('revoke all on function gate.decision_context from public');
    await q.query('grant execute on function gate.decision_context to embank_gate');
  }

  private async recordDecisions(q: QueryRunner): Promise<void> {
    await q.query('drop function gate.record_decisions');
    await q.query(`create function gate.record_decisions(
        ids uuid[], partners uuid[], environments text[], customers uuid[], scenarios text[], purposes text[],
        amounts int8[], currencies text[], snapshot_versions int8[], engine text, offer_counts int2[], outcomes text[],
        verdicts text, inputs bytea, input_lengths int4[], answers bytea, answer_lengths int4[],
        keys bytea[], fingerprints bytea[], keep interval)
      returns table (ord int8, stored_fingerprint bytea, stored_answer bytea)
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
          d.currency, d.snapshot_version, engine, d.offer_count, d.outcome, coalesce(d.verdict, ''),
          substring(inputs from d.input_end::int4 - d.input_length + 1 for d.input_length),
          substring(answers from d.answer_end::int4 - d.answer_length + 1 for d.answer_length)
        from (
          select r.*, sum(r.input_length) over before_and_this as input_end,
            sum(r.answer_length) over before_and_this as answer_end
          from unnest(ids, partners, environments, customers, scenarios, purposes, amounts, currencies,
            snapshot_versions, offer_counts, outcomes, keys, string_to_array(verdicts, E'\\x1e'), input_lengths,
            answer_lengths) with ordinality
            as r(id, partner, environment, customer, scenario, purpose, amount, currency, snapshot_version,
              offer_count, outcome, key, verdict, input_length, answer_length, ord)
          window before_and_this as (order by r.ord rows unbounded preceding)) d
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
    await q.query('revoke all on function gate.record_decisions from public');
    await q.query('grant execute on function gate.record_decisions to embank_gate');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
