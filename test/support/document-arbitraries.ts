import fc from 'fast-check';
import type { ApiName, Operation, Parameter, Schema } from './openapi.js';
import { exampleBody, idPrefixOf, requestFor, resolve, type RouteRequest } from './route-requests.js';

/** What is there: public ids by prefix, and names of things. */
export interface Fixtures {
  readonly ids: Readonly<Record<string, string>>;
  readonly names: readonly string[];
}

type Json = fc.JsonValue;
const DEPTH_MAX = 6;

/** Texts that no schema asks for, and some that look like what it asks for. */
const STRANGE = fc.constantFrom<Json>(
  '',
  ' ',
  '0',
  '-0',
  '٣',
  '2026-02-30',
  '2026-12-01',
  '9999-12-31',
  '0001-01-01',
  '2026-12-01T04:00:00Z',
  '2026-12-01T04:00:00.123456789+14:00',
  '1e-7',
  '0.0599',
  '-0.01',
  'CNY',
  'cny',
  'XXX',
  'en',
  'zh-Hant-CN',
  "'; --",
  '\u202etxt',
  '👩‍👩‍👧',
  'constructor',
  'a'.repeat(300),
);
const ANY: fc.Arbitrary<Json> = fc.oneof(
  STRANGE,
  fc.constantFrom<Json>(null, true, false, 0, 1, -1, 0.5, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1)),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom<Json>([], {}, [null], [[]], { amount: 1 }, { id: 'x' }),
);

/**
 * Values of a schema: mostly what it asks for, with ids of what is there, now and then its example, and seldom something
 * else. The bank must have a documented answer to each.
 */
export function valueOf(schema: Schema, api: ApiName, fixtures: Fixtures, depth = 0): fc.Arbitrary<Json> {
  const resolved = resolve(schema, api) as Schema & Bounds;
  const example = schema.example ?? resolved.example;
  return fc.oneof(
    { weight: 30, arbitrary: fitting(resolved, api, fixtures, depth) },
    ...(example === undefined ? [] : [{ weight: 12, arbitrary: fc.constant(example as Json) }]),
    { weight: 1, arbitrary: ANY },
  );
}

interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
}

function fitting(
  schema: Schema & Bounds,
  api: ApiName,
  fixtures: Fixtures,
  depth: number,
): fc.Arbitrary<Json> {
  if (schema.enum) return fc.constantFrom(...(schema.enum as Json[]));
  const [type] = [schema.type ?? 'any'].flat();
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return numberOf(schema, type === 'integer');
    case 'string':
      return textOf(schema, fixtures);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, api, fixtures, depth + 1), {
        minLength: Math.min(schema.minItems ?? 0, 5),
        maxLength: depth > DEPTH_MAX ? 0 : Math.min(schema.maxItems ?? 3, 3),
      });
    case 'object':
      return objectOf(schema, api, fixtures, depth);
    default:
      return ANY;
  }
}

function numberOf({ minimum = -10, maximum = 2 ** 53 - 1 }: Bounds, isInteger: boolean): fc.Arbitrary<Json> {
  const [min, max] = [
    Math.ceil(Math.max(minimum, -(2 ** 53 - 1))),
    Math.floor(Math.min(maximum, 2 ** 53 - 1)),
  ];
  const whole = fc.oneof(
    fc.integer({ min, max: Math.min(max, min + 1_000_000) }),
    fc.constantFrom(min, max, Math.min(max, Math.max(min, 100_000))),
  );
  return isInteger ? whole : fc.oneof(whole, fc.constantFrom<Json>(0.25, 0.5, 0.000001));
}

function textOf(
  { pattern, format, minLength = 0, maxLength = 200 }: Schema & Bounds,
  { ids, names }: Fixtures,
): fc.Arbitrary<Json> {
  const prefix = /^\^([a-z]{3})_/.exec(pattern ?? '')?.[1];
  const known = prefix === undefined ? undefined : ids[prefix];
  if (known !== undefined) return fc.constant(known);
  if (format === 'date') return fc.constantFrom('2026-11-22', '2026-12-01', '2024-02-29', '2099-12-31');
  if (format === 'date-time') return fc.constantFrom('2026-01-01T00:00:00Z', '2026-11-22T05:06:07.891Z');
  return fc.oneof(
    fc.constantFrom(...names),
    STRANGE,
    fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 12) }),
  );
}

function objectOf(schema: Schema, api: ApiName, fixtures: Fixtures, depth: number): fc.Arbitrary<Json> {
  const { properties = {}, required = [] } = schema;
  const members = Object.entries(properties).filter(
    ([name]) => depth <= DEPTH_MAX || required.includes(name),
  );
  const known = fc.record(
    Object.fromEntries(members.map(([name, member]) => [name, valueOf(member, api, fixtures, depth + 1)])),
    { requiredKeys: required.filter((name) => name in properties) },
  ) as fc.Arbitrary<Record<string, Json>>;
  // One in thirty lacks what is required, or has what nobody asked for.
  return fc.tuple(known, fc.nat(59)).map(([value, chance]) => {
    if (chance === 0 && required[0] !== undefined) {
      const { [required[0]]: _left, ...rest } = value;
      return rest;
    }
    return chance === 1 ? { ...value, isAdmin: true } : value;
  });
}

/** Requests for an operation. */
export function requestOf(operation: Operation, fixtures: Fixtures): fc.Arbitrary<RouteRequest> {
  const { api, parameters, requestBody } = operation;
  const schema = requestBody?.content['application/json']?.schema;
  const example = requestBody && exampleBody(operation);
  const body = schema
    ? fc.oneof(
        { weight: 8, arbitrary: valueOf(schema, api, fixtures) },
        { weight: 3, arbitrary: changed(example as Json, schema, api, fixtures) },
        { weight: 1, arbitrary: fc.constant(example as Json) },
      )
    : fc.constant(undefined);
  return fc
    .tuple(body, fc.tuple(...parameters.map((each) => parameterOf(each, api, fixtures))))
    .map(([sent, values]) => {
      const given = new Map(parameters.map((parameter, i) => [parameter, values[i]]));
      const text = (parameter: Parameter): string | undefined => given.get(parameter);
      const request = requestFor(operation, (parameter) =>
        parameter.in === 'path' ? text(parameter) || '-' : undefined,
      );
      const url = new URL(request.path, 'http://x');
      const headers: Record<string, string> = { ...request.headers };
      for (const parameter of parameters) {
        const value = text(parameter);
        if (value === undefined || parameter.in === 'path') continue;
        if (parameter.in === 'query') url.searchParams.set(parameter.name, value);
        else headers[parameter.name] = value.replace(/[^\x20-\x7e]/g, '?');
      }
      return { ...request, path: url.pathname + url.search, headers, body: sent };
    });
}

/** A good body with one member of it replaced: it gets past the first checks. */
function changed(example: Json, schema: Schema, api: ApiName, fixtures: Fixtures): fc.Arbitrary<Json> {
  const members = Object.entries(resolve(schema, api).properties ?? {});
  if (members.length === 0 || typeof example !== 'object' || example === null) return fc.constant(example);
  return fc.constantFrom(...members).chain(([name, member]) =>
    valueOf(member, api, fixtures, 1).map((value) => ({
      ...(example as Record<string, Json>),
      [name]: value,
    })),
  );
}

/** Undefined leaves it out. A key is new each time, or nothing would be done. */
function parameterOf(
  parameter: Parameter,
  api: ApiName,
  fixtures: Fixtures,
): fc.Arbitrary<string | undefined> {
  const { required, schema, example = schema.example } = parameter;
  const prefix = idPrefixOf(parameter);
  const own = prefix === undefined ? undefined : fixtures.ids[prefix];
  const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const value = fc.oneof(
    { weight: 12, arbitrary: fc.constant(own ?? (example === undefined ? 'x' : text(example as Json))) },
    { weight: 4, arbitrary: valueOf(schema, api, fixtures).map(text) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(fixtures.ids), ...fixtures.names) },
  );
  if (parameter.name === 'idempotency-key') return fc.uuid();
  return required || parameter.in === 'path' ? value : fc.option(value, { nil: undefined });
}
