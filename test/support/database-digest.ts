import type { Client } from 'pg';

/** What comes and goes by itself, whoever asks: what the housekeeping does and who does it, and when a key was last seen. */
export const RESTLESS_TABLES = [
  'lease',
  'heartbeat',
  'ledger_queue',
  'account_balance',
  'rate_use',
  'customer_change',
  'customer_facts',
  'customer_facts_tail',
  'segment_member',
  'audience_run',
  'summary_change',
  'bank_summary',
];
export const RESTLESS_COLUMNS = ['last_used_at'];

/** Every row of every table, digested by table: equal before and after means that nothing was written. */
export async function databaseDigest(client: Client): Promise<Record<string, string>> {
  const tables = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all ($1) order by 1`,
    [RESTLESS_TABLES],
  );
  const one = (name: string): string =>
    `select '${name}' as name, count(*) || ' rows ' || coalesce(md5(string_agg(r, ',' order by r)), '') as digest
     from (select (to_jsonb(t) - $1::text[])::text as r from ${name} t) rows`;
  const { rows } = await client.query<{ name: string; digest: string }>(
    tables.rows.map(({ name }) => one(name)).join(' union all '),
    [RESTLESS_COLUMNS],
  );
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
