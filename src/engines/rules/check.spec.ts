import fc from 'fast-check';
import { catalogue, rules } from '../../../test/support/rule-arbitraries.js';
import { LIMITS, checkRule, type CheckOptions, type Rule } from './index.js';

const leaf = { f: 'amount', op: 'gte', v: 30_000 };
const ruleOf = (when: unknown): unknown => ({ v: 1, when });
const withValue = (f: string, op: string, v: unknown): unknown => ruleOf({ f, op, v });
const segment = (when: unknown): Rule => ({ v: 1, when }) as Rule;
const times = <Value>(count: number, make: (i: number) => Value): Value[] =>
  Array.from({ length: count }, (_, i) => make(i));
const nest = (depth: number): unknown => (depth === 1 ? leaf : { not: nest(depth - 1) });

/** Each fault as "pointer code". */
function faults(json: unknown, options?: CheckOptions): string[] {
  return checkRule(json, catalogue, options).errors.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('a valid rule', () => {
  it.each([
    ['a comparison', ruleOf(leaf)],
    [
      'labels',
      ruleOf({ all: [{ ...leaf, id: 'min-amount', code: 'amount_too_small' }], id: 'x', code: 'y' }),
    ],
    ['six levels', ruleOf(nest(LIMITS.depth))],
    [
      'as many comparisons as may be',
      ruleOf({ all: [{ any: times(32, () => leaf) }, { any: times(32, () => leaf) }] }),
    ],
    [
      'a long list',
      withValue(
        'months',
        'in',
        times(LIMITS.list, (i) => i),
      ),
    ],
    ['a share of another attribute', withValue('amount', 'lte', { field: 'limit', times: 0.8 })],
    ['a text of any script', withValue('channel', 'eq', "柜台 o'clock 🏦 %_")],
    ['a leap day', withValue('since', 'before', '2024-02-29')],
  ])('%s is answered as a copy', (_, json) => {
    const { rule, errors } = checkRule(json, catalogue);
    expect(errors).toEqual([]);
    expect(rule).toEqual(json);
    expect(rule).not.toBe(json);
  });
});

describe('an invalid rule', () => {
  it.each([
    [null, ' not_an_object'],
    [[], ' not_an_object'],
    ['{"v":1}', ' not_an_object'],
    [{ v: 2, when: leaf }, '/v unknown_version'],
    [{ v: 1 }, '/when not_a_clause'],
    [{ v: 1, when: leaf, note: '' }, ' unknown_key'],
    [JSON.parse('{"v":1,"when":{"f":"amount","op":"gte","v":1},"__proto__":{}}'), ' unknown_key'],
    [JSON.parse('{"v":1,"when":{"__proto__":{"f":"amount","op":"gte","v":1}}}'), '/when not_a_clause'],
    [ruleOf({ ...leaf, any: [leaf] }), '/when not_a_clause'],
    [ruleOf({ ...leaf, note: 1 }), '/when unknown_key'],
    [ruleOf({ not: leaf, v: 1 }), '/when unknown_key'],
    [ruleOf({ all: [] }), '/when/all bad_list'],
    [ruleOf({ any: { 0: leaf, length: 1 } }), '/when/any bad_list'],
    [ruleOf({ any: times(33, () => leaf) }), '/when/any bad_list'],
    [ruleOf({ all: times(31, () => leaf) }), '/when/all too_many'],
    [ruleOf(nest(7)), '/when/not/not/not/not/not/not too_deep'],
    [
      ruleOf({ all: [{ ...leaf, id: 'a' }, { not: { ...leaf, id: 'a' } }] }),
      '/when/all/1/not/id duplicate_id',
    ],
    [ruleOf({ ...leaf, id: 'a b' }), '/when/id bad_id'],
    [ruleOf({ ...leaf, code: 'TooSmall' }), '/when/code bad_code'],
    [withValue('constructor', 'eq', 1), '/when/f unknown_attribute'],
    [withValue('__proto__', 'eq', 1), '/when/f unknown_attribute'],
    [withValue('religion', 'eq', 'x'), '/when/f prohibited_attribute'],
    [withValue('amount', 'constructor', 1), '/when/op bad_operator'],
    [withValue('kind', 'gt', 'firm'), '/when/op bad_operator'],
    [withValue('tags', 'exists', true), '/when/op bad_operator'],
    [withValue('amount', 'gte', 0.5), '/when/v bad_value'],
    [withValue('amount', 'gte', '1'), '/when/v bad_value'],
    [withValue('amount', 'gte', 2 ** 53), '/when/v bad_value'],
    [withValue('months', 'gte', NaN), '/when/v bad_value'],
    [withValue('months', 'gte', Infinity), '/when/v bad_value'],
    [withValue('months', 'between', [2, 1]), '/when/v empty_range'],
    [withValue('months', 'between', [1, 2, 3]), '/when/v bad_value'],
    [withValue('months', 'in', []), '/when/v bad_list'],
    [
      withValue(
        'months',
        'in',
        times(501, (i) => i),
      ),
      '/when/v bad_list',
    ],
    [withValue('months', 'in', [1, 2, 1]), '/when/v duplicate_value'],
    [withValue('kind', 'in', ['firm', 'club']), '/when/v/1 bad_value'],
    [withValue('urgent', 'eq', 1), '/when/v bad_value'],
    [withValue('urgent', 'exists', 'yes'), '/when/v bad_value'],
    [withValue('since', 'before', '2025-02-30'), '/when/v bad_value'],
    [withValue('since', 'withinDays', 1.5), '/when/v bad_value'],
    [withValue('since', 'olderThanDays', -1), '/when/v bad_value'],
    [withValue('channel', 'eq', 'a\0b'), '/when/v bad_value'],
    [withValue('channel', 'eq', '\ud800'), '/when/v bad_value'],
    [withValue('channel', 'eq', 'x'.repeat(129)), '/when/v bad_value'],
    [withValue('scenario', 'under', 'education.'), '/when/v bad_value'],
    [withValue('amount', 'lte', { field: 'months', times: 2 }), '/when/v/field bad_value'],
    [withValue('amount', 'lte', { field: 'amount', times: 2 }), '/when/v/field bad_value'],
    [withValue('channel', 'eq', { field: 'channel', times: 2 }), '/when/v bad_value'],
    [withValue('amount', 'lte', { field: 'limit', times: -1 }), '/when/v/times bad_value'],
    [withValue('amount', 'lte', { field: 'limit', times: 0.0000001 }), '/when/v/times bad_value'],
    [withValue('amount', 'lte', { field: 'limit', times: 1, plus: 2 }), '/when/v unknown_key'],
    [ruleOf({ segment: 'Bad Slug' }), '/when/segment bad_segment'],
    [ruleOf({ segment: 'nobody' }), '/when unknown_segment'],
  ])('%j: %s', (json, fault) => {
    expect(faults(json)).toEqual([fault]);
  });

  it('has at most 64 comparisons', () => {
    const group = { any: times(32, () => leaf) };
    expect(faults(ruleOf({ all: [group, group, leaf] }))).toEqual(['/when/all/2 too_many']);
  });

  it('has at most 16 KB', () => {
    const texts = times(200, (i) => `${i}`.padEnd(120, 'x'));
    expect(faults(withValue('channel', 'in', texts))).toEqual([' too_large']);
  });

  it('names its first twenty faults and no more', () => {
    expect(faults(ruleOf({ all: times(25, () => ({ ...leaf, op: 'x' })) }))).toHaveLength(LIMITS.errors);
  });
});

describe('sensitive data', () => {
  const reads = withValue('clinicVisits', 'gte', 1);

  it.each<[readonly string[] | undefined, boolean]>([
    [['healthcare.dental'], true],
    [['healthcare', 'healthcare.eye'], true],
    [['healthcare', 'retail'], false],
    [['healthcareX'], false],
    [['any'], false],
    [[], false],
    [undefined, false],
  ])('is readable for rules applied to %j: %s', (scopes, isAllowed) => {
    expect(faults(reads, scopes && { scopes })).toEqual(isAllowed ? [] : ['/when/f sensitive_attribute']);
  });

  it('is not readable through a segment either', () => {
    const segments = new Map([['patients', segment({ f: 'clinicVisits', op: 'gte', v: 1 })]]);
    expect(faults(ruleOf({ segment: 'patients' }), { segments })).toEqual(['/when sensitive_attribute']);
    expect(faults(ruleOf({ segment: 'patients' }), { segments, scopes: ['healthcare.eye'] })).toEqual([]);
  });

  it('is not readable through a tag either', () => {
    const tags = new Map([['inTreatment', { root: 'healthcare' }]]);
    const rule = withValue('tags', 'hasNone', ['inTreatment']);
    expect(faults(rule, { tags, scopes: ['retail'] })).toEqual(['/when sensitive_tag']);
    expect(faults(rule, { tags, scopes: ['healthcare'] })).toEqual([]);
  });
});

describe('references to segments', () => {
  it('may not lead back to where they came from', () => {
    const segments = new Map([
      ['a', segment({ any: [leaf, { segment: 'b' }] })],
      ['b', segment({ not: { segment: 'a' } })],
    ]);
    expect(faults(ruleOf({ all: [leaf, { segment: 'a' }] }), { segments })).toEqual([
      '/when/all/1 segment_cycle',
    ]);
  });

  it('may be six deep', () => {
    const chain = (length: number): ReadonlyMap<string, Rule> =>
      new Map(times(length, (i) => [`s${i}`, segment(i + 1 === length ? leaf : { segment: `s${i + 1}` })]));
    expect(faults(ruleOf({ segment: 's0' }), { segments: chain(6) })).toEqual([]);
    expect(faults(ruleOf({ segment: 's0' }), { segments: chain(7) })).toEqual(['/when too_deep']);
  });

  it('may bring 256 comparisons in all, and a bomb of references stops there', () => {
    const twice = (slug: string) => segment({ all: times(32, () => ({ segment: slug })) });
    const segments = new Map([
      ['a', twice('b')],
      ['b', twice('c')],
      ['c', twice('d')],
      ['d', segment({ all: times(8, () => leaf) })],
    ]);
    expect(faults(ruleOf({ segment: 'c' }), { segments })).toEqual([]);
    expect(faults(ruleOf({ segment: 'a' }), { segments })).toEqual(['/when too_many']);
  });
});

describe('whatever it is given, the check', () => {
  const keys = fc.constantFrom(
    'v',
    'when',
    'all',
    'any',
    'not',
    'f',
    'op',
    'id',
    '__proto__',
    'constructor',
    'field',
  );
  const junk = fc.anything({
    key: fc.oneof(keys, fc.string()),
    withNullPrototype: true,
    withSparseArray: true,
    withBigInt: true,
    withDate: true,
    withMap: true,
  });

  it('answers with errors and never throws', () => {
    fc.assert(
      fc.property(junk, (json) => {
        for (const each of [
          json,
          ruleOf(json),
          ruleOf({ all: [leaf, json] }),
          withValue('tags', 'hasAny', json),
        ]) {
          const { rule, errors } = checkRule(each, catalogue);
          expect(errors.length > 0).toBe(rule === undefined);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts a valid rule with one part replaced by junk only as what it copies', () => {
    fc.assert(
      fc.property(rules, junk, fc.nat(), (rule, json, position) => {
        let index = 0;
        const size = count(rule);
        const spoilt: unknown = replace(rule, () => index++ === position % size, json);
        const { rule: copy, errors } = checkRule(spoilt, catalogue);
        if (copy) expect(checkRule(JSON.parse(JSON.stringify(copy)), catalogue).rule).toEqual(copy);
        else
          expect(
            errors.every(({ pointer, code }) => /^(\/\w+)*$/.test(pointer) && /^[a-z_]+$/.test(code)),
          ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives an object that contains itself, and nesting that would break a recursion', () => {
    const loop: Record<string, unknown> = {};
    loop['not'] = loop;
    expect(faults(ruleOf(loop))).toEqual(['/when/not/not/not/not/not/not too_deep']);
    let deep: unknown = leaf;
    for (let i = 0; i < 100_000; i++) deep = { not: deep };
    expect(faults(ruleOf(deep))).toHaveLength(1);
  });
});

function count(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 1;
  return 1 + Object.values(json).reduce<number>((sum, value) => sum + count(value), 0);
}

function replace(json: unknown, isHere: () => boolean, by: unknown): unknown {
  if (isHere()) return by;
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((value) => replace(value, isHere, by));
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, replace(value, isHere, by)]));
}
