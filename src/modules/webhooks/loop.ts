import type { Log } from '../../platform/telemetry/log.js';

const AFTER_FAULT_MS = 1_000;

/** Repeats a round until it is stopped: at once while there is more to do, else after a pause. */
export class Loop {
  private isStopping = false;
  private isKicked = false;
  private endPause: () => void = () => undefined;
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

  /** There is something to do: the pause ends, or none follows the round that runs. */
  kick(): void {
    this.isKicked = true;
    this.endPause();
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.endPause();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      this.isKicked = false;
      const pauseMs = await this.once();
      if (!this.isStopping) await this.pause(this.isKicked ? 0 : pauseMs);
    }
  }

  /** Even when there is more, others get a turn of the event loop. */
  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
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
