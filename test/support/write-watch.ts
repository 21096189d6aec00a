import type { Client } from 'pg';
import { RESTLESS_COLUMNS, RESTLESS_TABLES } from './database-digest.js';

/** Deferred to nobody's rights: whoever writes, the note is the owner's, and goes with the transaction that it is of. */
const NOTE = `
  create table written_row (operation text not null, table_name text not null, xid xid8 not null);
  create function note_written_row() returns trigger language plpgsql security definer as $$
    begin
      if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv::text[] = to_jsonb(old) - tg_argv::text[] then
        return null;
      end if;
      -- A key that is claimed and given back is as it was.
      if tg_table_name = 'idempotency' and (to_jsonb(new) -> 'status') = 'null' then
        return null;
      end if;
      insert into written_row values (lower(tg_op), tg_table_name, pg_current_xact_id());
      return null;
    end $$`;

/**
 * Notes each row that is written, table by table, in the transaction that writes it. It says the same as two digests
 * of the whole database, costs nothing while nothing is written, and names what was.
 */
export class WriteWatch {
  private constructor(private readonly client: Client) {}

  /** @param client the owner of the schema, on a database that is this test's own */
  static async on(client: Client): Promise<WriteWatch> {
    await client.query(NOTE);
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and c.relname <> all ($1)`,
      [[...RESTLESS_TABLES, 'written_row']],
    );
    const restless = RESTLESS_COLUMNS.map((name) => `'${name}'`).join();
    for (const { name } of rows) {
      await client.query(
        `create trigger note_written_row after insert or update or delete on ${name}
         for each row execute function note_written_row(${restless})`,
      );
    }
    return new WriteWatch(client);
  }

  /** What was written since the last look, as `insert outbox`; each kind once. */
  async look(): Promise<string[]> {
    const { rows } = await this.client.query<{ kind: string }>(
      `with seen as (delete from written_row returning operation || ' ' || table_name as kind)
       select distinct kind from seen order by kind`,
    );
    return rows.map(({ kind }) => kind);
  }

  /** The same by transaction: each has what it wrote, every row of it. */
  async transactions(): Promise<string[][]> {
    const { rows } = await this.client.query<{ kinds: string[] }>(
      `with seen as (delete from written_row returning operation || ' ' || table_name as kind, xid)
       select array_agg(kind order by kind) as kinds from seen group by xid order by xid`,
    );
    return rows.map(({ kinds }) => kinds);
  }

  /** Does the work, after which nothing may have been written. */
  async nothing<T>(work: () => Promise<T>): Promise<T> {
    await this.look();
    const result = await work();
    expect(await this.look()).toEqual([]);
    return result;
  }
}
