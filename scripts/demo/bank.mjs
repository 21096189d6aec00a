import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { answersSoon, startProgram, stopProgram, tailOf } from '../lib/children.mjs';
import { stateDir } from '../lib/environment.mjs';
import { projectDir } from '../lib/toolchain.mjs';

const READY_LIMIT_MS = 180_000;

/** The bank to talk to: EMBANK_URL, else the one that `npm start` runs here, else one that starts and ends with us. */
export async function openBank() {
  const url = process.env.EMBANK_URL ?? (await runningHere());
  if (url) return { url: url.replace(/\/$/, ''), keys: sandboxKeys(), close: async () => undefined };
  const port = await freePort();
  const logFile = path.join(stateDir, 'demo.log');
  console.log('Starting a bank of our own; the first time takes about half a minute …');
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) };
  const program = startProgram(path.join(projectDir, 'scripts/start.mjs'), env, logFile);
  const own = `http://127.0.0.1:${port}`;
  const close = () => stopProgram(program);
  if (!(await answersSoon(`${own}/health/ready`, program, READY_LIMIT_MS))) {
    await close();
    throw new Error(`The bank did not start. The end of ${logFile}:\n${tailOf(logFile)}`);
  }
  return { url: own, keys: sandboxKeys(), close };
}

async function runningHere() {
  const file = path.join(stateDir, 'start.json');
  const { url } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (!url) return undefined;
  const alive = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  return alive?.ok ? url : undefined;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The keys that the seeding showed once. */
function sandboxKeys() {
  const file = process.env.EMBANK_SANDBOX_FILE ?? path.join(stateDir, 'sandbox.json');
  if (!existsSync(file)) {
    throw new Error(`${file} is missing: it holds the sandbox's keys. Name yours with EMBANK_SANDBOX_FILE.`);
  }
  const { partners } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(partners.map(({ slug, key }) => [slug, key]));
}
