import type { MigrationInterface, QueryRunner } from 'typeorm';
import { declareTopology } from './support.js';

/** Quotas of a partner that differ from the bank's, and what its keys have used of them, over all processes. */
export class RateLimits1000000001950 implements MigrationInterface {
  name = 'RateLimits1000000001950';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table partner add column rate_limits jsonb not null default '{}'`);
    // One row a key and window, always of the newest window; rewritten in place a few times a second while in use.
    await q.query(`create table rate_use (
      key_id uuid not null, seconds int4 not null, starts_at int8 not null, used int8 not null,
      constraint rate_use_pkey primary key (key_id, seconds)) with (fillfactor = 50)`);
    await declareTopology(q, 'rate_use', 'local');
    await q.query('grant select, insert, update, delete on rate_use to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
