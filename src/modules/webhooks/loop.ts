import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../platform/telemetry/log.js';

const AFTER_FAULT_MS = 1_000;

/** Repeats a round until it is stopped: at once while there is more to do, else after a pause. */
export class Loop {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /** @param round answers whether there is more to do now */
  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly round: () => Promise<boolean>,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pauseMs = await this.once();
      // Even when there is more, others get a turn of the event loop.
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async once(): Promise<number> {
    try {
      return (await this.round()) ? 0 : this.everyMs;
    } catch (error) {
      this.log.error('worker.round_failed', { job: this.name }, error);
      return AFTER_FAULT_MS;
    }
  }
}
