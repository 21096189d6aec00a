import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

// Native type stripping runs this file as it is: it imports nothing of ours.
import {
  clusterHome,
  findPostmaster,
  isAlive,
  stopPostmaster,
} from '../../src/platform/embedded-postgres/postmaster.ts';

const projectDir = path.resolve(import.meta.dirname, '../..');
const runsDir = path.join(projectDir, '.embank', 'test-runs');

/**
 * Takes the lowest number that no living run holds; databases are named by it, so that runs at the same time share
 * none and those of old runs are used again. Costs nothing when no test needs a database.
 */
export async function enterTestRun() {
  await mkdir(runsDir, { recursive: true });
  const draft = `${runsDir}.${process.pid}`;
  await writeFile(draft, String(process.pid));
  try {
    for (let run = 0; ; run += 1) {
      if (await isRunning(String(run))) continue;
      const file = path.join(runsDir, String(run));
      await rm(file, { force: true });
      // link() refuses to replace: of two runs that want the same number one gets it.
      if (await succeeds(link(draft, file))) return String(run);
    }
  } finally {
    await rm(draft);
  }
}

function succeeds(promise) {
  return promise.then(
    () => true,
    () => false,
  );
}

/** The last run that leaves stops the server, also one that a killed run left behind. */
export async function leaveTestRun(own) {
  await rm(path.join(runsDir, own), { force: true });
  for (const run of await readdir(runsDir)) {
    if (await isRunning(run)) return;
  }
  const server = await findPostmaster(path.join(clusterHome(projectDir), 'test-postgres'));
  if (server) await stopPostmaster(server.pid);
}

async function isRunning(run) {
  const pid = Number(await readFile(path.join(runsDir, run), 'utf8').catch(() => ''));
  return pid > 0 && isAlive(pid);
}
