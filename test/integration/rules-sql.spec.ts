import fc from 'fast-check';
import pg from 'pg';
import {
  type Attribute,
  compileRule,
  createFacts,
  type Facts,
  type Node,
  readFact,
  type Rule,
  T,
  U,
} from '../../src/engines/rules/index.js';
import { ruleSql, type RuleSql, type SqlSource } from '../../src/engines/rules/sql/index.js';
import { testDatabase } from '../support/database.js';
import { catalogue, factInputs, nodes, ruleOf, rules, today } from '../support/rule-arbitraries.js';

type Sources = ReadonlyMap<string, SqlSource>;

const CUSTOMERS = 250;
const COLUMNS = {
  amount: ['int8', 'integer'],
  limit: ['int8', 'integer'],
  months: ['float8', 'double'],
  score: ['int4', 'integer'],
  kind: ['text', 'text'],
  urgent: ['bool', 'bool'],
  since: ['date', 'date'],
  channel: ['text', 'text'],
  scenario: ['text', 'text'],
  tags: ['text[]', 'textArray'],
} as const;
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

const columns: Sources = new Map(
  NAMES.map((name) => [name, { column: `c."${name}"`, form: COLUMNS[name][1] }]),
);
/** Dates and tags have columns of their own in this layout, too. */
const tail: Sources = new Map(
  NAMES.map((name) => [
    name,
    name === 'since' || name === 'tags'
      ? (columns.get(name) as SqlSource)
      : { object: 'c.attributes', key: name },
  ]),
);

let client: pg.Client;
let population: readonly Facts[];

beforeAll(async () => {
  client = new pg.Client({ connectionString: (await testDatabase()).ownerUrl });
  await client.connect();
  const inputs = fc.sample(factInputs, { numRuns: CUSTOMERS }).map(withWholeScore);
  population = inputs.map((input) => createFacts(catalogue, input, today));
  await client.query(`create temporary table customers (id int4 primary key, attributes jsonb not null,
    ${NAMES.map((name) => `"${name}" ${COLUMNS[name][0]}`).join(', ')})`);
  for (const [id, facts] of population.entries()) {
    const values = NAMES.map((name) => readFact(facts, catalogue.byName.get(name) as Attribute) ?? null);
    await client.query(
      `insert into customers values ($1, $2, ${NAMES.map((_, i) => `$${i + 3}`).join(', ')})`,
      [id, JSON.stringify(inputs[id]), ...values],
    );
  }
});
afterAll(() => client.end());

/** One number is kept as a whole one, because literals of rules are fractions, too. */
function withWholeScore(input: Record<string, unknown>): Record<string, unknown> {
  const { score } = input;
  return typeof score === 'number' && Number.isFinite(score) ? { ...input, score: Math.trunc(score) } : input;
}

interface Sets {
  readonly true: readonly number[];
  readonly unknown: readonly number[];
}

function inMemory(rule: Rule, segments: ReadonlyMap<string, Rule>): Sets {
  const compiled = compileRule(rule, catalogue, { segments });
  const ids = (truth: number): number[] =>
    population.flatMap((facts, id) => (compiled.test(facts) === truth ? [id] : []));
  return { true: ids(T), unknown: ids(U) };
}

async function inDatabase({ condition, joins, parameters }: RuleSql): Promise<Sets> {
  const { rows } = await client.query<Sets>(
    `select coalesce(array_agg(c.id order by c.id) filter (where v.verdict), '{}') as "true",
       coalesce(array_agg(c.id order by c.id) filter (where v.verdict is null), '{}') as "unknown"
     from (select $1::date as today) t cross join customers c ${joins} cross join lateral (select ${condition} as verdict) v`,
    [String(today), ...parameters],
  );
  return rows[0] as Sets;
}

const compile = (
  rule: Rule,
  sources: Sources,
  segments: ReadonlyMap<string, Rule>,
  writtenOut?: number,
): RuleSql =>
  ruleSql(rule.when, catalogue, {
    sources,
    segments,
    today: 't.today',
    parametersBefore: 1,
    ...(writtenOut !== undefined && { writtenOut }),
  });

/** Random rules of which one refers to segments, nested and more than once. */
const nestedRules: fc.Arbitrary<readonly [Rule, ReadonlyMap<string, Rule>]> = fc
  .tuple(nodes, nodes, nodes)
  .map(([first, second, third]) => {
    const segments = new Map<string, Node>([
      ['lowest', first],
      ['middle', { all: [{ not: { segment: 'lowest' } }, second] }],
      ['upper', { any: [{ segment: 'middle' }, { segment: 'lowest' }] }],
    ]);
    const rule = { all: [{ any: [third, { segment: 'upper' }] }, { not: { segment: 'middle' } }] };
    return [ruleOf(rule), new Map([...segments].map(([slug, node]) => [slug, ruleOf(node)]))];
  });
const NO_SEGMENTS: ReadonlyMap<string, Rule> = new Map();

/** @returns the first rule of a sample on which memory and the database differ */
async function disagreement(
  sample: readonly (readonly [Rule, ReadonlyMap<string, Rule>])[],
  sources: Sources,
  mutate: (sql: RuleSql) => RuleSql = (sql) => sql,
  writtenOut?: number,
): Promise<string | undefined> {
  for (const [rule, segments] of sample) {
    const expected = inMemory(rule, segments);
    const actual = await inDatabase(mutate(compile(rule, sources, segments, writtenOut)));
    if (JSON.stringify(actual) !== JSON.stringify(expected)) return JSON.stringify([rule, actual, expected]);
  }
  return undefined;
}

const sampleOf = (numRuns: number): (readonly [Rule, ReadonlyMap<string, Rule>])[] =>
  fc.sample(rules, { numRuns }).map((rule) => [rule, NO_SEGMENTS]);

describe('a rule is true, and unknown, for the same customers in memory and in PostgreSQL', () => {
  it('over typed columns', async () => {
    expect(await disagreement(sampleOf(500), columns)).toBeUndefined();
  });

  it('over the jsonb tail, where any value may have any type', async () => {
    expect(await disagreement(sampleOf(300), tail)).toBeUndefined();
  });

  it('with nested segments', async () => {
    const sample = fc.sample(nestedRules, { numRuns: 150 });
    expect(await disagreement(sample, columns)).toBeUndefined();
    // Some of them written out, some joined.
    expect(await disagreement(sample.slice(0, 50), columns, undefined, 10)).toBeUndefined();
  });

  const rewritten =
    (from: string, to: string) =>
    (sql: RuleSql): RuleSql => ({ ...sql, condition: sql.condition.replaceAll(from, to) });
  const mutants: [string, (sql: RuleSql) => RuleSql][] = [
    ['unknown is taken for false', (sql) => ({ ...sql, condition: `coalesce(${sql.condition}, false)` })],
    ['the opposite of unknown is true', rewritten('(not ', '(true is distinct from ')],
    ['an edge is left out', rewritten(' <= ', ' < ')],
    ['one of a list is enough to be outside', rewritten('<> all', '<> any')],
    ['a window is a day longer', rewritten('t.today - ', 't.today - 1 - ')],
    ['names that begin alike are under each other', rewritten(" || '.'", '')],
    ['any tag will do for all', rewritten('@>', '&&')],
  ];

  it.each(mutants)('and a wrong compiler is caught: %s', async (_, mutate) => {
    expect(await disagreement(sampleOf(2000), columns, mutate)).toBeDefined();
  });
});

describe('the SQL of a rule', () => {
  it('holds no text of its author, and computes a segment once', () => {
    const segments = new Map([['big', ruleOf({ f: 'channel', op: 'eq', v: "'; drop table customer" })]]);
    const when: Node = {
      all: [{ segment: 'big' }, { any: [{ segment: 'big' }, { not: { segment: 'big' } }] }],
    };
    const sql = compile(ruleOf(when), columns, segments);
    expect(`${sql.condition} ${sql.joins}`).not.toContain('drop');
    expect(sql.joins.match(/lateral/g)).toHaveLength(1);
    expect(sql.parameters).toEqual(["'; drop table customer"]);
  });

  it('writes segments out while they are few, and joins the others', () => {
    const leaf: Node = { f: 'months', op: 'gt', v: 1 };
    const segments = new Map([
      ['small', ruleOf(leaf)],
      ['large', ruleOf({ all: [leaf, { segment: 'small' }, leaf] })],
    ]);
    const when: Node = { any: [{ segment: 'small' }, { segment: 'large' }, { segment: 'large' }] };
    const joinsOf = (writtenOut: number): number =>
      compile(ruleOf(when), columns, segments, writtenOut).joins.match(/lateral/g)?.length ?? 0;
    expect([0, 1, 5, 7].map(joinsOf)).toEqual([2, 2, 1, 0]);
  });

  it('tells whether it opens the tail', () => {
    const rule = ruleOf({ f: 'months', op: 'gt', v: 1 });
    expect([
      compile(rule, columns, NO_SEGMENTS).readsTail,
      compile(rule, tail, NO_SEGMENTS).readsTail,
    ]).toEqual([false, true]);
  });

  it('is refused for what is kept nowhere, and for a circle of segments', () => {
    const amount = ruleOf({ f: 'amount', op: 'gt', v: 1 });
    expect(() => compile(amount, new Map(), NO_SEGMENTS)).toThrow('kept nowhere');
    const circle = new Map([['a', ruleOf({ segment: 'a' })]]);
    expect(() => compile(ruleOf({ segment: 'a' }), columns, circle)).toThrow('contains itself');
  });
});
