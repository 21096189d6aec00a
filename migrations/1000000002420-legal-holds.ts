import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bankTable, bucketCheck } from './support.js';

/** What people of the bank decide over partners: that somebody must be kept, and that a whole person is forgotten. */
export class LegalHolds1000000002420 implements MigrationInterface {
  name = 'LegalHolds1000000002420';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table legal_hold (
      id uuid not null, bucket int2 not null, environment text not null, customer_id uuid, party_id uuid,
      reason text not null, set_at timestamptz not null, set_by uuid not null,
      lifted_at timestamptz, lifted_by uuid, lift_reason text,
      constraint legal_hold_pkey primary key (id, bucket), ${bucketCheck('legal_hold')},
      constraint legal_hold_one_subject check ((customer_id is null) <> (party_id is null)),
      constraint legal_hold_lifted check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null)))`);
    await q.query('create index legal_hold_list on legal_hold (environment, id)');
    await q.query(
      'create index legal_hold_of_customer on legal_hold (customer_id) where customer_id is not null and lifted_at is null',
    );
    await q.query(
      'create index legal_hold_of_party on legal_hold (party_id) where party_id is not null and lifted_at is null',
    );
    await bankTable(q, 'legal_hold');

    // A partner who asks to forget his customer learns that it cannot be, and nothing of whom or why.
    await q.query(`create function is_held(asked uuid) returns boolean
      language sql stable security definer set search_path = public, pg_temp as $$
        select exists (select from legal_hold h where h.customer_id = asked and h.lifted_at is null)
          or exists (
            select from customer c join party p on p.root_id = c.party_id
            join legal_hold h on h.party_id = p.id and h.lifted_at is null
            where c.id = asked and c.bucket = bucket_of(asked)
              and c.partner_id = coalesce(nullif(current_setting('embank.partner', true), '')::uuid, c.partner_id)) $$`);
    await q.query('revoke all on function is_held from public');
    await q.query('grant execute on function is_held to embank_app, embank_staff');

    await q.query(`create table party_erasure (
      id uuid not null, bucket int2 not null, environment text not null, party_id uuid not null, customers uuid[] not null,
      reason text not null, requested_at timestamptz not null, requested_by uuid not null,
      constraint party_erasure_pkey primary key (id, bucket), ${bucketCheck('party_erasure')})`);
    await q.query('create index party_erasure_of_party on party_erasure (party_id, id)');
    await bankTable(q, 'party_erasure');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
