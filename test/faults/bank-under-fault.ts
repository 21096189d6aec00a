import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../../src/cli/migrate.js';
import {
  type EmbeddedPostgres,
  provisionDatabase,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/index.js';
import { clusterHome, isAlive } from '../../src/platform/embedded-postgres/postmaster.js';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from '../../src/platform/config/env-reader.js';
import { ApiProcess } from '../support/api-process.js';
import { databaseEnv, wholeBank, type WholeBank } from '../support/whole-bank.js';

/** When something was broken on purpose, and when the bank was ready again. Milliseconds of performance.now(). */
export interface Outage {
  readonly kind: 'kill' | 'database';
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A bank with a PostgreSQL of its own, which no other test needs, and an API process: both can be broken. */
export class BankUnderFault {
  readonly outages: Outage[] = [];

  private constructor(
    readonly bank: WholeBank,
    readonly api: ApiProcess,
    private server: EmbeddedPostgres,
    private readonly projectDir: string,
  ) {}

  /** @param env of the API, beside what every test has */
  static async start(env: Env = {}): Promise<BankUnderFault> {
    const projectDir = await mkdtemp(path.join(tmpdir(), 'embank-faults-'));
    const server = await startEmbeddedPostgres({ projectDir });
    const urls = await provisionDatabase(server.adminUrl, 'faults', server.rolePasswords);
    await migrate(urls.ownerUrl);
    const bank = await wholeBank({}, urls);
    // It has seeded the sandbox; from here on the process of the build does the work.
    await bank.booted.close();
    const api = await ApiProcess.on(
      { ...databaseEnv(urls), LOG_LEVEL: 'warn', ...env },
      path.join(projectDir, 'api.log'),
    );
    api.start();
    // Nothing is measured yet, and a machine that has just seeded a bank may be slow.
    await api.ready(120_000);
    return new BankUnderFault(bank, api, server, projectDir);
  }

  /** The API dies as in a power cut and is started again, as a supervisor would. */
  async killApi(): Promise<void> {
    await this.during('kill', async () => {
      await this.api.kill();
      this.api.start();
    });
  }

  /** PostgreSQL ends without writing anything and without a word to its clients, and recovers from its log. */
  async restartDatabase(): Promise<void> {
    await this.during('database', async () => {
      process.kill(this.server.pid, 'SIGQUIT');
      while (isAlive(this.server.pid)) await sleep(20);
      this.server = await startEmbeddedPostgres({ projectDir: this.projectDir });
    });
  }

  private async during(kind: Outage['kind'], work: () => Promise<void>): Promise<void> {
    const fromMs = performance.now();
    await work();
    await this.api.ready();
    this.outages.push({ kind, fromMs, untilMs: performance.now() });
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.bank.endRows();
    await this.server.stop();
    await rm(clusterHome(this.projectDir), { recursive: true, force: true });
    await rm(this.projectDir, { recursive: true, force: true });
  }
}
