import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { catalogueFaults, roleFaults, statementFaults } from '../support/catalogue-rules.js';
import { testDatabase } from '../support/database.js';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const PROGRAM_ROLES = ['embank_app', 'embank_gate', 'embank_staff', 'embank_loader'];

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: (await testDatabase()).ownerUrl });
  await client.connect();
});
afterAll(() => client.end());

describe('the migrated catalogue', () => {
  it('can be sharded by bucket, and every tenant’s table is walled', async () => {
    expect(await catalogueFaults(client)).toEqual([]);
  });

  it('gives the program no role that walls do not hold', async () => {
    expect(await roleFaults(client, PROGRAM_ROLES)).toEqual([]);
  });

  it('has functions without what a sharded database refuses', async () => {
    const { rows } = await client.query<{ name: string; body: string }>(
      `select p.oid::regproc::text as name, p.prosrc as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('public', 'gate')`,
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(faultsOf(rows.flatMap(({ name, body }) => body.split(';').map((sql) => [name, sql])))).toEqual([]);
  });
});

describe('the sources', () => {
  it('hold no statement that a sharded database refuses', () => {
    const statements = ['src', 'migrations'].flatMap((dir) =>
      readdirSync(path.join(PROJECT, dir), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
        .flatMap((file) =>
          texts(readFileSync(path.join(PROJECT, dir, file), 'utf8')).map((sql) => [file, sql]),
        ),
    );
    expect(statements.some(([, sql]) => /do update/i.test(sql ?? ''))).toBe(true);
    expect(faultsOf(statements)).toEqual([]);
  });
});

/** Each rule, seen to fail. */
describe('a planted fault is found:', () => {
  const distributed = (name: string): string => `comment on table ${name} is 'topology: distributed'`;
  const reference = (name: string): string => `comment on table ${name} is 'topology: reference'`;
  const COLUMNS =
    'id uuid not null, bucket int2 not null, partner_id uuid not null, environment text not null';
  const good = `create table thing (${COLUMNS}, constraint thing_pkey primary key (id, bucket)); ${distributed('thing')};
    alter table thing enable row level security; alter table thing force row level security;
    create policy tenant on thing to embank_app
      using (partner_id = nullif(current_setting('embank.partner', true), '')::uuid
        and environment = nullif(current_setting('embank.environment', true), ''))
      with check (partner_id = nullif(current_setting('embank.partner', true), '')::uuid
        and environment = nullif(current_setting('embank.environment', true), ''))`;

  const plants: [string, string][] = [
    ['declares no topology: thing', 'create table thing (id int primary key)'],
    ['has no primary key: thing', `create table thing (id int); ${reference('thing')}`],
    [
      'has a unique key without bucket: thing: thing_key',
      `${good}; create unique index thing_key on thing (partner_id)`,
    ],
    [
      'has an exclusion without bucket: thing: thing_apart',
      `${good}; alter table thing add constraint thing_apart exclude using hash (partner_id with =)`,
    ],
    [
      'has a foreign key that leaves its bucket: thing: thing_fkey',
      `${good}; alter table thing add constraint thing_key unique (bucket, id);
       alter table thing add column other int2; alter table thing
         add constraint thing_fkey foreign key (other, id) references thing (bucket, id)`,
    ],
    [
      'has a foreign key to a partitioned table: thing: thing_fkey',
      `${good}; alter table thing add constraint thing_fkey foreign key (id, bucket) references decision (id, bucket)`,
    ],
    [
      'has a foreign key that no worker could check: thing: thing_fkey',
      `create table thing (id uuid primary key, bucket int2, constraint thing_fkey
         foreign key (id, bucket) references customer (id, bucket)); ${reference('thing')}`,
    ],
    [
      'has a trigger: thing: thing_trigger',
      `${good}; create function nothing() returns trigger language plpgsql as 'begin return new; end';
       create trigger thing_trigger before insert on thing for each row execute function nothing()`,
    ],
    ['has no bucket that must be given: thing', `${good}; alter table thing alter bucket set default 0`],
    [
      'is not behind forced row-level security: thing',
      `${good}; alter table thing no force row level security`,
    ],
    [
      'is not behind forced row-level security: thing',
      `${good}; alter table thing disable row level security`,
    ],
    ['has no policy of the tenant: thing', `${good}; drop policy tenant on thing`],
    ['has no policy of the tenant: thing', `${good}; alter policy tenant on thing with check (true)`],
    [
      'is the bank’s, and a tenant has a right to it: thing',
      `${good}; comment on table thing is 'topology: distributed, of the bank'; grant select on thing to embank_app`,
    ],
    [
      'lets the tenant in by another policy: thing: all',
      `${good}; create policy "all" on thing using (true)`,
    ],
  ];

  async function faultsAfter(ddl: string): Promise<string[]> {
    await client.query('begin');
    try {
      await client.query(ddl);
      return await catalogueFaults(client);
    } finally {
      await client.query('rollback');
    }
  }

  it.each(plants)('%s', async (fault, ddl) => {
    expect(await faultsAfter(ddl)).toEqual([fault]);
  });

  it('none in a table that keeps the rules', async () => {
    expect(await faultsAfter(good)).toEqual([]);
  });

  it('roles that are too mighty', async () => {
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles where oid = 10',
    );
    const superuser = rows[0]?.name ?? '';
    const faults = await roleFaults(client, ['embank_owner', superuser, 'embank_nobody']);
    expect(faults).toEqual(
      expect.arrayContaining([
        'embank_owner owns tables',
        'embank_nobody does not exist',
        `${superuser} has BYPASSRLS`,
        `${superuser} is a superuser`,
      ]),
    );
  });

  it('statements', () => {
    expect(
      statementFaults('select id from outbox where sent_at is null limit 10 for update skip locked'),
    ).toHaveLength(1);
    expect(
      statementFaults('select id from outbox where bucket between $1 and $2 for update skip locked'),
    ).toEqual([]);
    expect(
      statementFaults('insert into a values (1) on conflict (id) do update set at = now()'),
    ).toHaveLength(1);
    expect(
      statementFaults('insert into a values (now()) on conflict (id) do update set at = excluded.at'),
    ).toEqual([]);
  });
});

function faultsOf(statements: readonly (readonly string[])[]): string[] {
  return statements.flatMap(([where, sql = '']) => statementFaults(sql).map((fault) => `${where} ${fault}`));
}

/** Every text of a source: SQL stands in one, never joined from several. */
function texts(source: string): string[] {
  return [...source.matchAll(/`[^`]*`|'[^'\n]*'/g)].map(([text]) => text);
}
