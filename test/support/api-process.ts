import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from '../../src/platform/config/env-reader.js';
import { TEST_ENV } from './config.js';

const PROJECT_DIR = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(PROJECT_DIR, 'dist/src/main.js');
const GUARD = path.join(PROJECT_DIR, 'scripts/lib/parent-guard.mjs');
const EXIT_LIMIT_MS = 15_000;

/** The API as it runs in production: a process of the build on a port of its own, which may be killed and started again. */
export class ApiProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly env: Env,
    private readonly logFile: string,
  ) {}

  /** @param logFile everything that the process prints, over all of its lives */
  static async on(env: Env, logFile: string): Promise<ApiProcess> {
    if (!existsSync(MAIN)) throw new Error('There is no build: run `npm run build` first, or `npm test`.');
    return new ApiProcess(await freePort(), env, logFile);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  start(): void {
    const log = openSync(this.logFile, 'a');
    // It ends with us, however we end.
    this.child = spawn(process.execPath, ['--enable-source-maps', '--import', GUARD, MAIN], {
      cwd: PROJECT_DIR,
      env: { PATH: process.env['PATH'], ...TEST_ENV, ...this.env, PORT: String(this.port) },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
  }

  /** Waits until the process says that it may get traffic. */
  async ready(limitMs = 30_000): Promise<void> {
    for (const startedMs = performance.now(); performance.now() - startedMs < limitMs; await sleep(20)) {
      const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_500) }).catch(
        () => undefined,
      );
      await answer?.arrayBuffer();
      if (answer?.status === 200) return;
      const { exitCode, signalCode } = this.child ?? { exitCode: 0, signalCode: null };
      if (exitCode !== null || signalCode !== null)
        throw new Error(`the process ended:\n${this.log().slice(-2_000)}`);
    }
    throw new Error(`not ready after ${limitMs} ms:\n${this.log().slice(-2_000)}`);
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** @returns the exit code and how long the end took */
  async stop(): Promise<{ code: number | null; tookMs: number }> {
    const startedMs = performance.now();
    const code = await this.end('SIGTERM');
    return { code, tookMs: performance.now() - startedMs };
  }

  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const late = sleep(EXIT_LIMIT_MS, 'late', { ref: false });
    if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL');
    await exited;
    return child.exitCode;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
