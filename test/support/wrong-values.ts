import { type Operation, type Schema } from './openapi.js';
import { exampleBody, exampleOf, resolve } from './route-requests.js';
import { kindOf, Spread } from './spread.js';

/** A JSON text with one thing wrong or extreme, and where. */
export interface WrongBody {
  readonly name: string;
  readonly json: string;
  /** Whether the documents leave no doubt that it is refused. */
  readonly isRefused: boolean;
}

const MARK = '\u0001';
const NESTED = '['.repeat(40) + ']'.repeat(40);

/** Values as JSON text, with the types that they can never be. */
const VALUES: readonly [json: string, never: readonly string[]][] = [
  ['{}', ['string', 'number', 'integer', 'boolean', 'array']],
  ['[]', ['string', 'number', 'integer', 'boolean', 'object']],
  ['true', ['string', 'number', 'integer', 'array', 'object']],
  ['"x"', ['number', 'integer', 'boolean', 'array', 'object']],
  ['7', ['string', 'boolean', 'array', 'object']],
  ['0', ['string', 'boolean', 'array', 'object']],
  ['-1', ['string', 'boolean', 'array', 'object']],
  ['1.5', ['string', 'boolean', 'array', 'object']],
  ['9007199254740992', ['string', 'number', 'integer', 'boolean', 'array', 'object']],
  ['1e309', ['string', 'number', 'integer', 'boolean', 'array', 'object']],
  ['null', []],
  ['""', ['number', 'integer', 'boolean', 'array', 'object']],
  [`"${'a'.repeat(20_000)}"`, ['number', 'integer', 'boolean', 'array', 'object']],
  ['"\\u0000"', ['string', 'number', 'integer', 'boolean', 'array', 'object']],
  ['"\\ud800"', ['string', 'number', 'integer', 'boolean', 'array', 'object']],
  [NESTED, ['string', 'number', 'integer', 'boolean', 'array', 'object']],
];

/** The fields of every body that there is, among which the values are shared out. */
export function fieldKinds(operations: readonly Operation[]): Spread {
  const kinds = operations.flatMap((operation) =>
    fieldsOf(rootOf(operation), operation.api, []).map(({ schema }) => kindOf(schema)),
  );
  return new Spread(kinds, 3, 6);
}

const rootOf = ({ requestBody }: Operation): Schema => requestBody?.content['application/json']?.schema ?? {};

/** Every field of a body in turn: left out, doubled in spelling, and with wrong or extreme values. */
export function wrongBodies(operation: Operation, spread: Spread): WrongBody[] {
  const good = exampleBody(operation) as Record<string, unknown>;
  const bodies: WrongBody[] = ['null', '[]', '"x"', '1', 'true', ''].map((json) => ({
    name: `the body ${json || 'empty'}`,
    json,
    isRefused: json !== '' || operation.requestBody?.required === true,
  }));
  bodies.push({
    name: 'an unknown field',
    json: JSON.stringify({ ...good, isAdmin: true }),
    isRefused: true,
  });
  for (const { at, schema, isRequired } of fieldsOf(rootOf(operation), operation.api, [])) {
    const types = typesOf(schema, operation.api);
    const pointer = `/${at.join('/')}`;
    for (const [json, never] of spread.share(kindOf(schema), VALUES)) {
      const isRefused = types.length > 0 && types.every((type) => never.includes(type));
      bodies.push({ name: `${pointer} = ${json.slice(0, 20)}`, json: withValue(good, at, json), isRefused });
    }
    const { items } = resolve(schema, operation.api);
    if (items) {
      const [example = exampleOf(items, operation.api)] = [schema.example].flat();
      const twice = JSON.stringify([example, example]);
      bodies.push({ name: `${pointer} the same twice`, json: withValue(good, at, twice), isRefused: false });
    }
    if (isRequired && at.length === 1) {
      const { [at[0] as string]: _left, ...rest } = good;
      bodies.push({ name: `without ${pointer}`, json: JSON.stringify(rest), isRefused: true });
    }
  }
  return bodies;
}

interface Field {
  readonly at: readonly string[];
  readonly schema: Schema;
  readonly isRequired: boolean;
}

function fieldsOf(schema: Schema, api: Operation['api'], at: readonly string[]): Field[] {
  const { properties = {}, required = [], items } = resolve(schema, api);
  if (items) return fieldsOf(items, api, [...at, '0']);
  return Object.entries(properties).flatMap(([name, field]) => [
    { at: [...at, name], schema: field, isRequired: required.includes(name) },
    ...fieldsOf(field, api, [...at, name]),
  ]);
}

function typesOf(schema: Schema, api: Operation['api']): readonly string[] {
  const { type = [] } = resolve(schema, api);
  return [type].flat().filter((each) => each !== 'null');
}

/** The body as text, with a text of JSON in one place that `JSON.stringify` would never write. */
function withValue(body: unknown, at: readonly string[], json: string): string {
  return JSON.stringify(withMark(body, at)).replace(JSON.stringify(MARK), () => json);
}

/** The body with a mark where the value goes; what is missing on the way there is made. */
function withMark(body: unknown, at: readonly string[]): unknown {
  const [step, ...rest] = at;
  if (step === undefined) return MARK;
  if (step === '0') {
    const [first, ...others] = Array.isArray(body) ? (body as unknown[]) : [];
    return [withMark(first, rest), ...others];
  }
  const own = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return { ...own, [step]: withMark(own[step], rest) };
}

/** Bodies that are no JSON, or JSON that nobody should take; none depends on the route. */
export const BROKEN_BODIES: Readonly<Record<string, string | Uint8Array>> = {
  truncated: '{"a": ',
  'two documents': '{} {}',
  comment: '{} // no',
  'single quotes': "{'a': 1}",
  NaN: '{"a": NaN}',
  'a byte order mark': '\ufeff{}',
  'broken UTF-8': Uint8Array.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
  'a name twice': '{"a": 1, "a": 2}',
  'the prototype': '{"__proto__": {"isAdmin": true}}',
  'the prototype, escaped': '{"\\u005f_proto__": {"isAdmin": true}}',
  'a deep array': '['.repeat(10_000),
  '20,000 names': `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":0`).join()}}`,
  'a million digits': `{"a": ${'9'.repeat(100_000)}}`,
};

/** Texts that a path or query should never have to hold. */
export const WRONG_TEXTS: readonly string[] = [
  '-1',
  '0',
  '1.5',
  '9007199254740993',
  '99999999999999999999',
  'NaN',
  'null',
  '\0',
  '\ud83d\udca9',
  "' or 1=1 --",
  '../..',
  '__proto__',
  'constructor',
  '%',
  'a'.repeat(400),
  '\u202e',
  ',',
  '{}',
];

/** Values of a header that no route of ours takes for a key or a version. */
export const WRONG_HEADERS: readonly string[] = [
  '',
  '"',
  'two words',
  '"unclosed',
  'a'.repeat(400),
  '\u00e9',
];
