import { spawn } from 'node:child_process';
import { chown, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Installation, prepareInstallation } from './installation.js';
import { findPostmaster, stopPostmaster } from './postmaster.js';
import { type ClusterSecrets, loadSecrets } from './secrets.js';

export interface EmbeddedPostgresOptions {
  /** Absolute path of the project; secrets and logs go under its `.embank`. */
  readonly projectDir: string;
  /** Names the cluster, so that development, tests and benchmarks never share one. */
  readonly cluster?: 'postgres' | 'test-postgres' | 'bench-postgres';
  /** Told what happens, for people who wait. */
  readonly onProgress?: (line: string) => void;
}

/** A data directory with what is needed to run a server on it. */
export interface Cluster {
  readonly installation: Installation;
  readonly secrets: ClusterSecrets;
  readonly secretsFile: string;
  readonly dataDir: string;
  readonly logFile: string;
  /** Whether commits outlive a crash of the machine. Without it they outlive one of the server only, and nobody waits for the disk. */
  readonly isDurable: boolean;
  readonly tell: (line: string) => void;
}

export const ADMIN = 'embank_admin';

/** Makes sure that the cluster exists; does not start it. */
export async function openCluster(options: EmbeddedPostgresOptions): Promise<Cluster> {
  const { projectDir, cluster: name = 'postgres', onProgress: tell = () => undefined } = options;
  const installation = await prepareInstallation(projectDir);
  const stateDir = path.join(projectDir, '.embank');
  const secretsFile = path.join(stateDir, `${name}.json`);
  const dataDir = path.join(installation.homeDir, name);
  const { secrets, isNew } = await loadSecrets(secretsFile);
  const cluster = {
    installation,
    secrets,
    secretsFile,
    dataDir,
    logFile: path.join(stateDir, `${name}.log`),
    isDurable: name !== 'test-postgres',
    tell,
  };
  if (isNew && (await exists(dataDir))) await discardOrphan(cluster);
  if (!(await exists(dataDir))) await initialise(cluster);
  return cluster;
}

/** Data without its secrets is out of reach: as root it belonged to a deleted clone at this path; else ask. */
async function discardOrphan(cluster: Cluster): Promise<void> {
  if (!cluster.installation.account) {
    await rm(cluster.secretsFile);
    throw new Error(
      `${cluster.dataDir} is there but ${cluster.secretsFile} is gone; restore it or delete both`,
    );
  }
  cluster.tell('Removing the database of an earlier clone at this path');
  const running = await findPostmaster(cluster.dataDir);
  if (running) await stopPostmaster(running.pid);
  await rm(cluster.dataDir, { recursive: true, force: true });
}

/** Made aside and renamed, so that an interrupted initdb leaves nothing that looks like a cluster. */
async function initialise(cluster: Cluster): Promise<void> {
  cluster.tell('Creating the database cluster');
  const draft = await mkdtemp(`${cluster.dataDir}.`);
  const passwordFile = `${draft}.password`;
  try {
    await writeFile(passwordFile, cluster.secrets.adminPassword, { mode: 0o600, flag: 'wx' });
    const { account } = cluster.installation;
    for (const target of account ? [draft, passwordFile] : [])
      await chown(target, account!.uid, account!.gid);
    const { code, output } = await run(cluster, 'initdb', [
      `--pgdata=${draft}`,
      `--username=${ADMIN}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    if (code !== 0) throw new Error(`initdb failed:\n${output}`);
    await rename(draft, cluster.dataDir).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function run(
  cluster: Cluster,
  name: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program(cluster, name), args, {
    ...spawnOptions(cluster),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

export function program(cluster: Cluster, name: string): string {
  return path.join(cluster.installation.programsDir, process.platform === 'win32' ? `${name}.exe` : name);
}

/** A clean environment: PGDATA, PGPORT or a locale of the caller must not bend the server. */
export function spawnOptions(cluster: Cluster): object {
  const { PATH = '', SystemRoot = '', TEMP = '' } = process.env;
  const env = { PATH, LC_ALL: 'C', TZ: 'UTC', ...(SystemRoot && { SystemRoot, TEMP }) };
  return { cwd: cluster.installation.homeDir, env, ...cluster.installation.account };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
