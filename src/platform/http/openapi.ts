import type { OpenAPIObject } from '@nestjs/swagger';
import { apiTexts, type Extensions } from './openapi-extensions.js';
import { LIMIT_HEADERS, nameLimits } from './openapi-limits.js';
import { formatIntegers, linkStateMachines } from './openapi-schemas.js';
import { describedCodes, PROBLEM_SCHEMA, problemResponses } from './openapi-problems.js';

type Json = Record<string, unknown>;
interface Parameter {
  readonly in?: string;
  readonly name?: string;
  readonly description?: string;
  readonly required?: boolean;
  example?: unknown;
  readonly schema?: { example?: unknown };
}

interface Operation extends Json {
  operationId?: string;
  tags?: string[];
  responses?: Record<string, unknown>;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content?: Record<string, { schema?: { $ref?: string } }> };
  [CODES]?: string[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What any operation can answer, whatever it does. */
const COMMON_CODES = ['bad_request', 'invalid_request', 'overloaded', 'deadline_exceeded', 'internal_error'];
const DATABASE_CODES = ['database_unavailable', 'database_contention'];
const BODY_CODES = ['unsupported_media_type', 'payload_too_large'];
const KEY_CODES = ['invalid_idempotency_key', 'idempotency_key_reused', 'idempotency_in_flight'];
const VERSION_CODES = ['precondition_required', 'stale_version'];

const EXTENSIONS = 'swagger/apiExtension';
const CODES = 'x-error-codes';

/** Names the problems of one operation for its documents (`x-error-codes`); several uses add up. */
export function Problems(...codes: string[]): MethodDecorator {
  return (_target, _key, descriptor) => {
    const handler = descriptor.value as object;
    const extensions = (Reflect.getMetadata(EXTENSIONS, handler) ?? {}) as Record<string, string[]>;
    const all = [...(extensions[CODES] ?? []), ...codes];
    Reflect.defineMetadata(EXTENSIONS, { ...extensions, [CODES]: all }, handler);
  };
}

/** What an operation's code knows of it beside its routes. */
export interface KnownOperation {
  /** By name: what is known of a path parameter that says nothing of itself. */
  readonly parameters: ReadonlyMap<string, object>;
  readonly extensions: Extensions;
}

/** What belongs to one API. */
export interface ApiPart {
  readonly name: string;
  readonly pathPrefix: string;
  /** By operation id. */
  readonly known: ReadonlyMap<string, KnownOperation>;
}

/** One API's part of the whole document, with what every operation has in common. */
export function apiDocument(whole: OpenAPIObject, { name, pathPrefix, known }: ApiPart): OpenAPIObject {
  const document = structuredClone(whole);
  document.paths = Object.fromEntries(
    Object.entries(document.paths).filter(([path]) => path.startsWith(pathPrefix)),
  );
  const requestSchemas = new Set<string>();
  for (const operation of operationsOf(document)) {
    const { parameters, extensions } = known.get(operation.operationId ?? '') ?? {};
    Object.assign(operation, extensions);
    describeParameters(operation, parameters);
    if (operation.requestBody) operation.requestBody.required = needsBody(document, operation.requestBody);
    addCommonErrors(operation);
    collectSchemas(document, operation.requestBody, requestSchemas);
  }
  const schemas = (document.components ??= {}).schemas ?? {};
  for (const name of requestSchemas) {
    const schema = schemas[name] as Json | undefined;
    if (schema?.['type'] === 'object') schema['additionalProperties'] ??= false;
  }
  sortEnums(document);
  formatIntegers(document);
  document.components.schemas = { ...reachable(document, schemas), Problem: PROBLEM_SCHEMA };
  const operations = operationsOf(document);
  if (operations.some((operation) => operation[CODES]?.includes('rate_limited'))) {
    Object.assign(document.components, { headers: LIMIT_HEADERS });
  }
  const { tags, extensions } = apiTexts(name);
  const used = new Set(operations.flatMap((operation) => operation.tags ?? []));
  document.tags = Object.entries(tags).flatMap(([tag, description]) =>
    used.has(tag) ? { name: tag, description } : [],
  );
  return Object.assign(document, extensions, rootsOf(document));
}

/** What stands once for all operations and schemas of a document. */
function rootsOf(document: OpenAPIObject): Json {
  const codes = operationsOf(document).flatMap((operation) => operation[CODES] ?? []);
  return {
    'x-error-codes': describedCodes(codes),
    'x-state-machines': linkStateMachines((document.components?.schemas ?? {}) as Record<string, Json>),
  };
}

/**
 * A copy with some of the operations and what they name.
 * @param isKept by path and operation
 */
export function onlyOperations(
  whole: OpenAPIObject,
  isKept: (path: string, operation: Readonly<Json>) => boolean,
): OpenAPIObject {
  const document = structuredClone(whole);
  for (const [path, item] of Object.entries(document.paths)) {
    const members = item as Json;
    for (const method of METHODS) {
      const operation = members[method] as Json | undefined;
      if (operation && !isKept(path, operation)) delete members[method];
    }
    if (METHODS.every((method) => members[method] === undefined)) delete document.paths[path];
  }
  const schemas = (document.components ??= {}).schemas ?? {};
  document.components.schemas = reachable(document, schemas);
  const used = new Set(operationsOf(document).flatMap((operation) => operation.tags ?? []));
  document.tags = (document.tags ?? []).filter(({ name }) => used.has(name));
  return Object.assign(document, rootsOf(document));
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((item) =>
    METHODS.map((method) => (item as Json)[method] as Operation | undefined).filter(
      (operation) => operation !== undefined,
    ),
  );
}

/** Swagger UI fills examples in: these would make each try-out a replay, or a page of another list. */
const NEVER_FILLED_IN = new Set(['cursor', 'idempotency-key']);

const ETAG = { pattern: '^"v[0-9]{1,15}"$', maxLength: 18 };

function describeParameters(operation: Operation, known: ReadonlyMap<string, object> | undefined): void {
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === 'header' && parameter.name === 'if-match')
      Object.assign(parameter.schema ?? {}, ETAG);
    const more = parameter.in === 'path' ? known?.get(parameter.name ?? '') : undefined;
    if (more) describe(parameter, more);
    if (parameter.required || !NEVER_FILLED_IN.has(parameter.name ?? '')) continue;
    delete parameter.example;
    delete parameter.schema?.example;
  }
}

/** What the controller says itself counts more than what the pipe knows. */
function describe(parameter: Parameter, known: object): void {
  const { description, example } = parameter;
  Object.assign(parameter, known, description && { description }, example !== undefined && { example });
}

/** The compiler lists a union's members in an order that changes from build to build; the files must not. */
function sortEnums(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'enum' && Array.isArray(value)) value.sort();
    else sortEnums(value);
  }
}

/** Lines are read one by one, and a bad one keeps no other out. */
function takesJson({ requestBody }: Operation): boolean {
  return 'application/json' in (requestBody?.content ?? {});
}

/** Where every field may be left out, so may the body. */
function needsBody(document: OpenAPIObject, { content }: NonNullable<Operation['requestBody']>): boolean {
  const name = content?.['application/json']?.schema?.$ref?.slice(REFERENCE.length);
  const schema = name === undefined ? undefined : (document.components?.schemas?.[name] as Json | undefined);
  return schema === undefined || ((schema['required'] ?? []) as string[]).length > 0;
}

/** The codes that follow from an operation's form, and a response for every status that its codes have. */
function addCommonErrors(operation: Operation): void {
  const parameters = operation.parameters ?? [];
  const header = (name: string): Parameter | undefined =>
    parameters.find((parameter) => parameter.in === 'header' && parameter.name?.toLowerCase() === name);
  const key = header('idempotency-key');
  const codes = [
    ...(operation[CODES] ?? []),
    ...COMMON_CODES,
    ...DATABASE_CODES,
    ...(operation.requestBody ? BODY_CODES : []),
    ...(operation.requestBody?.required ? ['body_required'] : []),
    ...(takesJson(operation) ? ['invalid_json'] : []),
    ...(parameters.some((parameter) => parameter.in === 'path') ? ['not_found', 'uri_too_long'] : []),
    ...(parameters.some((parameter) => parameter.name === 'cursor') ? ['invalid_cursor'] : []),
    ...(key ? KEY_CODES : []),
    ...(key?.required ? ['idempotency_key_required'] : []),
    ...(header('if-match') ? VERSION_CODES : []),
  ];
  operation[CODES] = [...new Set(codes)].sort();
  operation.responses = { ...operation.responses, ...problemResponses(operation[CODES]) };
  if (operation[CODES].includes('rate_limited')) nameLimits(operation.responses);
}

/** Only what the remaining operations name: another API's schemas are nobody's business here. */
function reachable<S>(document: OpenAPIObject, schemas: Record<string, S>): Record<string, S> {
  const names = new Set<string>();
  collectSchemas(document, document.paths, names);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => names.has(name)));
}

const REFERENCE = '#/components/schemas/';

function collectSchemas(document: OpenAPIObject, node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string' && value.startsWith(REFERENCE)) {
      const name = value.slice(REFERENCE.length);
      if (names.has(name)) continue;
      names.add(name);
      collectSchemas(document, document.components?.schemas?.[name], names);
    } else {
      collectSchemas(document, value, names);
    }
  }
}
