import { type DatabaseUrls, testDatabase, withClient } from '../../support/database.js';

let urls: DatabaseUrls;

beforeAll(async () => {
  urls = await testDatabase();
  await withClient(urls.ownerUrl, async (owner) => {
    await owner.query('create table vault (gold int)');
    await owner.query('grant insert on vault to embank_loader');
    await owner.query('grant select on vault to embank_staff');
    await owner.query('insert into vault values (1)');
  });
});

function asApp<T>(sql: string[]): Promise<T[]> {
  return withClient(urls.appUrl, async (client) => {
    let rows: T[] = [];
    for (const statement of sql) rows = (await client.query(statement)).rows as T[];
    return rows;
  });
}

test('the application is neither superuser nor exempt from row security', async () => {
  const rows = await asApp([
    'select current_user as name, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
  ]);
  expect(rows).toEqual([
    { name: 'embank_app', rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false },
  ]);
});

test('the application has the rights of staff only after taking the role', async () => {
  await expect(asApp(['select * from vault'])).rejects.toMatchObject({ code: '42501' });
  await expect(asApp(['begin', 'set local role embank_staff', 'select * from vault'])).resolves.toEqual([
    { gold: 1 },
  ]);
});

test('the application has the rights of the loader only after taking the role', async () => {
  await expect(asApp(['insert into vault values (2)'])).rejects.toMatchObject({ code: '42501' });
  await asApp(['begin', 'set local role embank_loader', 'insert into vault values (2)', 'rollback']);
});

test("a function that runs with its owner's rights is closed to everybody but those it was made for", async () => {
  const open = await withClient(urls.ownerUrl, (owner) =>
    owner.query(`select oid::regprocedure::text as name from pg_proc
      where prosecdef and has_function_privilege('public', oid, 'execute')`),
  );
  expect(open.rows).toEqual([]);
});

test('the gate may not become anybody else', async () => {
  await expect(withClient(urls.gateUrl, (gate) => gate.query('set role embank_staff'))).rejects.toMatchObject(
    {
      code: '42501',
    },
  );
});

test.each(['appUrl', 'gateUrl'] as const)('%s ends every wait', async (login) => {
  const limits = await withClient(urls[login], (client) =>
    client.query(`select name, setting from pg_settings where name in
      ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`),
  );
  expect(limits.rows).toEqual([
    { name: 'idle_in_transaction_session_timeout', setting: '5000' },
    { name: 'lock_timeout', setting: '2000' },
    { name: 'statement_timeout', setting: '3000' },
  ]);
});

test('the application may create nothing', async () => {
  await expect(asApp(['create table mine (id int)'])).rejects.toMatchObject({ code: '42501' });
  await expect(asApp(['create temporary table mine (id int)'])).rejects.toMatchObject({ code: '42501' });
});
