import type { MigrationInterface, QueryRunner } from 'typeorm';
import { declareTopology } from './support.js';

/**
 * Who of the staff has read what of whom: once an hour, route and purpose, however often. Only ids and the words that
 * somebody gave as his purpose, so an erasure leaves it. Nobody changes it, and it is forgotten by age alone.
 */
export class StaffReadings1000000002800 implements MigrationInterface {
  name = 'StaffReadings1000000002800';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table staff_reading (
      id uuid constraint staff_reading_pkey primary key,
      staff_id uuid not null, environment text not null, subject text not null, route text not null,
      purpose text not null default '', hour timestamptz not null, request_id text not null,
      constraint staff_reading_once unique (subject, staff_id, environment, route, purpose, hour))`);
    await q.query('create index staff_reading_by_staff on staff_reading (staff_id, id)');
    await declareTopology(q, 'staff_reading', 'local');
    await q.query('grant select, insert on staff_reading to embank_staff');
    // Whoever may write it can delete nothing that is younger than a year.
    await q.query(`create function forget_readings(months int4, most int4) returns int4
      language sql security definer set search_path = public, pg_temp as $$
        with gone as (
          delete from staff_reading where id in (
            select r.id from staff_reading r where r.id < first_id_of(now() - make_interval(months => greatest(months, 12)))
            order by r.id limit most)
          returning 1)
        select count(*)::int4 from gone $$`);
    await q.query('revoke all on function forget_readings from public');
    await q.query('grant execute on function forget_readings to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
