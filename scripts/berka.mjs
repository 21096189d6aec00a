/**
 * `npm run berka -- DIR`: lives the loans of the PKDD'99 data set in the books and reports how far they agree. With
 * DATABASE_GATE_URL set, on the migrated, empty database that the environment names; else on one of its own, made anew
 * each time beside the development bank.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, fail, projectDir, underProjectNode } from './lib/toolchain.mjs';

const DATABASE = 'embank_berka';

for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => fail(error.message));

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) await berka();

async function berka() {
  ensureBuilt();
  const { runCommand } = await import('./lib/children.mjs');
  const command = [path.join(projectDir, 'dist/src/cli.js'), 'berka', ...process.argv.slice(2)];
  if (process.env.DATABASE_GATE_URL) {
    process.exitCode = await runCommand(command, process.env);
    return;
  }
  const { startEmbeddedPostgres } = await import('../dist/src/platform/embedded-postgres/index.js');
  const { programEnvironment } = await import('./lib/environment.mjs');
  const server = await startEmbeddedPostgres({ projectDir });
  try {
    const urls = await emptyDatabase(server);
    process.exitCode = await runCommand(command, {
      ...programEnvironment(urls, '127.0.0.1', 0),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    });
  } finally {
    if (!server.isAttached) await server.stop();
  }
}

async function emptyDatabase({ adminUrl, rolePasswords }) {
  const { provisionDatabase, withClient } = await import('../dist/src/platform/embedded-postgres/index.js');
  const { migrate } = await import('../dist/src/cli/migrate.js');
  await withClient(adminUrl, (client) => client.query(`drop database if exists ${DATABASE} with (force)`));
  const urls = await provisionDatabase(adminUrl, DATABASE, rolePasswords);
  await migrate(urls.ownerUrl);
  return urls;
}
