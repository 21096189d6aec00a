import type { MigrationInterface, QueryRunner } from 'typeorm';
import { declareTopology } from './support.js';

/** Pieces of batch jobs that failed: each waits for its time to be tried again, and keeps no other waiting. */
export class PieceFaults1000000000180 implements MigrationInterface {
  name = 'PieceFaults1000000000180';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table piece_fault (
      job text not null, subject text not null, failures int4 not null, failed_at timestamptz not null,
      retry_at timestamptz not null,
      constraint piece_fault_pkey primary key (job, subject))`);
    await declareTopology(q, 'piece_fault', 'reference');
    await q.query('grant select, insert, update, delete on piece_fault to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
