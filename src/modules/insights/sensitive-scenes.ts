import { SENSITIVE_SUBTREES, sensitivityOf, visibleRootOf } from '../scenarios/index.js';

/**
 * A regular expression of PostgreSQL for paths of sensitive scenes. Such a scene is seen in that scene alone, so nothing of it
 * is in an overview.
 */
export const SENSITIVE_SCENES = `^(${SENSITIVE_SUBTREES.map((path) => path.replaceAll('.', '\\.')).join('|')})(\\.|$)`;

export const isNormal = (path: string | null): boolean => path === null || sensitivityOf(path) === 'normal';

/** How a contract or a decision names its scene: money is owed wherever it was lent, but a sensitive scene by its root only. */
export const shownScene = (path: string): string | null => visibleRootOf(path) ?? null;
