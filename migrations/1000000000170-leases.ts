import type { MigrationInterface, QueryRunner } from 'typeorm';
import { declareTopology } from './support.js';

/** Who does scheduled work, and the row that readiness writes to know that writing works. */
export class Leases1000000000170 implements MigrationInterface {
  name = 'Leases1000000000170';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table lease (
      name text constraint lease_pkey primary key,
      holder uuid not null, until timestamptz not null)`);
    await declareTopology(q, 'lease', 'local');
    await q.query('grant select, insert, update on lease to embank_staff');

    await q.query(`create table heartbeat (
      id int2 constraint heartbeat_pkey primary key constraint heartbeat_one_row check (id = 1),
      beaten_at timestamptz not null)`);
    await q.query('insert into heartbeat values (1, now())');
    await declareTopology(q, 'heartbeat', 'local');
    await q.query('grant select, update (beaten_at) on heartbeat to embank_app');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
