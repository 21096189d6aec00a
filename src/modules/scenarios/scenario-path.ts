import { isUnder, parentPath, ROOT_PATH } from '../../engines/rules/index.js';

/** Above all roots stands one node, `any`, so that "unsure" has a place to go. */
export const ROOT = ROOT_PATH;

/** What a path may look like: camelCase words joined by dots, at most four deep. */
const PATH = /^[a-z][A-Za-z0-9]{0,39}(\.[a-z][A-Za-z0-9]{0,39}){0,3}$/;
const PATH_MAX = 120;

/** A path, for the documents. */
export const SCENARIO_PATH_SCHEMA = { pattern: PATH.source, maxLength: PATH_MAX };

export function isScenarioPath(text: string): boolean {
  return text.length <= PATH_MAX && PATH.test(text);
}

/** `education.higher.tuition` → `education.higher`, `education` → `any`, `any` → undefined. */
export function parentOf(path: string): string | undefined {
  return path === ROOT ? undefined : parentPath(path);
}

/** The nodes above a path, nearest first, `any` last; the path itself is not among them. */
export function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let above = parentOf(path); above !== undefined; above = parentOf(above)) found.push(above);
  return found;
}

/** True for the node itself and for everything below it; everything is under `any`. */
export const pathIsUnder: (path: string, top: string) => boolean = isUnder;

/** The first word of a path: `healthcare.dental` → `healthcare`. */
export function rootOf(path: string): string {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
}

export type Sensitivity = 'normal' | 'sensitive';

/**
 * Where knowing the scene already says something about health, belief or distress. The bank's data may make more
 * nodes sensitive, never fewer: this list is the floor that `validateScenario` holds every version to.
 */
export const SENSITIVE_SUBTREES: readonly string[] = [
  'healthcare',
  'daily.pharmacy',
  'publicServices.donation',
  'family.funeral',
  'excluded',
];

export function sensitivityOf(path: string): Sensitivity {
  return SENSITIVE_SUBTREES.some((top) => pathIsUnder(path, top)) ? 'sensitive' : 'normal';
}

/**
 * What tags, affinity and events may keep of a scene: a normal node whole, a sensitive one its root only,
 * of `excluded` nothing.
 * @param sensitivity the version's own statement; the built-in floor when it is left out
 */
export function visibleRootOf(
  path: string,
  sensitivity: Sensitivity = sensitivityOf(path),
): string | undefined {
  const root = rootOf(path);
  if (root === 'excluded') return undefined;
  return sensitivity === 'sensitive' || sensitivityOf(path) === 'sensitive' ? root : path;
}
