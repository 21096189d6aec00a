import { readdirSync, readFileSync } from 'node:fs';
import { type ScenarioDefinition, type ScenarioNode } from './scenario-definition.js';
import { parentOf, ROOT } from './scenario-path.js';
import { isRecord } from '../../platform/versions/document-shape.js';

/** The tree by path; parents stand before their children. */
export type ScenarioTree = ReadonlyMap<string, ScenarioDefinition>;

/** Members that say who a node is, and therefore never come from its parent. */
const OWN = new Set(['path', 'names', 'description']);
/** Lists of named things: a child may add one or restate one by its code, but never lose one. */
const KEPT_BY_CODE = new Set(['guards', 'disclosures']);
/** Taken whole or not at all: a child's schema merged into its parent's would be one that nobody wrote. */
const WHOLE = new Set(['contextSchema', 'eventSchemas']);

/**
 * Completes nodes that say only what differs from their parent: objects merge, arrays and scalars replace, guards
 * and disclosures are kept by code, signals are a node's own but for event types, usual amounts and season.
 * @param nodes in any order
 * @throws Error when a path stands twice or its parent is missing
 */
export function resolveTree(nodes: readonly ScenarioNode[]): ScenarioTree {
  const byPath = new Map<string, ScenarioNode>();
  for (const node of nodes) {
    if (byPath.has(node.path)) throw new Error(`scenario ${node.path} stands twice`);
    byPath.set(node.path, node);
  }
  const done = new Map<string, ScenarioDefinition>();
  const complete = (path: string): ScenarioDefinition => {
    const known = done.get(path);
    if (known) return known;
    const node = byPath.get(path);
    if (!node) throw new Error(`scenario ${path} is missing`);
    const above = parentOf(path);
    const whole = inherit(above === undefined ? undefined : complete(above), node);
    done.set(path, whole);
    return whole;
  };
  for (const path of byPath.keys()) complete(path);
  return done;
}

function inherit(parent: ScenarioDefinition | undefined, node: ScenarioNode): ScenarioDefinition {
  const base: Record<string, unknown> = { ...parent };
  for (const name of OWN) delete base[name];
  const signals = { ...parent?.signals, mcc: [], textExamples: [] };
  return merge({ ...base, v: 1, signals }, node) as unknown as ScenarioDefinition;
}

function merge(
  parent: Readonly<Record<string, unknown>>,
  child: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...parent };
  for (const [name, value] of Object.entries(child)) {
    const above = parent[name];
    if (KEPT_BY_CODE.has(name)) merged[name] = keepByCode(above as Coded[] | undefined, value as Coded[]);
    else merged[name] = !WHOLE.has(name) && isRecord(above) && isRecord(value) ? merge(above, value) : value;
  }
  return merged;
}

interface Coded {
  readonly code: string;
}

function keepByCode(parent: readonly Coded[] = [], child: readonly Coded[]): Coded[] {
  const byCode = new Map(parent.map((item) => [item.code, item]));
  for (const item of child) byCode.set(item.code, item);
  return [...byCode.values()];
}

const DATA = new URL('./data/tree/', import.meta.url);

/** The nodes that the bank starts with, as written: one file per root. */
export function loadSeedNodes(): ScenarioNode[] {
  const files = readdirSync(DATA)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.flatMap((name) => JSON.parse(readFileSync(new URL(name, DATA), 'utf8')) as ScenarioNode[]);
}

let seed: ScenarioTree | undefined;

/** The seeded tree, complete; read from disk once. */
export function seedTree(): ScenarioTree {
  seed ??= resolveTree(loadSeedNodes());
  return seed;
}

/** True for a node that has no children in this tree. */
export function isLeaf(tree: ScenarioTree, path: string): boolean {
  for (const other of tree.keys()) if (parentOf(other) === path) return false;
  return path !== ROOT;
}
