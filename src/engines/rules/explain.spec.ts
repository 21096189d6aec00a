import { catalogue, ruleOf, today } from '../../../test/support/rule-arbitraries.js';
import {
  compileRule,
  createFacts,
  defineCatalogue,
  explain,
  explainMet,
  smallestChange,
  type Change,
  type Node,
  type Rule,
} from './index.js';

const is = (f: string, op: string, v: unknown): Node => ({ f, op, v }) as Node;
const segments = new Map<string, Rule>([['loyal', ruleOf(is('tags', 'has', 'loyal'))]]);
const compile = (when: Node) => compileRule(ruleOf(when), catalogue, { segments });
const facts = (input: Record<string, unknown>) => createFacts(catalogue, { tags: [], ...input }, today);
const reasons = (when: Node, input: Record<string, unknown>) => explain(compile(when), facts(input));
const change = (when: Node, input: Record<string, unknown>) => smallestChange(compile(when), facts(input));

describe('a reason', () => {
  it('says what was wanted and what was there', () => {
    const rule: Node = {
      all: [is('urgent', 'eq', true), { ...is('amount', 'gte', 30_000), id: 'min', code: 'too_small' }],
    };
    expect(reasons(rule, { amount: 29_999, urgent: true })).toEqual([
      {
        kind: 'comparison',
        clause: 1,
        pointer: '/when/all/1',
        id: 'min',
        code: 'too_small',
        class: 'request',
        verdict: 'failed',
        field: 'amount',
        op: 'gte',
        wanted: 30_000,
        actual: 29_999,
        negated: false,
        missing: [],
      },
    ]);
  });

  it('tells missing from failed, and which value is missing', () => {
    expect(reasons(is('amount', 'lte', { field: 'limit', times: 0.8 }), { amount: 1 })).toEqual([
      expect.objectContaining({ verdict: 'missing', actual: 1, missing: ['limit'], class: 'credit' }),
    ]);
  });

  it('is the inner clause that held, under a negation', () => {
    const rule: Node = {
      not: { any: [is('kind', 'eq', 'firm'), is('tags', 'has', 'blocked'), is('urgent', 'eq', true)] },
    };
    expect(reasons(rule, { kind: 'person', tags: ['blocked'] })).toEqual([
      expect.objectContaining({
        field: 'tags',
        negated: true,
        verdict: 'failed',
        pointer: '/when/not/any/1',
      }),
      expect.objectContaining({ field: 'urgent', negated: true, verdict: 'missing' }),
    ]);
  });

  it('is "one of", as closed as its most closed alternative', () => {
    const rule: Node = { all: [{ any: [is('amount', 'lte', 5), is('score', 'gte', 5)], code: 'too_much' }] };
    expect(reasons(rule, { amount: 6, score: 4 })).toEqual([
      {
        kind: 'oneOf',
        clause: 0,
        pointer: '/when/all/0',
        code: 'too_much',
        class: 'credit',
        verdict: 'failed',
        alternatives: [
          [expect.objectContaining({ field: 'amount', code: 'too_much', class: 'request' })],
          [expect.objectContaining({ field: 'score', class: 'credit' })],
        ],
      },
    ]);
  });

  it('has a class that does not depend on which part failed', () => {
    const rule: Node = {
      any: [is('urgent', 'eq', true), { all: [is('amount', 'lte', 5), is('score', 'gte', 5)] }],
    };
    const classes = [4, 5].map((score) => reasons(rule, { urgent: false, amount: 6, score })[0]?.class);
    expect(classes).toEqual(['credit', 'credit']);
  });

  it('names the segment that it comes from', () => {
    expect(reasons({ all: [{ segment: 'loyal', code: 'not_loyal' }] }, {})).toEqual([
      expect.objectContaining({
        segment: 'loyal',
        pointer: '/when',
        code: 'not_loyal',
        field: 'tags',
        clause: 0,
      }),
    ]);
  });
});

describe('the smallest change', () => {
  type Expected = Pick<Change, 'field' | 'change'> & Partial<Change>;

  it.each<[Node, Record<string, unknown>, Expected]>([
    [is('amount', 'gte', 30_000), { amount: 29_999 }, { field: 'amount', change: 'atLeast', value: 30_000 }],
    [is('amount', 'gt', 30_000), {}, { field: 'amount', change: 'atLeast', value: 30_001 }],
    [is('amount', 'between', [5, 9]), { amount: 12 }, { field: 'amount', change: 'atMost', value: 9 }],
    [
      { not: is('amount', 'between', [5, 9]) },
      { amount: 8 },
      { field: 'amount', change: 'atLeast', value: 10 },
    ],
    [is('months', 'lt', 3), { months: 3 }, { field: 'months', change: 'lessThan', value: 3 }],
    [is('months', 'in', [3, 6, 12]), { months: 7 }, { field: 'months', change: 'oneOf', example: 6 }],
    [
      is('amount', 'lte', { field: 'limit', times: 0.8 }),
      { amount: 90, limit: 99 },
      { field: 'amount', change: 'atMost', value: 79, class: 'credit' },
    ],
    [is('urgent', 'eq', true), { urgent: false }, { field: 'urgent', change: 'equal', value: true }],
    [is('channel', 'exists', true), {}, { field: 'channel', change: 'provide' }],
    [
      is('kind', 'nin', ['firm', 'state']),
      { kind: 'firm' },
      { field: 'kind', change: 'noneOf', example: 'person' },
    ],
    [
      is('since', 'withinDays', 7),
      { since: '2026-03-01' },
      { field: 'since', change: 'onOrAfter', value: '2026-03-08' },
    ],
    [
      is('since', 'before', '2026-03-01'),
      { since: '2026-03-01' },
      { field: 'since', change: 'onOrBefore', value: '2026-02-28' },
    ],
    [
      is('tags', 'hasAll', ['vip', 'loyal']),
      { tags: ['vip'] },
      { field: 'tags', change: 'addTags', value: ['loyal'] },
    ],
    [
      is('tags', 'hasNone', ['blocked', 'new']),
      { tags: ['new'] },
      { field: 'tags', change: 'removeTags', value: ['new'], class: 'security' },
    ],
    [
      { all: [is('amount', 'gte', 9), is('amount', 'gte', 5)] },
      { amount: 1 },
      { field: 'amount', change: 'atLeast', value: 9 },
    ],
    [
      { all: [is('amount', 'gte', 5), is('amount', 'gt', { field: 'limit', times: 1 })] },
      { amount: 1, limit: 4 },
      { field: 'amount', change: 'atLeast', value: 5, class: 'credit' },
    ],
    [
      { any: [is('amount', 'lte', 10), is('amount', 'gte', 50)] },
      { amount: 40 },
      { field: 'amount', change: 'atLeast', value: 50 },
    ],
  ])('of %j for %j', (when, input, expected) => {
    expect(
      change({ all: [is('scenario', 'under', 'any'), when] }, { scenario: 'retail', ...input }),
    ).toMatchObject(expected);
  });

  it.each<[string, Node, Record<string, unknown>]>([
    ['nothing is amiss', is('amount', 'gte', 1), { amount: 1 }],
    ['two attributes are', { all: [is('amount', 'gte', 2), is('urgent', 'eq', true)] }, { amount: 1 }],
    [
      'it would break another clause',
      { all: [is('amount', 'gte', 9), is('amount', 'lte', { field: 'limit', times: 1 })] },
      { amount: 1, limit: 5 },
    ],
    [
      'alternatives concern different attributes',
      { any: [is('amount', 'gte', 9), is('urgent', 'eq', true)] },
      { amount: 1 },
    ],
    [
      'an alternative needs more than one',
      { any: [is('amount', 'gte', 9), { all: [is('urgent', 'eq', true), is('kind', 'eq', 'firm')] }] },
      { amount: 1 },
    ],
    ['the bound is not known', is('amount', 'lte', { field: 'limit', times: 1 }), { amount: 1 }],
  ])('is not given when %s', (_, when, input) => {
    expect(change(when, input)).toBeUndefined();
  });

  it('asked for a partner does not depend on what the partner may not know', () => {
    const rule = compile({
      all: [is('amount', 'gte', 9), is('score', 'gte', 5), is('tags', 'hasNone', ['blocked'])],
    });
    const hints = [{ score: 7 }, { score: 3 }, {}, { score: 7, tags: ['blocked'] }].map((input) =>
      smallestChange(rule, facts({ amount: 1, ...input }), 'offer'),
    );
    expect(hints[0]).toMatchObject({ field: 'amount', value: 9 });
    expect(new Set(hints.map((hint) => JSON.stringify(hint))).size).toBe(1);
    expect(smallestChange(rule, facts({ amount: 9, score: 3 }), 'offer')).toBeUndefined();
    expect(smallestChange(rule, facts({ amount: 9, score: 3 }), 'credit')).toMatchObject({ field: 'score' });
  });
});

// A child's seller was once told to leave out the age.
it('lets what a request says be left out, and tells nobody to hide what he is', () => {
  const open = { class: 'request', sensitivity: 'normal', description: '' } as const;
  const own = defineCatalogue({
    channel: { ...open, type: 'string', contextOnly: true },
    age: { ...open, type: 'number' },
    scenario: { ...open, type: 'path' },
  });
  const smallest = (when: Node, input: Record<string, unknown>) =>
    smallestChange(compileRule(ruleOf(when), own), createFacts(own, input, today));
  expect(smallest(is('channel', 'exists', false), { channel: 'app' })).toMatchObject({ change: 'leaveOut' });
  expect(smallest(is('age', 'exists', false), { age: 12 })).toBeUndefined();
  const ofAge: Node = { any: [is('age', 'gte', 18), is('age', 'exists', false)] };
  expect(smallest(ofAge, { age: 12 })).toMatchObject({ field: 'age', change: 'atLeast', value: 18 });
});

describe('what holds', () => {
  const met = (when: Node, input: Record<string, unknown>) =>
    explainMet(compile(when), facts(input)).map(({ field, pointer, segment, actual, negated }) => ({
      field,
      pointer,
      ...(segment && { segment }),
      actual,
      negated,
    }));

  it('is each comparison by which a rule is true, of alternatives those that hold, of a segment its own', () => {
    const rule: Node = {
      all: [
        { any: [is('kind', 'eq', 'firm'), is('urgent', 'eq', true)] },
        { segment: 'loyal' },
        { not: { any: [is('amount', 'gt', 9), is('tags', 'has', 'blocked')] } },
      ],
    };
    expect(met(rule, { kind: 'person', urgent: true, tags: ['loyal'], amount: 5 })).toEqual([
      { field: 'urgent', pointer: '/when/all/0/any/1', actual: true, negated: false },
      { field: 'tags', pointer: '/when', segment: 'loyal', actual: ['loyal'], negated: false },
      { field: 'amount', pointer: '/when/all/2/not/any/0', actual: 5, negated: true },
      { field: 'tags', pointer: '/when/all/2/not/any/1', actual: ['loyal'], negated: true },
    ]);
  });

  it('of a rule that is not true is what holds of its top clauses', () => {
    const rule: Node = {
      all: [is('urgent', 'eq', true), is('amount', 'gte', 3), { not: is('limit', 'gt', 1) }],
    };
    expect(met(rule, { urgent: true, amount: 2 }).map(({ field }) => field)).toEqual(['urgent']);
  });
});
