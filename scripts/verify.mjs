/**
 * `npm run verify`: checks every invariant of the books. With DATABASE_GATE_URL set, of the bank that the environment
 * names; else of the development bank, whether it runs or not.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, fail, projectDir, underProjectNode } from './lib/toolchain.mjs';

for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => fail(error.message));

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) await verify();

async function verify() {
  ensureBuilt();
  const { runCommand } = await import('./lib/children.mjs');
  const command = [path.join(projectDir, 'dist/src/cli.js'), 'verify', ...process.argv.slice(2)];
  if (process.env.DATABASE_GATE_URL) {
    process.exitCode = await runCommand(command, process.env);
    return;
  }
  const { databaseUrls, startEmbeddedPostgres } =
    await import('../dist/src/platform/embedded-postgres/index.js');
  const { programEnvironment } = await import('./lib/environment.mjs');
  const server = await startEmbeddedPostgres({ projectDir });
  try {
    const urls = databaseUrls(server.adminUrl, 'embank', server.rolePasswords);
    process.exitCode = await runCommand(command, programEnvironment(urls, '127.0.0.1', 0));
  } finally {
    if (!server.isAttached) await server.stop();
  }
}
