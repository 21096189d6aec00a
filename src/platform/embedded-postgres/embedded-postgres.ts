import { spawn } from 'node:child_process';
import { open, readFile, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  ADMIN,
  type Cluster,
  type EmbeddedPostgresOptions,
  openCluster,
  program,
  spawnOptions,
} from './cluster.js';
import { findPostmaster, isAlive, stopPostmaster } from './postmaster.js';
import { rememberPort, type RolePasswords } from './secrets.js';

export interface EmbeddedPostgres {
  /** Superuser, database `postgres`. For provisioning only. */
  readonly adminUrl: string;
  readonly rolePasswords: RolePasswords;
  readonly pid: number;
  readonly port: number;
  /** True when a server left by an earlier process was found alive and taken over. */
  readonly isAttached: boolean;
  stop(): Promise<void>;
}

const STEP_MS = 50;
const LONGEST_STEP_MS = 250;
/** About a minute. Crash recovery of a development database takes seconds, most of them to sync its files. */
const READY_STEPS = 250;
const START_ATTEMPTS = 20;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Starts the project's own PostgreSQL, or attaches to the one an earlier process left behind.
 * PostgreSQL's own lock on its data directory settles races between several starters.
 *
 * @throws Error in plain words, with the end of the server's log, when it cannot be brought up
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options);
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const running = await findPostmaster(cluster.dataDir);
    if (running) {
      if (await becomesReady(cluster, running.pid, running.port)) return handle(cluster, running, true);
      if (isAlive(running.pid)) {
        cluster.tell(`PostgreSQL (process ${running.pid}) does not answer; stopping it`);
        await stopPostmaster(running.pid);
      }
      continue;
    }
    const port = await choosePort(cluster.secrets.port);
    const pid = await spawnServer(cluster, port);
    if (await becomesReady(cluster, pid, port)) {
      if (port !== cluster.secrets.port) await rememberPort(cluster.secretsFile, cluster.secrets, port);
      return handle(cluster, { pid, port }, false);
    }
    // Another starter was faster, or the children of a killed server still hold its memory: look again.
    await sleep(STEP_MS * attempt);
  }
  throw new Error(
    `PostgreSQL did not start. The end of ${cluster.logFile}:\n${await logTail(cluster.logFile)}`,
  );
}

function settings({ isDurable }: Cluster, port: number): string[] {
  const values = {
    ...(!isDurable && { fsync: 'off', full_page_writes: 'off' }),
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Detached, so that Ctrl-C in the terminal reaches us first and the application can finish its work. */
async function spawnServer(cluster: Cluster, port: number): Promise<number> {
  const size = await stat(cluster.logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await truncate(cluster.logFile);
  const log = await open(cluster.logFile, 'a', 0o600);
  const server = spawn(program(cluster, 'postgres'), ['-D', cluster.dataDir, ...settings(cluster, port)], {
    ...spawnOptions(cluster),
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  const pid = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.once('spawn', () => resolve(server.pid as number));
  }).finally(() => log.close());
  server.unref();
  return pid;
}

/** Waits through start-up and crash recovery; false when the server ended or never answered. */
async function becomesReady(cluster: Cluster, pid: number, port: number): Promise<boolean> {
  for (let step = 0; step < READY_STEPS && isAlive(pid); step += 1) {
    if (step === 20) cluster.tell('Waiting for PostgreSQL to recover its data');
    if (await answers(cluster, port)) return true;
    await sleep(Math.min(STEP_MS + 5 * step, LONGEST_STEP_MS));
  }
  return false;
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl(cluster, port), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return path.resolve(rows[0]?.data_directory ?? '') === path.resolve(cluster.dataDir);
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') return false;
    throw new Error(`PostgreSQL on port ${port} refuses the password in ${cluster.secretsFile}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function handle(
  cluster: Cluster,
  server: { pid: number; port: number },
  isAttached: boolean,
): EmbeddedPostgres {
  return {
    ...server,
    isAttached,
    adminUrl: adminUrl(cluster, server.port),
    rolePasswords: cluster.secrets.rolePasswords,
    stop: () => stopPostmaster(server.pid),
  };
}

function adminUrl(cluster: Cluster, port: number): string {
  return `postgres://${ADMIN}:${cluster.secrets.adminPassword}@127.0.0.1:${port}/postgres`;
}

/** The port of the last start when it is free, else any free one. */
async function choosePort(preferred = 0): Promise<number> {
  const probe = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(preferred, '127.0.0.1', () => resolve((probe.address() as { port: number }).port));
    });
  } catch (error) {
    if (preferred === 0) throw error;
    return choosePort();
  } finally {
    probe.close();
  }
}

async function logTail(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').slice(-15).join('\n');
}
