import {
  compileRule,
  type Catalogue,
  type CompiledRule,
  defineCatalogue,
} from '../../engines/rules/index.js';
import type { FieldError } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { FaultyVersion } from '../../platform/snapshot/faulty-version.js';
import type { SnapshotPart } from '../../platform/snapshot/snapshot.service.js';
import { usableVersions } from '../../platform/versions/usable-versions.js';
import type { DefinitionVersion, VersionStore } from '../../platform/versions/version-store.js';
import { compileContextSchema } from './context-schema.js';
import { buildMccMap, type MccMap } from './mcc-map.js';
import { type PolicyPack, validatePack } from './policy-pack.js';
import { contextAttributes, GUARD_ATTRIBUTES } from './scenario-attributes.js';
import type { ScenarioDefinition } from './scenario-definition.js';
import { guardsAsRule } from './scenario-guards.js';
import { validateScenario } from './scenario-validation.js';

/** A scenario version in force, ready to use: its checks are compiled once per version. */
export interface PublishedScenario {
  readonly versionId: Uuid;
  readonly number: number;
  readonly definition: ScenarioDefinition;
  /** Faults of a request's context, by JSON pointer; none when it fits. */
  contextFaults(value: unknown): FieldError[];
  /** Faults of an event's payload by the schema for its type; a type without one allows none. */
  eventFaults(type: string, payload: unknown): FieldError[];
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
  readonly faulty: readonly FaultyVersion[];
}

export function scenariosPart(store: VersionStore): SnapshotPart<ScenarioBook> {
  return {
    ...scenariosToken,
    load: (tx, previous) => loadBook(store, tx, previous),
    faultyIn: ({ faulty }) => faulty,
  };
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
  const scenarios = usableVersions(versions, previous?.scenarios, {
    faultsOf: validateScenario,
    publish: publishScenario,
  });
  const packs = usableVersions(packVersions, previous?.packs, {
    faultsOf: validatePack,
    publish: ({ id, number, body }): PublishedPack => ({ versionId: id, number, pack: body }),
  });
  const { mcc, clashes } = mapCodes(scenarios.usable);
  return {
    scenarios: scenarios.usable,
    packs: packs.usable,
    mcc,
    faulty: [...scenarios.faulty, ...clashes, ...packs.faulty],
  };
}

/** A code that two scenes claim leads to the first of them; both are sold by name as before. */
function mapCodes(scenarios: ReadonlyMap<string, PublishedScenario>): {
  mcc: MccMap;
  clashes: FaultyVersion[];
} {
  const clashes: FaultyVersion[] = [];
  const nodes = [...scenarios.values()].map(({ definition }) => definition);
  const mcc = buildMccMap(nodes, (code, path, owner) => {
    const { versionId: id, number } = scenarios.get(path) as PublishedScenario;
    const fault = { pointer: '/signals/mcc', code: 'code_taken', detail: `${code} stands at ${owner}` };
    clashes.push({ id, kind: 'scenario', name: path, number, fault });
  });
  return { mcc, clashes };
}

function compileEventSchemas(
  schemas: ScenarioDefinition['eventSchemas'] = {},
): PublishedScenario['eventFaults'] {
  const checks = new Map(
    Object.entries(schemas).map(([type, schema]) => [type, compileContextSchema(schema)]),
  );
  const none: FieldError = { pointer: '', code: 'not_expected', detail: 'there is no schema for it' };
  return (type, payload) => checks.get(type)?.(payload) ?? [none];
}

/** Compiles a version whose body is valid. */
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
    eventFaults: compileEventSchemas(body.eventSchemas),
    guardCatalogue,
    guards: rule && compileRule(rule, guardCatalogue, { scopes: [body.path] }),
  };
}
