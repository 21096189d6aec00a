import { LOGIN_ROLES, type LoginRole } from '../platform/embedded-postgres/secrets.js';
import { provisionDatabase } from '../platform/embedded-postgres/provision.js';

const VARIABLES: Readonly<Record<LoginRole, string>> = {
  embank_owner: 'DATABASE_OWNER_URL',
  embank_app: 'DATABASE_URL',
  embank_gate: 'DATABASE_GATE_URL',
};

/** `cli provision`: creates the roles and the database that the three URLs name, with the passwords they carry. */
export async function run(): Promise<number> {
  try {
    const adminUrl = process.env['DATABASE_ADMIN_URL'];
    if (!adminUrl) throw new Error('DATABASE_ADMIN_URL: expected the URL of a login that may create roles');
    const urls = LOGIN_ROLES.map((role) => loginUrl(role));
    const databases = new Set(urls.map((url) => decodeURIComponent(url.pathname.slice(1))));
    const [database] = databases;
    if (databases.size !== 1 || !database)
      throw new Error('The three URLs must name one and the same database');
    const [owner, app, gate] = urls.map((url) => decodeURIComponent(url.password)) as [
      string,
      string,
      string,
    ];
    await provisionDatabase(adminUrl, database, { embank_owner: owner, embank_app: app, embank_gate: gate });
    console.log(`The database ${database} and its roles are ready.`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

function loginUrl(role: LoginRole): URL {
  const name = VARIABLES[role];
  const text = process.env[name] ?? '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username !== role || !url.password) {
    throw new Error(`${name}: expected postgres://${role}:password@host:port/database`);
  }
  return url;
}
