import type { Client } from 'pg';

/** What runs the migrations knows no topology: it stays on the coordinator. */
const MIGRATOR = 'schema_migration';

/**
 * The rules that keep the schema shardable by bucket and walled by row-level security (ARCHITECTURE.md §4 and §6).
 * `t` lists our tables (partitions follow their parent), `k` the columns of a key or constraint.
 */
const TABLE_RULES: Readonly<Record<string, string>> = {
  'declares no topology': `select t.name from t where t.topology is null and t.name <> '${MIGRATOR}'`,
  'has no primary key': `select t.name from t
    where not exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')`,
  'has a unique key without bucket': `select t.name || ': ' || i.indexrelid::regclass from t join pg_index i on i.indrelid = t.oid
    where t.topology = 'distributed' and i.indisunique
      and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'bucket' and a.attnum = any (i.indkey))`,
  'has an exclusion without bucket': `select t.name || ': ' || c.conname from t join pg_constraint c on c.conrelid = t.oid
    where t.topology = 'distributed' and c.contype = 'x'
      and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'bucket' and a.attnum = any (c.conkey))`,
  'has a foreign key that leaves its bucket': `select f.name || ': ' || f.conname from f
    where f.topology = 'distributed' and f.target_topology = 'distributed' and not exists (
      select from unnest(f.conkey, f.confkey) as k(here, there)
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.here and a.attname = 'bucket'
      join pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.there and b.attname = 'bucket')`,
  'has a foreign key to a partitioned table': `select f.name || ': ' || f.conname from f where f.target_kind = 'p'`,
  'has a foreign key that no worker could check': `select f.name || ': ' || f.conname from f
    where (f.topology <> 'distributed' and f.target_topology = 'distributed')
      or (f.topology <> 'local' and f.target_topology = 'local')`,
  'has a trigger': `select t.name || ': ' || g.tgname from t join pg_trigger g on g.tgrelid = t.oid
    where t.topology = 'distributed' and not g.tgisinternal`,
  'has no bucket that must be given': `select t.name from t
    where t.topology = 'distributed' and not exists (select from pg_attribute a
      where a.attrelid = t.oid and a.attname = 'bucket' and a.attnotnull and not a.atthasdef
        and a.atttypid = 'int2'::regtype and a.attgenerated = '')`,
  'is not behind forced row-level security': `select t.name from t
    where t.topology = 'distributed' and not (t.relrowsecurity and t.relforcerowsecurity)`,
  'has no policy of the tenant': `select t.name from t
    where t.topology = 'distributed' and not t.is_the_banks and not exists (select from pg_policy p
      where p.polrelid = t.oid and 'embank_app'::regrole = any (p.polroles)
        and pg_get_expr(p.polqual, p.polrelid) like '%partner_id%embank.partner%environment%embank.environment%'
        and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))`,
  'is the bank’s, and a tenant has a right to it': `select t.name from t
    where t.is_the_banks and has_table_privilege('embank_app', t.oid, 'select, insert, update, delete')`,
  'lets the tenant in by another policy': `select t.name || ': ' || p.polname from t join pg_policy p on p.polrelid = t.oid
    where t.topology = 'distributed' and p.polname <> 'tenant'
      and ('embank_app'::regrole = any (p.polroles) or p.polroles = '{0}')`,
};

const TABLES = `with t as (
    select c.oid, c.relname::text as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity,
      substring(obj_description(c.oid) from '^topology: (reference|distributed|local)(?:, of the bank)?$') as topology,
      coalesce(obj_description(c.oid) = 'topology: distributed, of the bank', false) as is_the_banks
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'),
  f as (
    select t.name, t.topology, c.conname, c.conrelid, c.confrelid, c.conkey, c.confkey,
      r.topology as target_topology, r.relkind as target_kind
    from t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' join t r on r.oid = c.confrelid)`;

/** @returns one line for each breach: the rule, then the table and what of it */
export async function catalogueFaults(client: Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [rule, sql] of Object.entries(TABLE_RULES)) {
    const { rows } = await client.query<[string]>({ text: `${TABLES} ${sql} order by 1`, rowMode: 'array' });
    faults.push(...rows.map(([subject]) => `${rule}: ${subject}`));
  }
  return faults;
}

/** A login that is more than it should be makes the wall vanish without a sound. */
export async function roleFaults(client: Client, roles: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ fault: string }>(
    `select r.rolname || ' is a superuser' as fault from pg_roles r where r.rolname = any ($1) and r.rolsuper
     union all select r.rolname || ' has BYPASSRLS' from pg_roles r where r.rolname = any ($1) and r.rolbypassrls
     union all select r.rolname || ' may create roles or databases' from pg_roles r
       where r.rolname = any ($1) and (r.rolcreaterole or r.rolcreatedb)
     union all select distinct r.rolname || ' owns tables' from pg_roles r join pg_class c on c.relowner = r.oid
       where r.rolname = any ($1) and c.relkind in ('r', 'p')
     union all select m.rolname || ' may become ' || o.rolname from pg_roles m, pg_roles o
       where m.rolname = any ($1) and (o.rolsuper or o.rolbypassrls or o.rolname = 'embank_owner')
         and m.oid <> o.oid and not m.rolsuper and pg_has_role(m.oid, o.oid, 'member')
     union all select r || ' does not exist' from unnest($1::text[]) r
       where not exists (select from pg_roles where rolname = r)`,
    [roles],
  );
  return rows.map(({ fault }) => fault).sort();
}

/** Faults of one statement that a sharded database refuses. */
export function statementFaults(sql: string): string[] {
  const faults: string[] = [];
  // A queue over all shards cannot be locked; the leases are a table of the coordinator.
  if (/\bskip\s+locked\b/i.test(sql) && !/\bbucket\b|\b(from|update)\s+lease\b/i.test(sql)) {
    faults.push('skips locked rows of all shards');
  }
  const update = /\bdo\s+update\b(.*)/is.exec(sql)?.[1]?.split(/\breturning\b/i, 1)[0] ?? '';
  if (
    /\b(now|clock_timestamp|statement_timestamp|random|gen_random_uuid)\s*\(|\bcurrent_timestamp\b/i.test(
      update,
    )
  ) {
    faults.push('is not immutable in DO UPDATE');
  }
  return faults;
}
