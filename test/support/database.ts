import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/cli/migrate.js';
import {
  databaseUrls,
  type DatabaseUrls,
  openDatabase,
  provisionDatabase,
  type RolePasswords,
  startEmbeddedPostgres,
  withClient,
  withDatabase,
} from '../../src/platform/embedded-postgres/index.js';

const PROJECT_DIR = path.resolve(import.meta.dirname, '../..');
/** Keeps projects apart that share a server of their own by EMBANK_TEST_DATABASE_URL. */
const PROJECT = createHash('sha256').update(PROJECT_DIR).digest('hex').slice(0, 8);
const TEMPLATE_LOCK = 4_711_003;

/**
 * A fresh, migrated database for the calling spec file, on a real PostgreSQL. Call it once, in `beforeAll`; close
 * your connections in `afterAll`. The files of one Jest worker run one after another and reuse its name.
 *
 * The server is EMBANK_TEST_DATABASE_URL (a superuser's URL, for runs on other versions) or the embedded one, which
 * is started by whichever test asks first and stopped at the end of the run.
 */
export async function testDatabase(): Promise<DatabaseUrls> {
  const { adminUrl, rolePasswords } = await testServer();
  const template = await templateDatabase(adminUrl, rolePasswords);
  const name = `test_${PROJECT}_${process.env['EMBANK_TEST_RUN'] ?? ''}_${process.env['JEST_WORKER_ID'] ?? ''}`;
  await withClient(adminUrl, async (client) => {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
    await client.query(
      `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)} owner embank_owner`,
    );
    await openDatabase(client, name);
  });
  return databaseUrls(adminUrl, name, rolePasswords);
}

async function testServer(): Promise<{ adminUrl: string; rolePasswords: RolePasswords }> {
  const adminUrl = process.env['EMBANK_TEST_DATABASE_URL'];
  if (!adminUrl) return startEmbeddedPostgres({ projectDir: PROJECT_DIR, cluster: 'test-postgres' });
  // Every worker of every run must agree on the passwords of a server that others may use too.
  const password = createHash('sha256').update(adminUrl).digest('base64url');
  return { adminUrl, rolePasswords: { embank_owner: password, embank_app: password, embank_gate: password } };
}

/** Migrated once per content of `migrations/`; kept between runs, so that most runs migrate nothing. */
async function templateDatabase(adminUrl: string, passwords: RolePasswords): Promise<string> {
  const template = `template_${PROJECT}_${await schemaDigest()}`;
  await withClient(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [`template_${PROJECT}_`],
    );
    const present = rows.map((row) => row.datname);
    if (present.includes(template)) return;
    await dropTemplates(client, present);
    const draft = `${template}_draft`;
    const { ownerUrl } = await provisionDatabase(adminUrl, draft, passwords);
    await migrate(ownerUrl);
    await client.query(
      `alter database ${pg.escapeIdentifier(draft)} rename to ${pg.escapeIdentifier(template)}`,
    );
  });
  return template;
}

/** Old and half-made ones; one that is just being copied refuses and stays. */
async function dropTemplates(client: pg.Client, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await client
      .query(`drop database if exists ${pg.escapeIdentifier(name)}`)
      .catch((error: pg.DatabaseError) => {
        if (error.code !== '55006') throw error;
      });
  }
}

/** Changes with whatever shapes the template: the migrations and the provisioning. */
async function schemaDigest(): Promise<string> {
  const digest = createHash('sha256');
  const sources = ['migrations', 'src/platform/embedded-postgres'];
  for (const source of sources) {
    const dir = path.join(PROJECT_DIR, source);
    for (const file of (await readdir(dir)).sort()) {
      digest.update(file).update(await readFile(path.join(dir, file)));
    }
  }
  return digest.digest('hex').slice(0, 16);
}

export { withClient, withDatabase };
export type { DatabaseUrls };
