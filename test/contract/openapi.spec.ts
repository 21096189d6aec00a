import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import '../../src/app.module.js';
import { ID_PREFIX, type IdKind, parseId } from '../../src/kernel/ids.js';
import { problemEntry } from '../../src/platform/http/problem-catalogue.js';
import { API_DOCUMENTS, apiDocument, nameOf, type Schema } from '../support/openapi.js';

const SOURCES = path.resolve(import.meta.dirname, '../../src');

// A schema is known by its class's name alone: of two classes with one name, one would be documented as the other.
it('gives no two classes of requests and answers the same name', () => {
  const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.dto.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(SOURCES, file), 'utf8').matchAll(/^(?:export )?class (\w+)/gm),
    ])
    .map(([, name]) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

// That the files are what the code says is checked by `.ci/run`, which generates them again.
describe.each(API_DOCUMENTS)('the committed document of the %s API', (name) => {
  const { operations, schemas } = apiDocument(name);

  it('has a summary, a description, a tag and a name of its own for each operation', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, i) => !/^[a-z][A-Za-z]+$/.test(id ?? '') || ids.indexOf(id) !== i)).toEqual([]);
    const nameless = operations.filter(
      ({ summary, description, tags }) => !summary || !description || !/^[A-Z]/.test(tags?.[0] ?? ''),
    );
    expect(nameless.map(nameOf)).toEqual([]);
  });

  it('describes every parameter, and gives an example of it where a try-out may fill one in', () => {
    const silent = operations.flatMap((operation) =>
      operation.parameters
        .filter(
          ({ name, required, description, example, schema }) =>
            !description ||
            ((example ?? schema.example) === undefined) !==
              (!required && ['cursor', 'idempotency-key'].includes(name)),
        )
        .map((parameter) => `${nameOf(operation)} ${parameter.in} ${parameter.name}`),
    );
    expect(silent).toEqual([]);
  });

  it('names problems of the catalogue only, and a response for each', () => {
    const wrong = operations.flatMap((operation) =>
      (operation['x-error-codes'] ?? ['(none)']).flatMap((code) =>
        problemEntry(code) ? [] : [`${nameOf(operation)} ${code}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('says of each problem what it means and whether to try again', () => {
    const codes = new Set(operations.flatMap((operation) => operation['x-error-codes'] ?? []));
    const described = JSON.parse(readFileSync(path.resolve(SOURCES, `../openapi/${name}.json`), 'utf8'))[
      'x-error-codes'
    ] as Record<string, { description: string; retryable: boolean }>;
    expect(Object.keys(described).sort()).toEqual([...codes].sort());
    const silent = Object.entries(described).filter(
      ([, { description, retryable }]) => !description || typeof retryable !== 'boolean',
    );
    expect(silent).toEqual([]);
  });

  it('says for each operation what a caller must be allowed', () => {
    const silent = operations.filter(
      (operation) => operation.security?.length !== 0 && !operation['x-scopes'] && !operation['x-roles'],
    );
    expect(silent.map(nameOf)).toEqual([]);
  });

  it('names the life of every resource that refers to one', () => {
    const silent = fields(schemas).filter(
      ({ schema }) =>
        schema.description?.includes('/v1/state-machines/') && schema['x-state-machine'] === undefined,
    );
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('says for each operation with credentials how they are refused', () => {
    const silent = operations.filter(
      ({ security, responses }) => security?.length !== 0 && !(responses['401'] && responses['403']),
    );
    expect(silent.map(nameOf)).toEqual([]);
  });

  it('describes every field of every request and response', () => {
    const silent = fields(schemas).filter(({ schema }) => !schema.description);
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('says of every field what it holds, and of null that it may be there', () => {
    const untyped = fields(schemas).filter(({ schema }) => !isTyped(schema));
    expect(untyped.map(({ at }) => at)).toEqual([]);
    const old = fields(schemas).filter(({ schema }) => schema.nullable !== undefined);
    expect(old.map(({ at }) => at)).toEqual([]);
    const unsaid = fields(schemas).filter(
      ({ schema }) => /\bnull\b/.test(schema.description ?? '') && !JSON.stringify(schema).includes('"null"'),
    );
    expect(unsaid.map(({ at }) => at)).toEqual([]);
  });

  it('gives ids as examples that could be ids: whoever tries one is told that it is not there', () => {
    const kinds = new Map(Object.entries(ID_PREFIX).map(([kind, prefix]) => [prefix, kind as IdKind]));
    const text = readFileSync(path.resolve(SOURCES, `../openapi/${name}.json`), 'utf8');
    const ids = [...text.matchAll(/\b([a-z]{3})_[0-9a-z]{26}\b/g)].map(([id, prefix = '']) => ({
      id,
      kind: kinds.get(prefix as never),
    }));
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.filter(({ id, kind }) => kind && parseId(kind, id) === undefined)).toEqual([]);
  });

  it('gives an example of every plain field of a request', () => {
    const names = new Set<string>();
    for (const { requestBody } of operations) collect(requestBody, schemas, names);
    const requests = Object.fromEntries([...names].map((each) => [each, schemas[each] as Schema]));
    const without = fields(requests).filter(
      ({ schema }) => !hasReference(schema) && schema.example === undefined && schema.examples === undefined,
    );
    expect(without.map(({ at }) => at)).toEqual([]);
  });

  it('refuses what it does not know in every body', () => {
    const open = operations.flatMap(({ requestBody }) => {
      const json = requestBody?.content['application/json'];
      const reference = json?.schema?.$ref ?? '';
      const schema = schemas[reference.split('/').at(-1) ?? ''];
      return json && schema?.additionalProperties !== false ? [reference] : [];
    });
    expect(open).toEqual([]);
  });
});

interface Field {
  readonly at: string;
  readonly schema: Schema;
}

function fields(schemas: Readonly<Record<string, Schema>>): Field[] {
  return Object.entries(schemas).flatMap(([at, schema]) => fieldsOf(schema, at));
}

function fieldsOf(schema: Schema, at: string): Field[] {
  const own = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    at: `${at}.${name}`,
    schema: field,
  }));
  const items = schema.items ? fieldsOf(schema.items, `${at}[]`) : [];
  return [...own, ...own.flatMap((field) => fieldsOf(field.schema, field.at)), ...items];
}

function isTyped({ type, allOf, anyOf, oneOf, $ref }: Schema): boolean {
  return [type, allOf, anyOf, oneOf, $ref].some((each) => each !== undefined);
}

function hasReference(schema: Schema): boolean {
  return JSON.stringify(schema).includes('"$ref"');
}

function collect(node: unknown, schemas: Readonly<Record<string, Schema>>, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const name = key === '$ref' ? String(value).split('/').at(-1) : undefined;
    if (name === undefined) collect(value, schemas, names);
    else if (!names.has(name)) {
      names.add(name);
      collect(schemas[name], schemas, names);
    }
  }
}
