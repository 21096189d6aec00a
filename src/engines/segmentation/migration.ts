export interface MigrationCell {
  /** Null: not in the earlier run. */
  readonly from: string | null;
  /** Null: not in the later run. */
  readonly to: string | null;
  readonly customers: number;
}

export interface Migration {
  /** Cells that are not empty, the largest first. */
  readonly cells: readonly MigrationCell[];
  /** Of the customers of both runs, the share whose segment is the same; 1 when there are none. */
  readonly stability: number;
  /** The same per segment of the earlier run. */
  readonly stabilityOf: Readonly<Record<string, number>>;
}

/** Who moved from which segment to which, between two runs or between two versions over the same summaries. */
export function migrationOf(
  earlier: ReadonlyMap<string, string>,
  later: ReadonlyMap<string, string>,
): Migration {
  const counts = new Map<string, { from: string | null; to: string | null; customers: number }>();
  const count = (from: string | null, to: string | null): void => {
    const key = JSON.stringify([from, to]);
    const cell = counts.get(key) ?? { from, to, customers: 0 };
    cell.customers += 1;
    counts.set(key, cell);
  };
  for (const [customer, from] of earlier) count(from, later.get(customer) ?? null);
  for (const [customer, to] of later) if (!earlier.has(customer)) count(null, to);
  const cells = [...counts.values()].sort((one, other) => other.customers - one.customers);
  const inBoth = cells.filter(({ from, to }) => from !== null && to !== null);
  const names = [...new Set(inBoth.map(({ from }) => from!))];
  return {
    cells,
    stability: stayedShare(inBoth),
    stabilityOf: Object.fromEntries(
      names.map((name) => [name, stayedShare(inBoth.filter(({ from }) => from === name))]),
    ),
  };
}

function stayedShare(cells: readonly MigrationCell[]): number {
  const all = cells.reduce((sum, { customers }) => sum + customers, 0);
  const stayed = cells.reduce((sum, { from, to, customers }) => sum + (from === to ? customers : 0), 0);
  return all === 0 ? 1 : stayed / all;
}
