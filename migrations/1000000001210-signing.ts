import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bucketCheck, tenantTable } from './support.js';

/** Ways to bind oneself that are open: a code that was sent, a page that waits. Only digests of secrets are kept. */
export class Signing1000000001210 implements MigrationInterface {
  name = 'Signing1000000001210';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table signing_challenge (
      id uuid not null, bucket int2 not null, agreement_id uuid not null,
      partner_id uuid not null, environment text not null, customer_id uuid not null,
      channel text not null, code_digest bytea not null, page_digest bytea, tries int2 not null,
      created_at timestamptz not null, expires_at timestamptz not null, shown_at timestamptz,
      return_url text, locale text not null, status text not null, status_reason text,
      constraint signing_challenge_pkey primary key (id, bucket), ${bucketCheck('signing_challenge')},
      constraint signing_challenge_agreement_fkey foreign key (agreement_id, bucket) references agreement (id, bucket),
      constraint signing_challenge_tries_bounded check (tries between 0 and 5),
      constraint signing_challenge_channel_known check (channel in ('code', 'page')),
      constraint signing_challenge_page_whole check ((channel = 'page') = (page_digest is not null and return_url is not null)),
      constraint signing_challenge_status_known check (status in ('open', 'used', 'refused', 'expired', 'failed')))`);
    await q.query(
      'create index signing_challenge_by_agreement on signing_challenge (agreement_id, channel, id)',
    );
    await tenantTable(q, 'signing_challenge', 'select, insert, update');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
