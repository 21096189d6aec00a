import { type Rule } from './grammar.js';
import { isUnder } from './scenario-path.js';

export interface TagInfo {
  /** The sensitive node the tag comes from; only rules below it may read the tag. */
  readonly root?: string;
}

export interface CheckOptions {
  /** The scenario nodes the rule is applied to (a guard's node, a product's scope). Nothing: everywhere. */
  readonly scopes?: readonly string[];
  /** The segments that a rule may refer to, by slug. Nothing: none. */
  readonly segments?: ReadonlyMap<string, Rule>;
  /** The bank's vocabulary of tags. Nothing: tags are not looked up. */
  readonly tags?: ReadonlyMap<string, TagInfo>;
}

/** Whether a rule for these scopes may read what comes from a sensitive node. */
export function mayRead(root: string | undefined, scopes: readonly string[] | undefined): boolean {
  if (root === undefined || !scopes || scopes.length === 0) return false;
  return scopes.every((scope) => isUnder(scope, root));
}
