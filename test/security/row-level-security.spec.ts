import pg from 'pg';
import { newUuid } from '../../src/kernel/ids.js';
import { openingStatements, type PartnerActor } from '../../src/platform/database/actor.js';
import { twoTenants, type TwoTenants } from '../support/two-tenants.js';

/** The second wall: what holds when a repository forgets its tenant. */
let world: TwoTenants;
let app: pg.Client;
let gate: pg.Client;
let tables: readonly string[];

const DENIED = '42501';

beforeAll(async () => {
  world = await twoTenants();
  app = new pg.Client({ connectionString: world.bank.urls.appUrl });
  gate = new pg.Client({ connectionString: world.bank.urls.gateUrl });
  await Promise.all([app.connect(), gate.connect()]);
  const { rows } = await world.client.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relkind in ('r', 'p') and not relispartition and obj_description(oid) = 'topology: distributed' order by 1`,
  );
  tables = rows.map(({ name }) => name);
}, 60_000);

afterAll(async () => {
  await Promise.all([app.end(), gate.end()]);
  await world.close();
});

/** Runs as the login of the program, opened as the program opens its transactions, and takes everything back. */
async function asTenant<T>(partnerId: string | undefined, work: () => Promise<T>): Promise<T> {
  const actor = { kind: 'partner', partnerId, environment: 'sandbox' } as PartnerActor;
  await app.query(partnerId === undefined ? 'begin' : openingStatements(actor, 'write'));
  try {
    return await work();
  } finally {
    await app.query('rollback');
  }
}

const countOf = async (client: pg.Client, sql: string, params: unknown[] = []): Promise<number> =>
  Number((await client.query<{ count: string }>(sql, params)).rows[0]?.count);

/** `rows` is how many a statement touched, `error` the SQLSTATE that refused it. */
async function outcome(client: pg.Client, sql: string, params: unknown[] = []): Promise<object> {
  await client.query('savepoint attempt');
  try {
    return { rows: (await client.query(sql, params)).rowCount };
  } catch (error) {
    await client.query('rollback to attempt');
    return { error: (error as { code: string }).code };
  }
}

/** `[table, what was seen]` of every tenant's table. */
async function everyTable<T>(look: (table: string) => Promise<T>): Promise<[string, T][]> {
  const seen: [string, T][] = [];
  for (const table of tables) seen.push([table, await look(table)]);
  return seen;
}

const all = <T>(expected: T): [string, T][] => tables.map((table) => [table, expected]);

test('the owner has a row in every table, or this test would see nothing', async () => {
  const counts = await everyTable((table) =>
    countOf(world.client, `select count(*) from ${table} where partner_id = $1`, [world.ownerId]),
  );
  expect(tables.length).toBeGreaterThan(8);
  expect(counts.filter(([, count]) => count === 0)).toEqual([]);
});

test('another tenant sees none of them, and no tenant sees nothing', async () => {
  await asTenant(world.strangerId, async () => {
    const foreign = await everyTable((table) =>
      countOf(app, `select count(*) from ${table} where partner_id <> $1 or environment <> 'sandbox'`, [
        world.strangerId,
      ]),
    );
    expect(foreign).toEqual(all(0));
  });
  await asTenant(undefined, async () => {
    expect(await everyTable((table) => countOf(app, `select count(*) from ${table}`))).toEqual(all(0));
  });
  await asTenant(world.ownerId, async () => {
    expect(await countOf(app, 'select count(*) from customer')).toBeGreaterThan(0);
  });
});

test('the tenant ends with the transaction', async () => {
  await asTenant(world.ownerId, () => countOf(app, 'select count(*) from customer'));
  expect(await countOf(app, 'select count(*) from customer')).toBe(0);
});

test.each([
  ['another tenant', () => world.strangerId],
  ['no tenant', () => undefined],
])('%s can neither add to them nor change or delete one', async (_name, tenant) => {
  for (const table of tables) {
    const { rows } = await world.client.query<{ row: object }>(
      `select to_jsonb(t) as row from ${table} t where partner_id = $1 limit 1`,
      [world.ownerId],
    );
    const row = JSON.stringify(rows[0]?.row);
    await asTenant(tenant(), async () => {
      const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;
      expect([table, await outcome(app, insert, [row])]).toEqual([table, { error: DENIED }]);
      for (const change of [`update ${table} set environment = environment`, `delete from ${table}`]) {
        const sql = `${change} where partner_id = '${world.ownerId}'`;
        const result = await outcome(app, sql);
        expect([{ rows: 0 }, { error: DENIED }]).toContainEqual(result);
      }
    });
  }
});

test('a tenant’s name that is no id opens no transaction', () => {
  const forged = { kind: 'partner', environment: 'sandbox' } as PartnerActor;
  for (const partnerId of [
    '',
    "' or true --",
    `${world.ownerId}'; reset role; --`,
    newUuid(0).toUpperCase(),
  ]) {
    expect(() => openingStatements({ ...forged, partnerId } as PartnerActor, 'write')).toThrow(TypeError);
  }
});

describe('the login of the gate', () => {
  test('may execute the functions of the gate, and see or touch nothing else', async () => {
    const { rows } = await world.client.query<{ what: string }>(
      `select c.oid::regclass::text as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'gate') and c.relkind in ('r', 'p', 'v', 'm', 'S') and (
         case when c.relkind = 'S' then has_sequence_privilege('embank_gate', c.oid, 'usage, select, update')
         else has_table_privilege('embank_gate', c.oid, 'select, insert, update, delete, truncate, references, trigger')
           or has_any_column_privilege('embank_gate', c.oid, 'select, insert, update, references') end)
       union all
       select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'public' and p.prosecdef and has_function_privilege('embank_gate', p.oid, 'execute')`,
    );
    expect(rows).toEqual([]);
  });

  test('is refused when it tries', async () => {
    await gate.query('begin');
    for (const table of [...tables, 'partner', 'staff_user', 'api_key', 'audit']) {
      expect([table, await outcome(gate, `select 1 from ${table} limit 1`)]).toEqual([
        table,
        { error: DENIED },
      ]);
    }
    expect(await outcome(gate, 'select make_months()')).toEqual({ error: DENIED });
    expect(await outcome(gate, 'set local role embank_staff')).toEqual({ error: DENIED });
    expect(await outcome(gate, 'set local role embank_owner')).toEqual({ error: DENIED });
    await gate.query('rollback');
  });

  test('and nobody else may execute what it may', async () => {
    const { rows } = await world.client.query<{ what: string }>(
      `select p.oid::regprocedure::text as what from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'gate' and exists (select from pg_roles r where r.rolname in ('embank_app', 'embank_staff', 'embank_loader')
         and has_function_privilege(r.oid, p.oid, 'execute') and has_schema_privilege(r.oid, n.oid, 'usage'))`,
    );
    expect(rows).toEqual([]);
  });
});
