import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

// Native type stripping runs this file as it is: it imports nothing of ours.
import {
  clusterHome,
  findPostmaster,
  isAlive,
  stopPostmaster,
} from '../../src/platform/embedded-postgres/postmaster.ts';

const projectDir = path.resolve(import.meta.dirname, '../..');
const usersDir = path.join(projectDir, '.embank', 'test-runs');

/** Says that this process may use the test server; costs nothing when no test needs it. */
export async function enterTestRun() {
  await mkdir(usersDir, { recursive: true });
  await writeFile(path.join(usersDir, String(process.pid)), '');
}

/** The last run that leaves stops the server, also one that a killed run left behind. */
export async function leaveTestRun() {
  await rm(path.join(usersDir, String(process.pid)), { force: true });
  for (const user of await readdir(usersDir)) {
    if (isAlive(Number(user))) return;
    await rm(path.join(usersDir, user), { force: true });
  }
  const server = await findPostmaster(path.join(clusterHome(projectDir), 'test-postgres'));
  if (server) await stopPostmaster(server.pid);
}
