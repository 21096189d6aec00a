import { DomainError } from '../../kernel/domain-error.js';
import { catalogue, ruleOf, today } from '../../../test/support/rule-arbitraries.js';
import { F, LIMITS, T, U, compileRule, createFacts, type Node, type Rule } from './index.js';

const is = (f: string, op: string, v: unknown): Node => ({ f, op, v }) as Node;
const facts = (input: Record<string, unknown>) => createFacts(catalogue, { tags: [], ...input }, today);
const truth = (when: Node, input: Record<string, unknown>) =>
  compileRule(ruleOf(when), catalogue).evaluate(facts(input)).truth;

describe('missing data', () => {
  it.each([
    ['a bound', is('score', 'lte', 5)],
    ['a negated bound', { not: is('score', 'gte', 5) }],
    ['not being on a list', is('kind', 'nin', ['firm'])],
    ['being different', is('channel', 'ne', 'till')],
    ['an old date', is('since', 'olderThanDays', 1)],
  ] as [string, Node][])('never passes %s', (_, when) => {
    expect(truth(when, {})).toBe(U);
  });

  it('does not matter where the rest decides', () => {
    expect(truth({ any: [is('score', 'gte', 5), is('urgent', 'eq', true)] }, { urgent: true })).toBe(T);
    expect(truth({ all: [is('score', 'gte', 5), is('urgent', 'eq', true)] }, { urgent: false })).toBe(F);
  });

  it('stops the decision when nobody loaded the tags', () => {
    const rule = compileRule(
      ruleOf({ all: [is('urgent', 'eq', true), is('tags', 'hasNone', ['blocked'])] }),
      catalogue,
    );
    const unloaded = createFacts(catalogue, { urgent: false }, today);
    expect(() => rule.evaluate(unloaded)).toThrow('"tags", which was not loaded');
    expect(() => rule.test(unloaded)).toThrow('not loaded');
    expect(rule.test(facts({ urgent: true }))).toBe(T);
  });
});

describe('days before today', () => {
  it.each([
    ['2026-03-16', F, F],
    ['2026-03-15', T, F],
    ['2026-03-08', T, F],
    ['2026-03-07', F, T],
  ])('%s is within 7 days: %s, older: %s', (since, within, older) => {
    expect(truth(is('since', 'withinDays', 7), { since })).toBe(within);
    expect(truth(is('since', 'olderThanDays', 7), { since })).toBe(older);
  });
});

describe('a share of another attribute', () => {
  it.each([
    ['lte', 0.07, 7, 100, T],
    ['gte', 0.07, 7, 100, T],
    ['gt', 0.07, 7, 100, F],
    ['eq', 0.1, 3, 30, T],
    // Here the two products differ by one, and not at all as doubles.
    ['lte', 0.999_999, 9_007_189_992_801_001, 9_007_199_000_000_001, F],
    ['gt', 0.999_999, 9_007_189_992_801_001, 9_007_199_000_000_001, T],
  ])('is exact: %s %d × for %d of %d', (op, times, amount, limit, expected) => {
    expect(truth(is('amount', op, { field: 'limit', times }), { amount, limit })).toBe(expected);
  });
});

describe('the masks', () => {
  it('tell failed from unknown, clause by clause, in the order of the author', () => {
    const clauses = [
      is('tags', 'has', 'vip'),
      is('score', 'gte', 5),
      is('amount', 'gte', 1),
      is('urgent', 'eq', true),
    ];
    const rule = compileRule(ruleOf({ all: clauses }), catalogue);
    expect(rule.evaluate(facts({ amount: 1, urgent: false }))).toEqual({
      truth: F,
      failed: 0b1001,
      unknown: 0b0010,
    });
    expect(rule.evaluate(facts({ amount: 1, urgent: true, tags: ['vip'] }))).toEqual({
      truth: U,
      failed: 0,
      unknown: 0b0010,
    });
  });

  it('have room for as many clauses as a rule may have', () => {
    const all = Array.from({ length: LIMITS.topClauses }, (_, i) => is('amount', 'gte', i + 1));
    expect(compileRule(ruleOf({ all }), catalogue).evaluate(facts({ amount: 0 })).failed).toBe(
      2 ** LIMITS.topClauses - 1,
    );
  });

  it('come with the code and the strictest class of each clause', () => {
    const rule = compileRule(
      ruleOf({
        all: [
          { ...is('amount', 'gte', 1), id: 'min', code: 'amount_too_small' },
          { any: [is('amount', 'lte', 9), is('score', 'gte', 5)] },
          is('amount', 'lte', { field: 'limit', times: 1 }),
          { not: is('tags', 'hasAny', ['blocked']) },
        ],
      }),
      catalogue,
    );
    expect(rule.clauses).toEqual([
      { bit: 0, pointer: '/when/all/0', id: 'min', code: 'amount_too_small', class: 'request' },
      { bit: 1, pointer: '/when/all/1', code: 'amount_lte', class: 'credit' },
      { bit: 2, pointer: '/when/all/2', code: 'amount_lte', class: 'credit' },
      { bit: 3, pointer: '/when/all/3', code: 'tags_has_any', class: 'security' },
    ]);
  });
});

describe('a compiled rule', () => {
  it('is for the deepest scenario that all of it needs', () => {
    const scope = (when: Node) => compileRule(ruleOf(when), catalogue).scope;
    const under = (path: string) => is('scenario', 'under', path);
    expect(scope(under('pet'))).toBe('pet');
    expect(scope({ all: [under('education'), under('education.higher'), is('amount', 'gte', 1)] })).toBe(
      'education.higher',
    );
    expect(scope({ all: [under('education.higher'), under('education')] })).toBe('education.higher');
    expect(scope({ any: [under('education'), under('retail')] })).toBe('any');
    expect(scope({ not: under('education') })).toBe('any');
  });

  it('stands in for the segments it refers to', () => {
    const segments = new Map<string, Rule>([
      ['loyal', ruleOf({ all: [is('tags', 'has', 'loyal'), { not: { segment: 'late' } }] })],
      ['late', ruleOf(is('score', 'lt', 5))],
    ]);
    const rule = compileRule(ruleOf({ all: [is('amount', 'gte', 1), { segment: 'loyal' }] }), catalogue, {
      segments,
    });
    expect(rule.evaluate(facts({ amount: 1, tags: ['loyal'], score: 5 })).truth).toBe(T);
    expect(rule.evaluate(facts({ amount: 1, tags: ['loyal'], score: 4 }))).toEqual({
      truth: F,
      failed: 0b10,
      unknown: 0,
    });
    expect(rule.reads.map(({ name }) => name)).toEqual(['amount', 'tags', 'score']);
  });

  it('is never made of a rule that was not checked', () => {
    const compile = () => compileRule({ v: 1, when: { f: 'religion', op: 'eq', v: 'x' } }, catalogue);
    expect(compile).toThrow(DomainError);
    expect(compile).toThrow(
      expect.objectContaining({
        code: 'rule_invalid',
        details: { errors: [expect.objectContaining({ pointer: '/when/f', code: 'prohibited_attribute' })] },
      }),
    );
  });
});
