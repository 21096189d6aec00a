import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bankTable, bucketCheck, tenantTable } from './support.js';

/**
 * Who is the same person or organisation, over every partner. A claim that names somebody by itself (a national number, a
 * card with the birth date of its holder) belongs to one party: who inserts it first has made the party, whoever comes
 * later joins. Parties that people find to be one are joined by `parent_id`, an edge that can be taken away again; no
 * link and no claim is ever rewritten by it.
 */
export class Identity1000000002000 implements MigrationInterface {
  name = 'Identity1000000002000';

  async up(q: QueryRunner): Promise<void> {
    await this.parties(q);
    await this.links(q);
    await this.merges(q);
    await this.fill(q);
    await this.identify(q);
  }

  private async parties(q: QueryRunner): Promise<void> {
    await q.query(`create table party (
      id uuid not null, bucket int2 not null, environment text not null, kind text not null,
      parent_id uuid, root_id uuid not null, created_at timestamptz not null,
      constraint party_pkey primary key (id, bucket), ${bucketCheck('party')},
      constraint party_kind_known check (kind in ('person', 'organisation')),
      constraint party_root check ((parent_id is null) = (root_id = id)))`);
    await q.query('create index party_by_root on party (root_id)');
    await q.query('create index party_by_parent on party (parent_id) where parent_id is not null');
    await bankTable(q, 'party');

    await q.query(`create table identity_claim (
      digest bytea not null, bucket int2 not null, environment text not null, kind text not null, party_id uuid not null,
      constraint identity_claim_pkey primary key (digest, bucket),
      constraint identity_claim_bucket_in_digest check (bucket = ((get_byte(digest, 0) << 4) | (get_byte(digest, 1) >> 4))))`);
    await q.query('create index identity_claim_by_party on identity_claim (party_id)');
    await bankTable(q, 'identity_claim');
  }

  private async links(q: QueryRunner): Promise<void> {
    await q.query(`create table customer_claim (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      kind text not null, digest bytea not null, is_strong boolean not null, is_compared boolean not null default false,
      constraint customer_claim_pkey primary key (customer_id, bucket, digest),
      constraint customer_claim_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))`);
    await q.query('create index customer_claim_by_digest on customer_claim (digest)');
    await q.query('create index customer_claim_fresh on customer_claim (customer_id) where not is_compared');
    await tenantTable(q, 'customer_claim', 'select');

    await q.query(`create table party_link (
      customer_id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null,
      party_id uuid not null, is_set_apart boolean not null default false, linked_at timestamptz not null,
      constraint party_link_pkey primary key (customer_id, bucket),
      constraint party_link_customer_fkey foreign key (customer_id, bucket) references customer (id, bucket))`);
    await q.query('create index party_link_by_party on party_link (party_id)');
    await tenantTable(q, 'party_link', 'select');

    // The root of his party, where deciding reads it; a customer of whom nothing is known that names him has none.
    await q.query('alter table customer add column party_id uuid');
    await q.query('create index customer_by_party on customer (party_id) where party_id is not null');
  }

  private async merges(q: QueryRunner): Promise<void> {
    await q.query(`create table party_suggestion (
      id uuid not null, bucket int2 not null, environment text not null, left_id uuid not null, right_id uuid not null,
      shared text[] not null, score real not null, status text not null, status_reason text,
      status_changed_at timestamptz not null,
      constraint party_suggestion_pkey primary key (id, bucket), ${bucketCheck('party_suggestion')},
      constraint party_suggestion_pair unique (left_id, right_id, bucket),
      constraint party_suggestion_ordered check (left_id < right_id),
      constraint party_suggestion_status_known check (status in ('open', 'merged', 'dismissed', 'undone')))`);
    await q.query('create index party_suggestion_by_status on party_suggestion (environment, status, id)');
    await bankTable(q, 'party_suggestion');

    await q.query(`create table party_merge (
      id uuid not null, bucket int2 not null, environment text not null, kept_id uuid not null, joined_id uuid not null,
      reason text not null, merged_at timestamptz not null, merged_by uuid not null,
      undone_at timestamptz, undone_by uuid, undo_reason text, report jsonb,
      constraint party_merge_pkey primary key (id, bucket), ${bucketCheck('party_merge')},
      constraint party_merge_undone check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (report is null)))`);
    await q.query('create index party_merge_of_kept on party_merge (kept_id)');
    await q.query(
      'create unique index party_merge_open on party_merge (joined_id, bucket) where undone_at is null',
    );
    await bankTable(q, 'party_merge');
  }

  /** Those who shared a number until now; the oldest of them lends the party his id. Nothing else is known in clear. */
  private async fill(q: QueryRunner): Promise<void> {
    await q.query(`create temporary table known on commit drop as
      select c.id, c.bucket, c.partner_id, c.environment, c.kind, c.claim,
        first_value(c.id) over (partition by c.environment, c.claim order by c.id) as party_id,
        case c.kind when 'person' then 'nationalId' else 'registrationNumber' end as claim_kind
      from customer c where c.claim is not null`);
    await q.query(`insert into party (id, bucket, environment, kind, root_id, created_at)
      select id, bucket, environment, kind, id, clock_timestamp() from known where id = party_id`);
    await q.query(`insert into identity_claim (digest, bucket, environment, kind, party_id)
      select claim, (get_byte(claim, 0) << 4) | (get_byte(claim, 1) >> 4), environment, claim_kind, party_id
      from known where id = party_id`);
    await q.query(`insert into customer_claim (customer_id, bucket, partner_id, environment, kind, digest, is_strong, is_compared)
      select id, bucket, partner_id, environment, claim_kind, claim, true, true from known`);
    await q.query(`insert into party_link (customer_id, bucket, partner_id, environment, party_id, linked_at)
      select id, bucket, partner_id, environment, party_id, clock_timestamp() from known`);
    await q.query(
      `update customer c set party_id = k.party_id from known k where k.id = c.id and k.bucket = c.bucket`,
    );
    await q.query('drop table known');
  }

  /**
   * Writes what a customer claims now, and links him. It answers nothing, whoever he turns out to be.
   * `kinds`, `strong` and `digests` run in step, the strongest claim first.
   */
  private async identify(q: QueryRunner): Promise<void> {
    // More customers than this, of several birth dates, are no person: a placeholder, a family's card, a shop's phone.
    await q.query(`create function is_shared_claim(claim bytea) returns boolean
      language sql stable security definer set search_path = public, pg_temp as $$
        select count(*) > 5 and count(distinct birth) > 1 from (
          select b.digest as birth from customer_claim k
          left join customer_claim b on b.customer_id = k.customer_id and b.bucket = k.bucket and b.kind = 'birthDate'
          where k.digest = $1 limit 50) holders $$`);
    await q.query('revoke all on function is_shared_claim from public');
    await q.query('grant execute on function is_shared_claim to embank_staff');

    await q.query(`create function identify_customer(asker uuid, kinds text[], strong boolean[], digests bytea[], new_party uuid)
      returns void language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        home int2 := bucket_of(asker);
        me customer;
        mine party_link;
        dropped bytea[];
        target uuid;
      begin
        select * into me from customer c where c.id = asker and c.bucket = home;
        if me.partner_id is distinct from coalesce(nullif(current_setting('embank.partner', true), '')::uuid, me.partner_id) then
          raise exception 'a tenant identifies its own customers' using errcode = '42501';
        end if;
        select * into mine from party_link l where l.customer_id = asker and l.bucket = home;
        if mine.customer_id is null and cardinality(digests) = 0 then return; end if;

        select coalesce(array_agg(k.digest), '{}') into dropped from customer_claim k
          where k.customer_id = asker and k.bucket = home and k.is_strong and k.digest <> all (digests);
        delete from customer_claim k where k.customer_id = asker and k.bucket = home and k.digest <> all (digests);
        insert into customer_claim (customer_id, bucket, partner_id, environment, kind, digest, is_strong)
          select asker, home, me.partner_id, me.environment, c.kind, c.digest, c.is_strong
          from unnest(kinds, strong, digests) as c(kind, is_strong, digest)
          on conflict do nothing;

        -- In one order for everybody; who comes second waits here, and reads the first one's party.
        insert into identity_claim (digest, bucket, environment, kind, party_id)
          select c.digest, (get_byte(c.digest, 0) << 4) | (get_byte(c.digest, 1) >> 4), me.environment, c.kind, new_party
          from unnest(kinds, strong, digests) as c(kind, is_strong, digest) where c.is_strong order by c.digest
          on conflict do nothing;
        perform 1 from identity_claim i where i.digest = any (digests || dropped) order by i.digest for update;

        select i.party_id into target from unnest(kinds, strong, digests) with ordinality as c(kind, is_strong, digest, place)
          join identity_claim i on i.digest = c.digest
          join party p on p.id = i.party_id and p.bucket = bucket_of(i.party_id) and p.kind = me.kind
          where c.is_strong and not is_shared_claim(c.digest)
            and (c.kind <> 'cardHolder' or not exists (
              select from identity_claim o where o.party_id = i.party_id and o.kind = any (kinds)
                and o.kind <> 'cardHolder' and o.digest <> all (digests)))
          order by c.place limit 1;
        if mine.is_set_apart then
          target := mine.party_id;
        elsif target is null and mine.customer_id is not null
          and not exists (select from party_link l where l.party_id = mine.party_id and l.customer_id <> asker) then
          target := mine.party_id;
        end if;
        if target is null then
          target := new_party;
          insert into party (id, bucket, environment, kind, root_id, created_at)
            values (new_party, bucket_of(new_party), me.environment, me.kind, new_party, clock_timestamp());
        else
          update identity_claim i set party_id = target where i.party_id = new_party and i.digest = any (digests);
        end if;

        insert into party_link (customer_id, bucket, partner_id, environment, party_id, linked_at)
          values (asker, home, me.partner_id, me.environment, target, clock_timestamp())
          on conflict (customer_id, bucket) do update set party_id = excluded.party_id, linked_at = excluded.linked_at
            where party_link.party_id <> excluded.party_id;
        perform 1 from party p where p.id = target and p.bucket = bucket_of(target) for share;
        update customer c set party_id = p.root_id from party p
          where c.id = asker and c.bucket = home and p.id = target and p.bucket = bucket_of(target)
            and c.party_id is distinct from p.root_id;
        -- A number that was typed wrongly names nobody any more.
        delete from identity_claim i where i.digest = any (dropped)
          and not exists (select from customer_claim k where k.digest = i.digest);
      end $$`);
    await q.query('revoke all on function identify_customer from public');
    await q.query('grant execute on function identify_customer to embank_app, embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
