import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { type AnySchema, compileContextSchema, type ContextSchema, FORMATS } from './context-schema.js';
import { checkSchema } from './context-schema-check.js';

const object = (properties: Record<string, unknown>, more: object = {}): ContextSchema =>
  ({ type: 'object', properties, additionalProperties: false, ...more }) as ContextSchema;

const faults = (schema: ContextSchema, value: unknown): string[] =>
  compileContextSchema(schema)(value).map(({ pointer, code }) => `${pointer} ${code}`);

describe('compileContextSchema', () => {
  it('points at each fault', () => {
    const schema = object(
      {
        when: { type: 'string', format: 'date' },
        count: { type: 'integer', minimum: 1, exclusiveMaximum: 10 },
        kind: { type: 'string', enum: ['a', 'b'] },
        stages: {
          type: 'array',
          maxItems: 2,
          items: object({ amount: { type: 'number' } }, { required: ['amount'] }),
        },
      },
      { required: ['when', 'kind'] },
    );
    expect(
      faults(schema, {
        when: '2026-02-29',
        count: 10,
        kind: 'c',
        stages: [{ amount: 1 }, { size: 1 }],
        extra: 1,
      }),
    ).toEqual([
      '/when wrong_format',
      '/count too_large',
      '/kind not_allowed',
      '/stages/1/amount required',
      '/stages/1/size unknown_property',
      '/extra unknown_property',
    ]);
    expect(faults(schema, { count: 1.5 })).toEqual(['/when required', '/kind required', '/count wrong_type']);
    expect(faults(schema, { when: '2026-02-28', kind: 'a', stages: [{}, {}, {}] })).toEqual([
      '/stages too_many',
    ]);
    expect(faults(schema, { when: '2026-02-28', kind: 'a' })).toEqual([]);
    for (const wrong of [null, [], 'x', 1, undefined]) expect(faults(schema, wrong)).toEqual([' wrong_type']);
  });

  it('knows on which side of a bound the bound itself lies', () => {
    const schema = object({
      closed: { type: 'number', minimum: 1, maximum: 2 },
      open: { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 2 },
      list: { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 2 },
    });
    for (const bound of [1, 2]) expect(faults(schema, { closed: bound })).toEqual([]);
    expect(faults(schema, { open: 1 })).toEqual(['/open too_small']);
    expect(faults(schema, { open: 2 })).toEqual(['/open too_large']);
    expect(faults(schema, { closed: 0.99, open: 1.5 })).toEqual(['/closed too_small']);
    expect(faults(schema, { closed: 2.01 })).toEqual(['/closed too_large']);
    expect(faults(schema, { list: [true] })).toEqual([]);
    expect(faults(schema, { list: [] })).toEqual(['/list too_few']);
  });

  it('escapes pointers (RFC 6901) and is not fooled by inherited or magic names', () => {
    const schema = object({ constructor: { type: 'string', maxLength: 5 } }, { required: ['constructor'] });
    expect(checkSchema(schema)).toEqual([]);
    expect(faults(schema, {})).toEqual(['/constructor required']);
    expect(faults(schema, JSON.parse('{"constructor":"x","__proto__":1,"a/b~c":1,"":1}'))).toEqual([
      '/__proto__ unknown_property',
      '/a~1b~0c unknown_property',
      '/ unknown_property',
    ]);
  });

  it('counts characters, not UTF-16 units', () => {
    const schema = object({ name: { type: 'string', minLength: 2, maxLength: 3 } });
    expect(faults(schema, { name: '😀' })).toEqual(['/name too_short']);
    expect(faults(schema, { name: '😀😀😀' })).toEqual([]);
    expect(faults(schema, { name: '😀😀😀😀' })).toEqual(['/name too_long']);
  });

  it('reports at most 20 faults, however many there are', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, 1]));
    expect(compileContextSchema(object({}))(many)).toHaveLength(20);
    const list = object({ list: { type: 'array', maxItems: 500, items: { type: 'boolean' } } });
    expect(compileContextSchema(list)({ list: Array.from({ length: 500 }, () => 1) })).toHaveLength(20);
  });

  it.each([
    ['2026-12-01T10:00:00Z', true],
    ['2026-12-01T10:00:00.123+08:00', true],
    ['2026-12-01T24:00:00Z', false],
    ['2026-02-29T10:00:00Z', false],
    ['2026-12-01T10:00:00', false],
    ['2026-12-01 10:00:00Z', false],
  ])('date-time %s: %s', (text, right) => {
    expect(FORMATS['date-time'](text)).toBe(right);
  });
});

describe('checkSchema', () => {
  const codes = (schema: unknown): string[] =>
    checkSchema(schema).map(({ pointer, code }) => `${pointer} ${code}`);

  it.each([
    [
      'a pattern',
      object({ a: { type: 'string', maxLength: 9, pattern: '(a+)+$' } }),
      '/properties/a/pattern unknown_property',
    ],
    ['a reference', object({ a: { $ref: '#' } }), '/properties/a/type not_allowed'],
    ['a union', object({ a: { type: ['string', 'null'], maxLength: 9 } }), '/properties/a/type not_allowed'],
    ['an open object', { type: 'object', properties: {} }, '/additionalProperties required'],
    ['an endless string', object({ a: { type: 'string' } }), '/properties/a unbounded'],
    [
      'an endless array',
      object({ a: { type: 'array', items: { type: 'boolean' } } }),
      '/properties/a/maxItems required',
    ],
    [
      'a format that is not checked',
      object({ a: { type: 'string', format: 'uri' } }),
      '/properties/a/format not_allowed',
    ],
    ['a required stranger', object({}, { required: ['a'] }), '/required/0 unknown_property'],
    [
      'an empty range',
      object({ a: { type: 'integer', minimum: 2, maximum: 1 } }),
      '/properties/a empty_range',
    ],
    ['a name that is no name', object({ 'a b': { type: 'boolean' } }), '/properties/a b unknown_key'],
    [
      'a dialect below the top',
      object({ a: { ...object({}), $schema: 'x' } }),
      '/properties/a/$schema unknown_property',
    ],
    [
      'another dialect',
      object({}, { $schema: 'http://json-schema.org/draft-07/schema#' }),
      '/$schema not_allowed',
    ],
    [
      'a duplicate in enum',
      object({ a: { type: 'string', enum: ['x', 'x'] } }),
      '/properties/a/enum/1 duplicate',
    ],
    ['a list at the top', { type: 'array', items: { type: 'boolean' }, maxItems: 1 }, '/type not_allowed'],
  ])('refuses %s', (_what, schema, fault) => {
    expect(codes(schema)).toContain(fault);
  });

  it('refuses what is deeper than six levels', () => {
    const nested = (levels: number): object =>
      levels === 1 ? { type: 'boolean' } : object({ a: nested(levels - 1) });
    expect(codes(nested(6))).toEqual([]);
    expect(codes(nested(7)).join()).toMatch(/too_deep$/);
  });

  it('refuses more than 16 KB', () => {
    const part = (i: number): [string, object] => [
      `p${i}`,
      { type: 'boolean', description: 'x'.repeat(290) },
    ];
    const schema = (count: number) =>
      object(Object.fromEntries(Array.from({ length: count }, (_, i) => part(i))));
    expect(codes(schema(40))).toEqual([]);
    expect(codes(schema(60))).toEqual([' too_large']);
  });

  it('answers anything with faults, never with an exception', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(checkSchema(value).length).toBeGreaterThan(0);
      }),
    );
    const keyword = fc.constantFrom(
      'type',
      'properties',
      'items',
      'enum',
      'const',
      'required',
      'maxItems',
      'maxLength',
      '__proto__',
    );
    const noise = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>('object', 'array', 'string', 'integer', false, 1, null),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(keyword, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(fc.property(noise, (value) => Array.isArray(checkSchema(value))));
  });
});

/** Schemas of the subset, and for each of them values that are right or nearly so. */
const name = fc.constantFrom('a', 'b', 'amountDue', 'constructor', 'toString');
const bounds = (min: string, max: string, value: fc.Arbitrary<number>) =>
  fc.option(
    fc.tuple(value, value).map(([x, y]) => ({ [min]: Math.min(x, y), [max]: Math.max(x, y) })),
    { nil: {} },
  );
const texts = fc.oneof(
  fc.constantFrom('', 'a', 'ab', '😀', '😀x', '2026-02-28', '2026-02-30', '2026-12-01T10:00:00Z'),
  fc.string(),
);
const numbers = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(0.5, 1.5, 1e300, -0));

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ type: fc.constant('boolean') }),
  fc.record({ type: fc.constant('boolean'), const: fc.boolean() }),
  bounds('minLength', 'maxLength', fc.integer({ min: 0, max: 5 })).map((more) => ({
    type: 'string',
    maxLength: 4,
    ...more,
  })),
  fc
    .uniqueArray(texts, { minLength: 1, maxLength: 3 })
    .map((values) => ({ type: 'string', enum: values.map((text) => text.slice(0, 100)) })),
  fc.record({ type: fc.constant('string'), const: fc.constantFrom('a', 'ab') }),
  fc.record({ type: fc.constant('string'), format: fc.constantFrom('date', 'date-time') }),
  fc
    .tuple(
      fc.constantFrom('integer', 'number'),
      bounds('minimum', 'maximum', numbers),
      bounds('exclusiveMinimum', 'exclusiveMaximum', numbers),
    )
    .map(([type, closed, open]) => ({ type, ...closed, ...open })),
  fc
    .tuple(
      fc.constantFrom('integer', 'number'),
      fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
    )
    .map(([type, values]) => ({ type, enum: values })),
);
const { node } = fc.letrec<{ node: unknown; object: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc
      .tuple(tie('node'), bounds('minItems', 'maxItems', fc.integer({ min: 0, max: 3 })))
      .map(([items, more]) => ({ type: 'array', items, maxItems: 3, ...more })),
    tie('object'),
  ),
  object: fc
    .tuple(
      fc.dictionary(name, tie('node'), { maxKeys: 4 }),
      fc.subarray(['a', 'b', 'amountDue', 'constructor', 'toString']),
    )
    .map(([properties, wanted]) => ({
      type: 'object',
      properties,
      required: wanted.filter((each) => Object.hasOwn(properties, each)),
      additionalProperties: false,
    })),
}));
const schemas = fc
  .dictionary(name, node, { maxKeys: 4 })
  .map((properties) => object(properties, { required: Object.keys(properties).slice(0, 2) }));

function near(schema: AnySchema): fc.Arbitrary<unknown> {
  const noise = fc.oneof(fc.jsonValue({ maxDepth: 2 }), texts, numbers);
  const mostly = (value: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: noise });
  switch (schema.type) {
    case 'object': {
      const parts = Object.fromEntries(
        Object.entries(schema.properties).map(([key, part]) => [key, near(part)]),
      );
      return mostly(fc.record(parts, { requiredKeys: [...(schema.required ?? [])] }));
    }
    case 'array':
      return mostly(fc.array(near(schema.items), { maxLength: 4 }));
    case 'boolean':
      return mostly(fc.boolean());
    case 'string':
      return mostly(schema.enum ? fc.constantFrom(...schema.enum) : texts);
    default:
      return mostly(schema.enum ? fc.constantFrom(...schema.enum) : numbers);
  }
}

describe('beside ajv', () => {
  it('gives the same verdict on random schemas and values', () => {
    const verdicts = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(
        schemas.chain((schema) =>
          fc.tuple(fc.constant(schema), fc.array(near(schema), { minLength: 8, maxLength: 8 })),
        ),
        ([schema, values]) => {
          if (checkSchema(schema).length > 0) return;
          const ajv = new Ajv2020({ strict: false, ownProperties: true, formats: FORMATS });
          const theirs = ajv.compile(schema);
          const ours = compileContextSchema(schema);
          for (const value of values) {
            const isRight = theirs(value);
            verdicts[isRight ? 'right' : 'wrong']++;
            expect([JSON.stringify(schema), JSON.stringify(value), ours(value).length === 0]).toEqual([
              JSON.stringify(schema),
              JSON.stringify(value),
              isRight,
            ]);
          }
        },
      ),
      { numRuns: 60 },
    );
    // A comparison that only ever meets wrong values compares little.
    expect(verdicts.right).toBeGreaterThan(100);
    expect(verdicts.wrong).toBeGreaterThan(100);
  });
});
