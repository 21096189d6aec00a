import type { Classes } from './classes.js';

/** The dimensions whose moves a rehearsal shows. */
export const MOVED = ['cell', 'abc', 'stage', 'tier', 'cluster'] as const;
export type Moved = (typeof MOVED)[number];

/** Customers by `from>to`, for each dimension; an empty name is "not classified". */
export type Movements = Readonly<Partial<Record<Moved, Readonly<Record<string, number>>>>>;

export interface Move {
  readonly before: Pick<Classes, Moved> | undefined;
  readonly after: Pick<Classes, Moved>;
}

/** The counts with further customers. */
export function countMoves(movements: Movements, moves: readonly Move[]): Movements {
  return Object.fromEntries(
    MOVED.map((dimension) => {
      const counts: Record<string, number> = { ...movements[dimension] };
      for (const [before, afters] of countPairs(moves, dimension))
        for (const [after, customers] of afters) {
          const name = `${before}>${after}`;
          counts[name] = (counts[name] ?? 0) + customers;
        }
      return [dimension, counts];
    }),
  );
}

/** Few pairs and many customers: the pairs are named afterwards. */
function countPairs(moves: readonly Move[], dimension: Moved): Map<string, Map<string, number>> {
  const pairs = new Map<string, Map<string, number>>();
  for (const { before, after } of moves) {
    const [from, to] = [before?.[dimension] ?? '', after[dimension] ?? ''];
    const counts = pairs.get(from) ?? new Map<string, number>();
    pairs.set(from, counts);
    counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  return pairs;
}

export interface MovementCell {
  /** Null: not classified before. */
  readonly from: string | null;
  /** Null: not classified by the run. */
  readonly to: string | null;
  readonly customers: number;
}

export interface Rehearsal {
  /** Cells that are not empty, the largest first. */
  readonly cells: readonly MovementCell[];
  /** Of those classified before and after, the share that stays; 1 when there are none. */
  readonly stability: number;
}

/** One dimension's counts as a table from old to new. */
export function rehearsalOf(counts: Readonly<Record<string, number>> = {}): Rehearsal {
  const cells = Object.entries(counts)
    .map(([name, customers]) => {
      const [from = '', to = ''] = name.split('>');
      return { from: from === '' ? null : from, to: to === '' ? null : to, customers };
    })
    .sort((one, other) => other.customers - one.customers);
  const inBoth = cells.filter(({ from, to }) => from !== null && to !== null);
  const all = inBoth.reduce((sum, { customers }) => sum + customers, 0);
  const stayed = inBoth.reduce((sum, { from, to, customers }) => sum + (from === to ? customers : 0), 0);
  return { cells, stability: all === 0 ? 1 : stayed / all };
}

/** Whether he is told apart from what he was. */
export function isMoved({ before, after }: Move): boolean {
  return MOVED.some((dimension) => (before?.[dimension] ?? null) !== after[dimension]);
}
