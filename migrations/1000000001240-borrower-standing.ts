import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements under which something falls due. */
const OWED = `('awaitingSignature', 'signed', 'active')`;
/** With those that tell how he has paid. */
const STANDING = `('awaitingSignature', 'signed', 'active', 'chargedOff')`;

const sum = (names: readonly string[]): string =>
  names.map((name) => `coalesce((a.booked ->> '${name}')::int8, 0)`).join(' + ');
const LOST = sum(['principalWaived', 'interestWaived', 'feeWaived', 'penaltyWaived']);
const RECOVERED = sum(['recovered']);

/** What was stored under a key, an SQL expression, whether or not it has expired meanwhile. */
const storedUnder = (key: string): string => `lateral (
  select i.fingerprint, i.expires_at, d.answer from (
    select i.fingerprint, i.resource_id, i.expires_at from idempotency i
    where i.digest = ${key} and i.bucket = ((get_byte(${key}, 0) << 4) | (get_byte(${key}, 1) >> 4)) offset 0) i
  left join lateral (
    select d.answer from decision d where d.id = i.resource_id and d.bucket = bucket_of(i.resource_id) offset 0
  ) d on true) stored`;

/**
 * A decision on offers knows what the bank has lent the borrower already, by whichever partner: the days that he is late,
 * whether something is written off, and what he pays each month. So that it need not read instalments, the books keep on
 * each agreement what is open of it by month; an agreement that is over is not even in the index.
 */
export class BorrowerStanding1000000001240 implements MigrationInterface {
  name = 'BorrowerStanding1000000001240';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table agreement add column due_by_month jsonb not null default '{}'`);
    await q.query(`create index agreement_standing on agreement (customer_id) where status in ${STANDING}`);
    await this.fill(q);
    await this.debtService(q);
    await this.decisionContext(q);
  }

  private async fill(q: QueryRunner): Promise<void> {
    await q.query(`update agreement a set due_by_month = d.months from (
      select agreement_id, bucket, jsonb_object_agg(month, minor) as months from (
        select agreement_id, bucket, to_char(due_on, 'YYYY-MM') as month, sum(minor) as minor from (
          select i.agreement_id, i.bucket, i.due_on,
            i.principal_minor + i.interest_minor + i.fee_minor + i.penalty_minor - i.paid_minor as minor
          from instalment i where i.status <> 'paid'
          union all
          select o.id, o.bucket, (p ->> 'dueDate')::date, (p ->> 'total')::int8
          from agreement o cross join lateral jsonb_array_elements(o.contract -> 'instalments') p
          where o.status in ('awaitingSignature', 'signed')) one
        group by 1, 2, 3) m
      group by 1, 2) d
      where d.agreement_id = a.id and d.bucket = a.bucket and a.status in ${OWED}`);
  }

  private async debtService(q: QueryRunner): Promise<void> {
    await q.query(`create or replace function borrower_debt_service(customer uuid, in_currency text) returns int8
      language sql stable security definer set search_path = public, pg_temp as $$
        with asker as (select c.* from customer c where c.id = $1 and c.bucket = bucket_of($1)),
        borrower as (
          select id, bucket from asker
          union
          select c.id, c.bucket from asker a join customer c on c.claim = a.claim and c.environment = a.environment)
        select coalesce(max(minor), 0)::int8 from (
          select sum(m.value::int8) as minor
          from borrower o join agreement a on a.customer_id = o.id and a.bucket = o.bucket
          cross join lateral jsonb_each_text(a.due_by_month) m
          where a.currency = $2 and a.status in ${OWED}
          group by m.key) months $$`);
  }

  /** As it was, with one column more: what stands open of the borrower's agreements. */
  private async decisionContext(q: QueryRunner): Promise<void> {
    await q.query('drop function gate.decision_context');
    await q.query(`create function gate.decision_context(
        partners uuid[], environments text[], buckets int2[], ids uuid[], externals bytea[], keys bytea[])
      returns table (ord int8, business_ms float8, customer_id uuid, kind text, status text, verification text,
        personal bytea, wrapped_key bytea, facts jsonb, tags text[], tag_scenarios text[], consents text[],
        exposure jsonb, debts jsonb, stored_fingerprint bytea, stored_answer text)
      language plpgsql stable security definer set search_path = public, pg_temp
        set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
      #variable_conflict use_column
      begin return query
      select a.ord, extract(epoch from b.instant)::float8 * 1000, c.id, c.kind, c.status, c.verification,
        c.personal, c.wrapped_key, p.facts, t.tags, t.tag_scenarios, s.consents, x.exposure, e.debts,
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
      left join lateral (
        select jsonb_agg(jsonb_build_object('currency', d.currency, 'daysPastDue', d.days_past_due,
          'isWrittenOff', d.is_written_off, 'dueByMonth', d.due_by_month)) as debts
        from (
          select c.id, c.bucket
          union
          select o.id, o.bucket from (
            select o.id, o.bucket, o.environment from customer o where o.claim = c.claim offset 0) o
          where o.environment = c.environment) o
        cross join lateral (
          select a.currency, a.days_past_due, a.status = 'chargedOff' and ${LOST} > ${RECOVERED} as is_written_off,
            a.due_by_month
          from agreement a where a.customer_id = o.id and a.bucket = o.bucket and a.status in ${STANDING} offset 0) d
      ) e on c.id is not null
      left join ${storedUnder('a.key')} on a.key is not null and stored.expires_at > now()
      order by a.ord;
      end $$`);
    await q.query('revoke all on function gate.decision_context from public');
    await q.query('grant execute on function gate.decision_context to embank_gate');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
