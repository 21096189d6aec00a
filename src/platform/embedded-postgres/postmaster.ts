import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

// Imports nothing of ours: Jest's global teardown runs this file as it is, through Node's type stripping.

/** The server that a data directory's postmaster.pid speaks of. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const STOP_STEP_MS = 50;
const FAST_STOP_STEPS = 400;
const IMMEDIATE_STOP_STEPS = 100;

/**
 * Where a project's clusters lie: in the project, or outside when we are root, because PostgreSQL then runs as
 * another user, who may not be able to enter the project's directory.
 */
export function clusterHome(projectDir: string): string {
  if (process.getuid?.() !== 0) return path.join(projectDir, '.embank');
  return path.join(
    '/var/lib/embank-dev',
    createHash('sha256').update(path.resolve(projectDir)).digest('hex').slice(0, 16),
  );
}

/**
 * Finds the live server of a data directory. A process id that was given to another program since (after a crash or
 * a reboot) does not count.
 *
 * @param dataDir the cluster's data directory
 * @returns undefined when nothing of ours runs there
 */
export async function findPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  if (!pid || !port) return undefined;
  return (await isProcess(pid, dataDir)) ? { pid, port } : undefined;
}

/** Fast stop (clients are disconnected, everything is written), then immediate stop if that takes too long. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (await signalAndWait(pid, 'SIGINT', FAST_STOP_STEPS)) return;
  if (await signalAndWait(pid, 'SIGQUIT', IMMEDIATE_STOP_STEPS)) return;
  throw new Error(`PostgreSQL (process ${pid}) did not stop; end it by hand and start again`);
}

/** Whether a process lives and its command line contains a text: ids are given to other programs again. */
export async function isProcess(pid: number, text: string): Promise<boolean> {
  return isAlive(pid) && (await commandLine(pid)).includes(text);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where nobody collects orphans (a container without an init), an ended process keeps its id for ever. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function signalAndWait(pid: number, signal: NodeJS.Signals, steps: number): Promise<boolean> {
  if (isAlive(pid)) process.kill(pid, signal);
  for (let step = 0; step < steps; step += 1) {
    if (!isAlive(pid)) return true;
    await sleep(STOP_STEP_MS);
  }
  return false;
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return text.replaceAll('\0', ' ');
  }
  const [program, ...args] =
    process.platform === 'win32'
      ? ['wmic', 'process', 'where', `processid=${pid}`, 'get', 'commandline']
      : ['ps', '-o', 'command=', '-p', String(pid)];
  return promisify(execFile)(program, args).then(
    ({ stdout }) => stdout,
    () => '',
  );
}
