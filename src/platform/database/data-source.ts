import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DataSource, type MigrationInterface } from 'typeorm';

const MIGRATIONS_DIR = fileURLToPath(new URL('../../../migrations/', import.meta.url));

/** The owner's connection with the migrations of this build (or of the sources, under Jest). Not yet opened. */
export async function ownerDataSource(url: string): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'embank-owner',
    migrations: await loadMigrations(),
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    poolSize: 2,
  });
}

async function loadMigrations(): Promise<(new () => MigrationInterface)[]> {
  const files = await readdir(MIGRATIONS_DIR).catch(() => []);
  const modules = files.filter((file) => /(?<!\.d|\.spec)\.[jt]s$/.test(file)).sort();
  const loaded = await Promise.all(
    modules.map((file) => import(pathToFileURL(`${MIGRATIONS_DIR}${file}`).href) as Promise<object>),
  );
  return loaded.flatMap((exported) => Object.values(exported) as unknown[]).filter(isMigration);
}

/** A migration file may export helpers beside its class. */
function isMigration(value: unknown): value is new () => MigrationInterface {
  return (
    typeof value === 'function' && typeof (value.prototype as { up?: unknown } | undefined)?.up === 'function'
  );
}
