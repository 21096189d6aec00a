import type { FieldError } from '../../kernel/domain-error.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { VersionStore } from '../../platform/versions/version-store.js';
import type { DefinitionRules } from './definition-rules.js';
import type { ScenarioDefinition } from './scenario-definition.js';
import { parentOf, ROOT } from './scenario-path.js';
import { checkInTree } from './scenario-tree-check.js';
import type { ScenarioTree } from './scenario-tree.js';
import { validateScenario } from './scenario-validation.js';

/** What a scenario version must be before it is in force. */
export function scenarioRules(store: VersionStore): DefinitionRules {
  return {
    kind: 'scenario',
    idKind: 'scenarioVersion',
    roles: { maker: ['scenarioManager', 'administrator'], checker: ['riskOfficer', 'administrator'] },
    nameMember: 'path',
    validate: validateScenario,
    checkPublishing: async (tx, body) => {
      const definition = body as ScenarioDefinition;
      const tree = await publishedTree(store, tx);
      return [...checkInTree(definition, tree), ...childFaults(definition, tree)];
    },
    checkRetiring: async (tx, path) => {
      if (path === ROOT) return 'The root of the tree is where an unclear situation goes.';
      const child = (await store.published(tx, 'scenario')).find(({ name }) => parentOf(name) === path);
      return child && `Retire ${child.name} first: it stands below ${path}.`;
    },
  };
}

/** From the transaction and not from the snapshot, which may be a moment old; without what this program cannot use. */
async function publishedTree(store: VersionStore, tx: ReadTx): Promise<ScenarioTree> {
  const versions = await store.published<ScenarioDefinition>(tx, 'scenario');
  const usable = versions.filter(({ body }) => validateScenario(body).length === 0);
  return new Map(usable.map(({ name, body }) => [name, body]));
}

const TOWARDS_PARENT = new Set(['must_be_sensitive', 'guard_lost']);
const PLACE: Readonly<Record<string, string>> = { must_be_sensitive: '/sensitivity', guard_lost: '/guards' };

/** A new guard or a new sensitivity of a node must already hold below it: children are published first. */
export function childFaults(definition: ScenarioDefinition, tree: ScenarioTree): FieldError[] {
  const after = new Map(tree).set(definition.path, definition);
  return [...tree.values()]
    .filter(({ path }) => parentOf(path) === definition.path)
    .flatMap((child) =>
      checkInTree(child, after)
        .filter(({ code }) => TOWARDS_PARENT.has(code))
        .map(({ code, detail }) => ({
          pointer: PLACE[code] as string,
          code: `child_${code}`,
          detail: `${child.path} must change first: ${detail}`,
        })),
    );
}
