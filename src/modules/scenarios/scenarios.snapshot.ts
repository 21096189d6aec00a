import {
  compileRule,
  type Catalogue,
  type CompiledRule,
  defineCatalogue,
} from '../../engines/rules/index.js';
import type { FieldError } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { SnapshotPart } from '../../platform/snapshot/snapshot.service.js';
import type { DefinitionVersion, VersionStore } from '../../platform/versions/version-store.js';
import { compileContextSchema } from './context-schema.js';
import { buildMccMap, type MccMap } from './mcc-map.js';
import type { PolicyPack } from './policy-pack.js';
import { contextAttributes, GUARD_ATTRIBUTES } from './scenario-attributes.js';
import type { ScenarioDefinition } from './scenario-definition.js';
import { guardsAsRule } from './scenario-guards.js';

/** A scenario version in force, ready to use: its checks are compiled once per version. */
export interface PublishedScenario {
  readonly versionId: Uuid;
  readonly number: number;
  readonly definition: ScenarioDefinition;
  /** Faults of a request's context, by JSON pointer; none when it fits. */
  contextFaults(value: unknown): FieldError[];
  readonly guardCatalogue: Catalogue;
  /** All guards as one rule, a top clause each; undefined when there are none. */
  readonly guards: CompiledRule | undefined;
}

export interface PublishedPack {
  readonly versionId: Uuid;
  readonly number: number;
  readonly pack: PolicyPack;
}

export interface ScenarioBook {
  readonly scenarios: ReadonlyMap<string, PublishedScenario>;
  /** By jurisdiction. */
  readonly packs: ReadonlyMap<string, PublishedPack>;
  readonly mcc: MccMap;
}

export function scenariosPart(store: VersionStore): SnapshotPart<ScenarioBook> {
  return { ...scenariosToken, load: (tx, previous) => loadBook(store, tx, previous) };
}

/** Names the part for readers, who need no store. */
export const scenariosToken: SnapshotPart<ScenarioBook> = {
  name: 'scenarios',
  load: () => Promise.reject(new Error('the scenarios module loads this part')),
};

async function loadBook(
  store: VersionStore,
  tx: ReadTx,
  previous: ScenarioBook | undefined,
): Promise<ScenarioBook> {
  const versions = await store.published<ScenarioDefinition>(tx, 'scenario');
  const packVersions = await store.published<PolicyPack>(tx, 'pack');
  const scenarios = new Map<string, PublishedScenario>();
  for (const version of versions) {
    const known = previous?.scenarios.get(version.name);
    scenarios.set(version.name, known?.versionId === version.id ? known : publishScenario(version));
  }
  const packs = new Map(
    packVersions.map(({ id, name, number, body }): [string, PublishedPack] => [
      name,
      { versionId: id, number, pack: body },
    ]),
  );
  return { scenarios, packs, mcc: buildMccMap([...scenarios.values()].map(({ definition }) => definition)) };
}

/** Compiles a version. Its checks are those that its publishing passed, so a fault here is one of the program. */
export function publishScenario({
  id,
  number,
  body,
}: DefinitionVersion<ScenarioDefinition>): PublishedScenario {
  const guardCatalogue = defineCatalogue({ ...GUARD_ATTRIBUTES, ...contextAttributes(body.contextSchema) });
  const rule = guardsAsRule(body.guards);
  return {
    versionId: id,
    number,
    definition: body,
    contextFaults: compileContextSchema(body.contextSchema),
    guardCatalogue,
    guards: rule && compileRule(rule, guardCatalogue, { scopes: [body.path] }),
  };
}
