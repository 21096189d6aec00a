/** The root: the answer for texts of no scene and for texts of which too little is known. */
export const ROOT = 'any';

/** True when `path` is `ancestor` or lies beneath it; everything lies beneath the root. */
export function isAtOrBeneath(path: string, ancestor: string): boolean {
  return ancestor === ROOT || path === ancestor || path.startsWith(`${ancestor}.`);
}

function ancestorsOf(path: string): string[] {
  const parts = path.split('.');
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('.'));
}

/** 1 for each class at or beneath `path`. For the root only the class `any` itself counts: it is no scene at all. */
export function classesBeneath(classes: readonly string[], path: string): Uint8Array {
  return Uint8Array.from(classes, (name) =>
    (path === ROOT ? name === ROOT : isAtOrBeneath(name, path)) ? 1 : 0,
  );
}

/**
 * The classes of a model with all nodes above them, parents before children, so that probabilities are summed up the
 * tree in one backward pass.
 */
export class ClassTree {
  /** All nodes; 0 is the root. */
  readonly paths: readonly string[];
  readonly parents: Int32Array;
  readonly children: readonly (readonly number[])[];
  /** Node of each class. */
  readonly nodeOfClass: Int32Array;

  constructor(readonly classes: readonly string[]) {
    const inner = new Set(classes.flatMap(ancestorsOf));
    inner.delete(ROOT);
    this.paths = [ROOT, ...[...inner].sort()];
    const nodeOf = new Map(this.paths.map((path, node) => [path, node]));
    this.parents = Int32Array.from(this.paths, (path, node) =>
      node === 0 ? -1 : (nodeOf.get(path.slice(0, Math.max(0, path.lastIndexOf('.')))) ?? 0),
    );
    this.children = this.paths.map((_, node) =>
      [...this.parents.keys()].filter((c) => this.parents[c] === node),
    );
    this.nodeOfClass = Int32Array.from(classes, (name) => nodeOf.get(name) ?? 0);
  }

  /** Fills `masses` (one per node) with the summed probability of each node's classes. */
  sumUp(probabilities: Float64Array, masses: Float64Array): void {
    masses.fill(0);
    for (let k = 0; k < probabilities.length; k += 1) masses[this.nodeOfClass[k]!]! += probabilities[k]!;
    for (let node = masses.length - 1; node > 0; node -= 1) masses[this.parents[node]!]! += masses[node]!;
  }

  /**
   * Goes down from the root into the heaviest child while it weighs at least `threshold`, and more than the
   * node's own class (for the root: "no scene").
   * @param open 1 for nodes that may be answered; a node that may not is passed through.
   * @returns the deepest open node on that way; 0 (the root) when there is none.
   */
  deepestSure(masses: Float64Array, threshold: number, open: Uint8Array | null): number {
    let answer = 0;
    let node = 0;
    for (;;) {
      let best = -1;
      let own = masses[node]!;
      for (const child of this.children[node]!) {
        own -= masses[child]!;
        if (best < 0 || masses[child]! > masses[best]!) best = child;
      }
      if (best < 0 || masses[best]! < threshold || masses[best]! < own) return answer;
      node = best;
      if (open === null || open[node] === 1) answer = node;
    }
  }
}
