import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Env } from '../../src/platform/config/env-reader.js';
import { TEST_ENV } from './config.js';

const PROJECT_DIR = path.resolve(import.meta.dirname, '../..');
const WORKER = path.join(PROJECT_DIR, 'dist/src/worker.js');
const GUARD = path.join(PROJECT_DIR, 'scripts/lib/parent-guard.mjs');

/** The worker as it runs in production: a process of the build that may be killed and started again. */
export class WorkerProcess {
  private child: ChildProcess | undefined;
  private output = '';

  constructor(private readonly env: Env) {
    if (!existsSync(WORKER)) throw new Error('There is no build: run `npm run build` first, or `npm test`.');
  }

  /** @returns when it says that it works */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', GUARD, WORKER], {
      cwd: PROJECT_DIR,
      env: { PATH: process.env['PATH'], ...TEST_ENV, LOG_LEVEL: 'info', ...this.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.output = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.output += chunk.toString();
        if (this.output.includes('worker.started')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', () => reject(new Error(`the worker ended:\n${this.output.slice(-2_000)}`)));
    });
  }

  /** As a power cut would. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** As an orchestrator asks. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    await ended;
  }
}
