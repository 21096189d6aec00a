import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reads a month from the name of what is surely a monthly partition, whatever the planner looks at first. */
export class ToldMonths1000000001610 implements MigrationInterface {
  name = 'ToldMonths1000000001610';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create or replace function drop_told_months(keep_days int4) returns int4 language plpgsql security definer
      set search_path = public, pg_temp as $$
      declare
        part record; dropped int4 := 0;
      begin
        for part in
          select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent in ('notification'::regclass, 'webhook_delivery'::regclass)
            and case when c.relname ~ '_[0-9]{6}$'
              then to_timestamp(right(c.relname, 6), 'YYYYMM') + interval '1 month'
                < now() - make_interval(days => greatest(keep_days, 30))
              else false end
        loop
          execute format('drop table %I', part.relname);
          dropped := dropped + 1;
        end loop;
        return dropped;
      end $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
