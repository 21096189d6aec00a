/**
 * Shares values out among the places of one kind, which the same code of ours reads: each value meets some place of every
 * kind, and each place some values. A thorough run (EMBANK_FUZZ_REQUESTS) has every place meet all of them.
 */
export class Spread {
  private readonly counts = new Map<string, number>();
  private readonly seen = new Map<string, number>();

  /**
   * @param kinds of every place there is, in any order
   * @param least into so many shares the values of a kind are divided at least, however few places it has
   * @param most and at most, however many
   */
  constructor(
    kinds: readonly string[],
    private readonly least: number,
    private readonly most: number,
    private readonly isThorough = process.env['EMBANK_FUZZ_REQUESTS'] !== undefined,
  ) {
    for (const kind of kinds) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  /** What the next place of a kind meets. */
  share<T>(kind: string, values: readonly T[]): T[] {
    if (this.isThorough) return [...values];
    const shares = Math.min(this.most, Math.max(this.least, this.counts.get(kind) ?? 1));
    const place = this.seen.get(kind) ?? 0;
    this.seen.set(kind, place + 1);
    return values.filter((_, index) => (index + place) % shares === 0);
  }
}

/** What decides who reads a value: its schema without what is only for people. */
export function kindOf(schema: object): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    key === 'description' || key === 'example' || key === 'examples' ? undefined : value,
  );
}
