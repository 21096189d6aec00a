// Programs of the benchmark and the processor time they used.
import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { projectDir } from './database.mjs';

const READY_LIMIT_MS = 30_000;
/** Linux counts processor time in hundredths of a second for every architecture that Node runs on. */
const US_A_TICK = 10_000;

/** As the bank runs it (docker/Dockerfile); the other contestant gets the same. */
const NODE_OPTIONS = ['--max-semi-space-size=64'];
/** As docker/compose.yaml runs the worker. */
const WORKER_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=8', '--max-old-space-size=512'];

/** Starts a server and waits until it accepts connections. Options of Node go before the script. */
export async function startServer(args, env, port) {
  const child = spawn(process.execPath, [...NODE_OPTIONS, ...args], {
    cwd: projectDir,
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + READY_LIMIT_MS; Date.now() < until; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended`);
    const response = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (response && response.status !== 503) return { child, url };
  }
  child.kill();
  throw new Error(`${args.join(' ')} did not become ready`);
}

/** The bank's worker, once it works. @param options further ones of Node */
export async function startWorker(env, options = []) {
  const child = spawn(process.execPath, [...WORKER_OPTIONS, ...options, 'dist/src/worker.js'], {
    cwd: projectDir,
    env: { ...env, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output = (output + chunk).slice(-2_000);
      if (output.includes('worker.started')) resolve();
    });
    child.once('exit', () => reject(new Error(`the worker ended: ${output}`)));
  });
  return child;
}

export async function stopServer({ child }) {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGTERM')) await exited;
}

/** One round of load. @returns what the generator says */
export async function load(url, key, options, mode) {
  const { seconds, connections, customers } = options;
  const script = path.join(projectDir, 'test/bench/offers/load.mjs');
  const args = [script, url, key, seconds, connections, customers, mode].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

/** Microseconds of processor time that a process has used; undefined where there is no /proc. */
export function cpuOf(pid) {
  const fields = statOf(pid);
  return fields && (Number(fields[11]) + Number(fields[12])) * US_A_TICK;
}

/** The same of a PostgreSQL server: its backends, living and ended, and its writers. */
export function cpuOfServer(postmasterPid) {
  const postmaster = statOf(postmasterPid);
  if (!postmaster) return undefined;
  const ended = (Number(postmaster[13]) + Number(postmaster[14])) * US_A_TICK;
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(name)?.[1] === String(postmasterPid))
    .map((pid) => cpuOf(pid) ?? 0);
  return living.reduce((sum, us) => sum + us, ended);
}

/** The fields of /proc/pid/stat after the command's name, which may hold spaces. */
function statOf(pid) {
  const file = `/proc/${pid}/stat`;
  try {
    return existsSync(file) ? readFileSync(file, 'latin1').split(') ').at(-1).split(' ') : undefined;
  } catch {
    return undefined;
  }
}
