import fc from 'fast-check';
import { LocalDate } from '../../src/kernel/calendar-date.js';
import {
  defineCatalogue,
  type AttributeDefinition,
  type Catalogue,
  type Leaf,
  type Node,
  type Rule,
} from '../../src/engines/rules/index.js';

/** Few attributes and few values, so that random rules and random facts meet often, at the edges above all. */
const open = { class: 'request', sensitivity: 'normal', description: '' } as const;
const definitions = {
  amount: { ...open, type: 'money' },
  limit: { ...open, type: 'money', class: 'credit' },
  months: { ...open, type: 'number' },
  score: { ...open, type: 'number', class: 'credit' },
  kind: { ...open, type: 'enum', values: ['person', 'firm', 'state'], class: 'offer' },
  urgent: { ...open, type: 'bool' },
  since: { ...open, type: 'date' },
  channel: { ...open, type: 'string' },
  scenario: { ...open, type: 'path' },
  tags: { ...open, type: 'tags', class: 'security' },
  religion: { ...open, type: 'string', sensitivity: 'prohibited' },
  clinicVisits: { ...open, type: 'number', sensitivity: 'sensitive', root: 'healthcare' },
  oldScore: { ...open, type: 'number', deprecated: true },
} satisfies Record<string, AttributeDefinition>;

export const catalogue: Catalogue = defineCatalogue(definitions);
export const today = LocalDate.parse('2026-03-15');

const DATES = ['2026-03-14', '2026-03-15', '2026-03-16', '2026-02-28', '2025-03-15', '2024-02-29'];
const CHANNELS = ['app', 'till', 'Äpp', "o'clock"];
const KINDS = ['person', 'firm', 'state'];
const PATHS = [
  'any',
  'retail',
  'retail.sports',
  'retailer',
  'education',
  'education.higher',
  'education.higher.tuition',
];
const TAGS = ['vip', 'blocked', 'new', 'loyal'];

const money = fc.constantFrom(-1, 0, 1, 29_999, 30_000, 30_001, 45_000, Number.MAX_SAFE_INTEGER);
const number = fc.constantFrom(-2, -0.5, 0, 0.1, 0.5, 1, 3, 12, 30_000);
const times = fc.constantFrom(1, 0.8, 0.5, 0.07, 3, 1.000001);
const days = fc.constantFrom(0, 1, 15, 365, 366);

const listOf = <Value>(one: fc.Arbitrary<Value>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
const range = (one: fc.Arbitrary<number>) =>
  fc.tuple(one, one).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
const leaf = (f: string, ops: readonly string[], v: fc.Arbitrary<unknown>): fc.Arbitrary<Leaf> =>
  fc.record({ f: fc.constant(f), op: fc.constantFrom(...ops), v }) as fc.Arbitrary<Leaf>;

function numeric(f: string, other: string, value: fc.Arbitrary<number>): fc.Arbitrary<Leaf>[] {
  const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'];
  return [
    leaf(f, comparisons, value),
    leaf(f, comparisons, fc.record({ field: fc.constant(other), times })),
    leaf(f, ['between'], range(value)),
    leaf(f, ['in', 'nin'], listOf(value)),
  ];
}

/** Comparisons for which a value that goes missing can only make things less certain. */
const monotoneLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  ...numeric('amount', 'limit', money),
  ...numeric('months', 'score', number),
  leaf('kind', ['eq', 'ne'], fc.constantFrom(...KINDS)),
  leaf('kind', ['in', 'nin'], listOf(fc.constantFrom(...KINDS))),
  leaf('urgent', ['eq'], fc.boolean()),
  leaf('since', ['before', 'onOrAfter'], fc.constantFrom(...DATES)),
  leaf('since', ['withinDays', 'olderThanDays'], days),
  leaf('channel', ['eq', 'ne'], fc.constantFrom(...CHANNELS)),
  leaf('channel', ['in', 'nin'], listOf(fc.constantFrom(...CHANNELS))),
  leaf('scenario', ['under'], fc.constantFrom(...PATHS)),
);

const anyLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  { weight: 5, arbitrary: monotoneLeaf },
  leaf('tags', ['has'], fc.constantFrom(...TAGS)),
  leaf('tags', ['hasAny', 'hasAll', 'hasNone'], listOf(fc.constantFrom(...TAGS))),
  fc.record({
    f: fc.constantFrom('amount', 'kind', 'urgent', 'since', 'channel', 'scenario'),
    op: fc.constant('exists' as const),
    v: fc.boolean(),
  }),
);

function nodesOf(leaves: fc.Arbitrary<Leaf>): fc.Arbitrary<Node> {
  return fc.letrec<{ node: Node; leaf: Node }>((tie) => ({
    leaf: leaves,
    node: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'rule' },
      { weight: 3, arbitrary: tie('leaf') },
      { weight: 1, arbitrary: fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ not: tie('node') }) },
    ),
  })).node;
}

export const nodes = nodesOf(anyLeaf);
export const monotoneNodes = nodesOf(monotoneLeaf);
export const ruleOf = (when: Node): Rule => ({ v: 1, when });
export const rules: fc.Arbitrary<Rule> = fc.oneof(
  nodes.map(ruleOf),
  fc.array(nodes, { minLength: 1, maxLength: 4 }).map((all) => ruleOf({ all })),
);

const rarelyWrong = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 8, arbitrary: value },
    { weight: 2, arbitrary: fc.constantFrom(undefined, null) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>('x', 7.5, true, {}, [], NaN, '2026-02-30') },
  );

/** Facts as they come: some absent, null or of another type. Tags are always loaded. */
export const factInputs: fc.Arbitrary<Record<string, unknown>> = fc.record({
  amount: rarelyWrong(money),
  limit: rarelyWrong(money),
  months: rarelyWrong(number),
  score: rarelyWrong(number),
  kind: rarelyWrong(fc.constantFrom(...KINDS)),
  urgent: rarelyWrong(fc.boolean()),
  since: rarelyWrong(fc.constantFrom(...DATES)),
  channel: rarelyWrong(fc.constantFrom(...CHANNELS)),
  scenario: rarelyWrong(fc.constantFrom(...PATHS)),
  tags: fc.subarray(TAGS),
});
