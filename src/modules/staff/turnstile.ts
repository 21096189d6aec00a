/** Lets a few pieces of work run at once, a few more wait in line, and turns the rest away. */
export class Turnstile {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly limits: { readonly atOnce: number; readonly waiting: number },
    private readonly turnedAway: () => Error,
  ) {}

  /** @throws what `turnedAway` gives, when the line is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.atOnce) this.running++;
    else if (this.waiting.length >= this.limits.waiting) throw this.turnedAway();
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place passes to the next in line without becoming free in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
