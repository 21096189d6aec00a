import { catalogue } from '../../../test/support/rule-arbitraries.js';
import { checkRule } from './index.js';

const tags = new Map([['vip', {}]]);

function warnings(when: unknown): string[] {
  const { errors, warnings: found } = checkRule({ v: 1, when }, catalogue, { tags });
  expect(errors).toEqual([]);
  return found.map(({ pointer, code }) => `${pointer} ${code}`);
}

const is = (f: string, op: string, v: unknown) => ({ f, op, v });

describe('a rule is warned about when it', () => {
  it.each([
    ['asks for less than its minimum', [is('amount', 'gte', 100), is('amount', 'lt', 100)]],
    ['leaves no whole number between its bounds', [is('amount', 'gt', 5), is('amount', 'lt', 6)]],
    ['hides the other bound in an inner group', [is('months', 'gt', 3), { all: [is('months', 'lte', 3)] }]],
    ['wants two literals at once', [is('kind', 'eq', 'firm'), is('kind', 'in', ['person', 'state'])]],
    ['excludes all that it includes', [is('months', 'in', [1, 2]), is('months', 'nin', [1, 2, 3])]],
    [
      'has its dates the wrong way round',
      [is('since', 'before', '2026-01-01'), is('since', 'onOrAfter', '2026-01-01')],
    ],
    ['wants yes and no', [is('urgent', 'eq', true), is('urgent', 'eq', false)]],
  ])('%s', (_, all) => {
    expect(warnings({ all })).toEqual(['/when/all unsatisfiable']);
    expect(warnings({ not: { all } })).toEqual(['/when always_true', '/when/not/all unsatisfiable']);
    expect(warnings({ any: [...all, is('channel', 'eq', 'app')] })).not.toContain('/when/any unsatisfiable');
  });

  it.each([
    ['meets every number', [is('amount', 'lt', 100), is('amount', 'gte', 100)]],
    ['meets every whole number', [is('amount', 'lte', 5), is('amount', 'gte', 6)]],
    ['names every literal', [is('kind', 'in', ['person', 'firm']), is('kind', 'eq', 'state')]],
    ['excludes different literals', [is('kind', 'ne', 'firm'), is('kind', 'ne', 'state')]],
  ])('%s', (_, any) => {
    expect(warnings({ any })).toEqual(['/when/any always_true']);
  });

  it.each([
    [
      { all: [is('tags', 'has', 'vip'), { ...is('tags', 'has', 'vip'), code: 'x' }] },
      '/when/all/1 duplicate_clause',
    ],
    [is('tags', 'hasAny', ['vip', 'vpi']), '/when/v unknown_tag'],
    [is('scenario', 'under', 'any'), '/when always_true'],
    [is('kind', 'in', ['person', 'firm', 'state']), '/when always_true'],
    [is('oldScore', 'gte', 1), '/when deprecated_attribute'],
    [is('months', 'gte', { field: 'oldScore', times: 1 }), '/when deprecated_attribute'],
  ])('has a clause like %j', (when, warning) => {
    expect(warnings(when)).toEqual([warning]);
  });
});

it.each([
  [{ all: [is('amount', 'gte', 100), is('amount', 'lte', 100)] }],
  [{ all: [is('months', 'gt', 5), is('months', 'lt', 6)] }],
  [{ any: [is('months', 'lt', 5), is('months', 'gt', 5)] }],
  [{ any: [is('months', 'lte', 5), is('months', 'gte', 6)] }],
  [{ any: [is('since', 'withinDays', 3), is('since', 'olderThanDays', 3)] }],
  [{ all: [is('amount', 'lte', { field: 'limit', times: 0.8 }), is('amount', 'gte', 100)] }],
])('%j is not warned about', (when) => {
  expect(warnings(when)).toEqual([]);
});
