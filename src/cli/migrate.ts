import pg from 'pg';
import { ownerDataSource } from '../platform/database/data-source.js';

/** One number for all migrators of a database: the second waits until the first is done. */
const MIGRATION_LOCK = 4_711_002;

/**
 * Applies the pending migrations, each in a transaction of its own, in the order of their timestamps.
 *
 * @param ownerUrl a direct connection (not through a transaction-mode pooler: the lock belongs to the session)
 * @returns the names of the migrations applied by this call, oldest first
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await lock.connect();
  try {
    await lock.query(`set lock_timeout = '5min'`);
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = await ownerDataSource(ownerUrl);
    await dataSource.initialize();
    try {
      return (await dataSource.runMigrations()).map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

/** `cli migrate`: prints each migration as one line. */
export async function run(): Promise<number> {
  const url = process.env['DATABASE_OWNER_URL'];
  if (!url) {
    console.error('Set DATABASE_OWNER_URL to the connection URL of the role embank_owner.');
    return 2;
  }
  const names = await migrate(url);
  for (const name of names) console.log(`migrated ${name}`);
  if (names.length === 0) console.log('The database is up to date.');
  return 0;
}
