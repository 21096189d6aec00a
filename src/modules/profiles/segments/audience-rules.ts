import { checkRule, type Rule } from '../../../engines/rules/index.js';
import type { FieldError } from '../../../kernel/domain-error.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { VersionStore } from '../../../platform/versions/version-store.js';
import type { DefinitionRules } from '../../scenarios/index.js';
import type { StaffRole } from '../../staff/index.js';
import {
  type SegmentDefinition,
  segmentsNamedIn,
  type TagDefinition,
  tagsNamedIn,
  validateSegment,
  validateTag,
} from './audience-definitions.js';
import { audienceCatalogue } from './facts-columns.js';

export const AUDIENCE_MAKERS: readonly [StaffRole, ...StaffRole[]] = [
  'campaignManager',
  'scenarioManager',
  'productManager',
  'administrator',
];
const ROLES = {
  maker: AUDIENCE_MAKERS,
  checker: ['riskOfficer', 'campaignManager', 'administrator'] as const,
};
/** Each is tried for every customer that changes. */
const IN_FORCE_MAX = 500;

export function segmentRules(store: VersionStore): DefinitionRules {
  return {
    kind: 'segment',
    idKind: 'segmentVersion',
    roles: ROLES,
    nameMember: 'name',
    validate: validateSegment,
    checkPublishing: async (tx, body) => {
      const { name, rule } = body as SegmentDefinition;
      const rules = await rulesInForce(store, tx);
      rules.set(name, rule);
      const faults = faultsOfSegment(name, rule, rules);
      return [
        ...tooMany(rules.size),
        ...faults.map((fault) => ({ ...fault, pointer: `/rule${fault.pointer}` })),
      ];
    },
    checkRetiring: async (tx, name) => {
      const users = [...(await rulesInForce(store, tx))]
        .filter(([, rule]) => segmentsNamedIn(rule).includes(name))
        .map(([user]) => `the segment ${user}`);
      users.push(...(await productsThatRead(tx, name)).map((slug) => `the product ${slug}`));
      return users.length === 0 ? undefined : `It is used by ${users.slice(0, 5).join(', ')}.`;
    },
  };
}

export function tagRules(store: VersionStore): DefinitionRules {
  return {
    kind: 'tag',
    idKind: 'tagVersion',
    roles: ROLES,
    nameMember: 'name',
    validate: validateTag,
    checkPublishing: async (tx, body) => {
      const own = body as TagDefinition;
      const others = (await store.published<TagDefinition>(tx, 'tag')).map((version) => version.body);
      const all = [...others.filter(({ name }) => name !== own.name), own];
      return [...tooMany(all.length), ...chainFaults(own, all)];
    },
    checkRetiring: () => Promise.resolve(undefined),
  };
}

async function rulesInForce(store: VersionStore, tx: ReadTx): Promise<Map<string, Rule>> {
  const versions = await store.published<SegmentDefinition>(tx, 'segment');
  return new Map(versions.map(({ name, body }) => [name, body.rule]));
}

/** Products stand to the right and cannot be asked; what they have published can be read. */
async function productsThatRead(tx: ReadTx, segment: string): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(
    `select name from definition where kind = 'product' and status = 'published' and jsonb_path_exists(
       body, '$.** ? (@.f == "segments" && (@.v == $name || @.v[*] == $name))', jsonb_build_object('name', $1::text), true)
     order by name limit 5`,
    [segment],
  );
  return rows.map(({ name }) => name);
}

/** What would not be valid if a segment had a rule; in the rule. */
export function faultsOfSegment(
  name: string,
  rule: Rule,
  inForce: ReadonlyMap<string, Rule>,
): readonly FieldError[] {
  const rules = new Map(inForce).set(name, rule);
  return [...faultsAmong(rule, rules), ...brokenBy(name, rules)];
}

function faultsAmong(rule: Rule, segments: ReadonlyMap<string, Rule>): readonly FieldError[] {
  return checkRule(rule, audienceCatalogue, { segments }).errors;
}

/** Segments that refer to this one, and with its new rule would be too large or come back to themselves. */
function brokenBy(name: string, rules: ReadonlyMap<string, Rule>): FieldError[] {
  return [...rules].flatMap(([other, rule]) =>
    other !== name && segmentsNamedIn(rule).length > 0 && faultsAmong(rule, rules).length > 0
      ? [
          {
            pointer: '',
            code: 'breaks_segment',
            detail: `The segment ${other} would not be valid with it.`,
          },
        ]
      : [],
  );
}

/** Rules set tags once around, so none of them may wait for what another one sets. */
function chainFaults(own: TagDefinition, all: readonly TagDefinition[]): FieldError[] {
  const byRule = new Set(all.filter(({ rule }) => rule).map(({ name }) => name));
  return all.flatMap(({ name, rule }) => {
    const chained = rule ? tagsNamedIn(rule).filter((tag) => byRule.has(tag)) : [];
    if (chained.length === 0 || (name !== own.name && !chained.includes(own.name))) return [];
    const detail = `The rule of ${name} reads ${chained[0]}, which a rule sets; write a segment instead.`;
    return [{ pointer: '/rule', code: 'reads_rule_tag', detail }];
  });
}

function tooMany(count: number): FieldError[] {
  if (count <= IN_FORCE_MAX) return [];
  return [{ pointer: '', code: 'too_many', detail: `At most ${IN_FORCE_MAX} are in force.` }];
}
