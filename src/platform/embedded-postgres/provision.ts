import pg from 'pg';
import { LOGIN_ROLES, type RolePasswords } from './secrets.js';

export interface DatabaseUrls {
  /** Owns the schema and runs migrations. */
  readonly ownerUrl: string;
  /** The application's login: tenant policies apply. */
  readonly appUrl: string;
  /** May execute the coalescing functions and nothing else. */
  readonly gateUrl: string;
}

/** Roles taken by SET LOCAL ROLE inside a transaction; nobody signs in as one of them. */
const TAKEN_ROLES = ['embank_staff', 'embank_loader'];

/** Every wait has an end: a stuck request must not hold a connection or a lock for longer than this. */
const TIME_LIMITS = {
  statement_timeout: '3s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '5s',
};

/** Any number will do, as long as every provisioner of ours uses the same. */
const PROVISION_LOCK = 4_711_001;

/**
 * Creates the five roles and a database, or brings what is there into the same state. Works on PostgreSQL 15 to 18.
 *
 * @param adminUrl a login that may create roles and databases
 * @param database name of the database; created when missing
 * @param passwords the logins' passwords; set anew each time, so that the caller's record is the truth
 */
export async function provisionDatabase(
  adminUrl: string,
  database: string,
  passwords: RolePasswords,
): Promise<DatabaseUrls> {
  await withClient(adminUrl, async (client) => {
    // Role rows are shared by the whole cluster: two provisioners at once would trip over each other.
    await client.query('select pg_advisory_lock($1)', [PROVISION_LOCK]);
    await createRoles(client, passwords);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    const name = pg.escapeIdentifier(database);
    await client.query(
      rowCount === 0
        ? `create database ${name} owner embank_owner`
        : `alter database ${name} owner to embank_owner`,
    );
    await openDatabase(client, database);
  });
  return databaseUrls(adminUrl, database, passwords);
}

/** Who may enter a database. PostgreSQL does not copy this from a template, so copies need it too. */
export async function openDatabase(client: pg.Client, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to embank_app, embank_gate`);
}

export function databaseUrls(anyUrl: string, database: string, passwords: RolePasswords): DatabaseUrls {
  const urlOf = (role: keyof RolePasswords): string => {
    const url = new URL(withDatabase(anyUrl, database));
    url.username = role;
    url.password = passwords[role];
    return url.href;
  };
  return { ownerUrl: urlOf('embank_owner'), appUrl: urlOf('embank_app'), gateUrl: urlOf('embank_gate') };
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname = any($1)`,
    [[...LOGIN_ROLES, ...TAKEN_ROLES]],
  );
  const present = new Set(rows.map((row) => row.rolname));
  for (const role of [...LOGIN_ROLES, ...TAKEN_ROLES]) {
    if (!present.has(role)) await client.query(`create role ${role}`);
  }
  for (const role of LOGIN_ROLES) {
    await client.query(`alter role ${role} login inherit password ${pg.escapeLiteral(passwords[role])}`);
  }
  for (const role of ['embank_app', 'embank_gate']) {
    for (const [setting, value] of Object.entries(TIME_LIMITS)) {
      await client.query(`alter role ${role} set ${setting} = '${value}'`);
    }
  }
  await grantRoles(client);
}

/** The app may become staff or loader by SET ROLE, but has none of their rights before it does. */
async function grantRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; is_superuser: boolean }>(
    `select current_setting('server_version_num')::int as version, rolsuper as is_superuser
       from pg_roles where rolname = current_user`,
  );
  const [server] = rows;
  const options = (server?.version ?? 0) >= 160_000 ? ' with inherit false, set true' : '';
  // Before 16 it is the member, not the grant, that says whether rights are inherited.
  await client.query('alter role embank_app noinherit');
  await client.query(`grant ${TAKEN_ROLES.join(', ')} to embank_app${options}`);
  // Creating a database for another owner takes membership, which only a superuser has by nature.
  if (!server?.is_superuser) await client.query('grant embank_owner to current_user');
}
