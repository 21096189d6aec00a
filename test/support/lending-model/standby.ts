import { ApiProcess } from '../api-process.js';
import type { Env } from '../../../src/platform/config/env-reader.js';

/** A killed process starts beside everything else that a busy machine does. */
const READY_MS = 180_000;

/**
 * Two processes behind one address, as a load balancer sees them: one works; when it is killed the other one takes over
 * while it starts again.
 */
export class Standby {
  private constructor(
    private working: ApiProcess,
    private waiting: ApiProcess,
    private waitingIsReady: Promise<void>,
  ) {}

  static async start(env: Env, logFile: string): Promise<Standby> {
    const [first, second] = [await ApiProcess.on(env, logFile), await ApiProcess.on(env, logFile)];
    for (const one of [first, second]) one.start();
    await Promise.all([first.ready(READY_MS), second.ready(READY_MS)]);
    return new Standby(first, second, Promise.resolve());
  }

  get url(): string {
    return this.working.url;
  }

  async kill(): Promise<void> {
    const killed = this.working;
    await killed.kill();
    killed.start();
    await this.waitingIsReady;
    this.working = this.waiting;
    this.waiting = killed;
    this.waitingIsReady = killed.ready(READY_MS);
    // Whoever needs it is told.
    this.waitingIsReady.catch(() => undefined);
  }

  async stop(): Promise<void> {
    // Who is asked whether he is ready must live to say so.
    await this.waitingIsReady.catch(() => undefined);
    await Promise.all([this.working.stop(), this.waiting.stop()]);
  }
}
