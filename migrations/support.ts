import type { QueryRunner } from 'typeorm';

type Replacement = readonly [from: string, to: string];
type Topology = 'reference' | 'distributed' | 'local';

/** Declares where a table would live in a sharded database; the catalogue test holds its keys against it. */
export async function declareTopology(q: QueryRunner, table: string, topology: Topology): Promise<void> {
  await q.query(`comment on table ${table} is 'topology: ${topology}'`);
}

/** A table of the bank's configuration: read by every role of the program, written by staff. */
export async function configurationTable(q: QueryRunner, table: string): Promise<void> {
  await declareTopology(q, table, 'reference');
  await q.query(`grant select on ${table} to embank_app`);
  await q.query(`grant select, insert, update, delete on ${table} to embank_staff`);
}

/**
 * A table that belongs to one partner and environment: row-level security is the second wall behind the repositories.
 * The owner's policy serves the SECURITY DEFINER functions of the gate.
 * @param appRights what the partner's own requests may do, e.g. 'select, insert'
 */
export async function tenantTable(q: QueryRunner, table: string, appRights: string): Promise<void> {
  await declareTopology(q, table, 'distributed');
  await q.query(`alter table ${table} enable row level security`);
  await q.query(`alter table ${table} force row level security`);
  const mine = `partner_id = nullif(current_setting('embank.partner', true), '')::uuid
    and environment = nullif(current_setting('embank.environment', true), '')`;
  await q.query(`create policy tenant on ${table} to embank_app using (${mine}) with check (${mine})`);
  await q.query(`create policy staff on ${table} to embank_staff using (true) with check (true)`);
  await q.query(`create policy gate on ${table} to current_user using (true) with check (true)`);
  await q.query(`grant ${appRights} on ${table} to embank_app`);
  await q.query(`grant select, insert, update, delete on ${table} to embank_staff`);
}

/**
 * A table that is spread like those of customers but belongs to no partner: what the bank alone may know. No tenant has a
 * right or a policy on it; its requests get there through SECURITY DEFINER functions that answer nothing of it.
 */
export async function bankTable(q: QueryRunner, table: string): Promise<void> {
  await q.query(`comment on table ${table} is 'topology: distributed, of the bank'`);
  await q.query(`alter table ${table} enable row level security`);
  await q.query(`alter table ${table} force row level security`);
  await q.query(`create policy staff on ${table} to embank_staff using (true) with check (true)`);
  await q.query(`create policy gate on ${table} to current_user using (true) with check (true)`);
  await q.query(`grant select, insert, update, delete on ${table} to embank_staff`);
}

/** CHECK clause: an id carries its owner's bucket in the 12 bits after the version nibble. */
export function bucketCheck(table: string): string {
  return `constraint ${table}_bucket_in_id check (bucket = bucket_of(id))`;
}

/** Makes a table, declared `partition by range (id)`, one of the monthly ones. */
export async function monthlyTable(q: QueryRunner, table: string): Promise<void> {
  await q.query('insert into monthly_table (name) values ($1)', [table]);
  await q.query('select make_months()');
}

/** Changes expressions of a function and nothing else of it, whatever it has become meanwhile. */
export async function rewriteFunction(
  q: QueryRunner,
  ...change: [name: string, changes: readonly Replacement[]]
): Promise<void> {
  await q.query(await rewrittenFunction(q, ...change));
}

/**
 * The same, not yet carried out: what a function answers can only be changed by dropping it first.
 * @param changes each expression, which the function must hold exactly once, and what takes its place
 */
export async function rewrittenFunction(
  q: QueryRunner,
  name: string,
  changes: readonly Replacement[],
): Promise<string> {
  const [{ text }] = (await q.query('select pg_get_functiondef($1::regproc) as text', [name])) as [
    { text: string },
  ];
  return changes.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`${name} does not hold "${from}" once`);
    return before.replace(from, () => to);
  }, text);
}
