import { type FieldError } from '../../kernel/domain-error.js';
import { mccCodes } from './mcc-map.js';
import { type ScenarioDefinition } from './scenario-definition.js';
import { parentOf } from './scenario-path.js';
import { type ScenarioTree } from './scenario-tree.js';
import { add } from '../../platform/versions/document-shape.js';

/**
 * What a valid definition must keep towards the other nodes before it is published among them: a parent that exists,
 * no less sensitive and no less guarded than it, and merchant codes that no other node signals.
 * @param tree the published tree; the definition replaces the node of its own path
 */
export function checkInTree(definition: ScenarioDefinition, tree: ScenarioTree): FieldError[] {
  const errors: FieldError[] = [];
  const above = parentOf(definition.path);
  const parent = above === undefined ? undefined : tree.get(above);
  if (above !== undefined && !parent) add(errors, '/path', 'parent_missing', `there is no scenario ${above}`);
  if (parent) checkAgainstParent(definition, parent, errors);
  checkCodes(definition, tree, errors);
  return errors;
}

function checkAgainstParent(
  definition: ScenarioDefinition,
  parent: ScenarioDefinition,
  errors: FieldError[],
): void {
  if (parent.sensitivity === 'sensitive' && definition.sensitivity === 'normal') {
    add(errors, '/sensitivity', 'must_be_sensitive', `${parent.path} is sensitive`);
  }
  for (const { code } of parent.guards) {
    if (!definition.guards.some((guard) => guard.code === code)) {
      add(errors, '/guards', 'guard_lost', `${parent.path} is guarded by ${code}`);
    }
  }
}

function checkCodes(definition: ScenarioDefinition, tree: ScenarioTree, errors: FieldError[]): void {
  const owners = new Map<number, string>();
  for (const { path, signals } of tree.values()) {
    if (path === definition.path) continue;
    for (const signal of signals.mcc) for (const code of mccCodes(signal)) owners.set(code, path);
  }
  definition.signals.mcc.forEach((signal, i) => {
    for (const code of mccCodes(signal)) {
      const owner = owners.get(code);
      if (owner !== undefined) {
        return add(
          errors,
          `/signals/mcc/${i}`,
          'code_taken',
          `${String(code).padStart(4, '0')} stands at ${owner}`,
        );
      }
      owners.set(code, definition.path);
    }
  });
}
