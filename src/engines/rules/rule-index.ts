import { ROOT_PATH, isUnder, parentPath } from './scenario-path.js';

/**
 * Finds what applies to a scenario in one look-up per level of the path. Each node that something is scoped to holds the
 * complete list for itself, inherited entries included, so a look-up allocates nothing.
 */
export class RuleIndex<Item> {
  private readonly lists = new Map<string, readonly Item[]>();

  /**
   * @param items in the order in which they shall be answered
   * @param scopesOf the scenario nodes an item is for; `any` is every scenario
   */
  constructor(items: readonly Item[], scopesOf: (item: Item) => readonly string[]) {
    const scoped = items.map((item) => ({ item, scopes: scopesOf(item) }));
    const nodes = new Set([ROOT_PATH, ...scoped.flatMap(({ scopes }) => scopes)]);
    for (const node of nodes) {
      const applies = scoped.filter(({ scopes }) => scopes.some((scope) => isUnder(node, scope)));
      this.lists.set(
        node,
        applies.map(({ item }) => item),
      );
    }
  }

  /** Everything scoped to the path or to a node above it, in the items' own order. */
  candidates(path: string): readonly Item[] {
    for (let node = path; ; node = parentPath(node)) {
      const list = this.lists.get(node);
      if (list) return list;
    }
  }
}
