import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_MEDIA_TYPE } from './problem.js';
import { problemEntry } from './problem-catalogue.js';
import { PROBLEM_KINDS } from './problem-kinds.js';

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
  responses?: Record<string, unknown>;
  parameters?: Parameter[];
  requestBody?: unknown;
  [CODES]?: string[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What any operation can answer, whatever it does. */
const COMMON_CODES = ['bad_request', 'invalid_request', 'overloaded', 'deadline_exceeded', 'internal_error'];
const DATABASE_CODES = ['database_unavailable', 'database_contention'];
const BODY_CODES = ['invalid_json', 'body_required', 'unsupported_media_type', 'payload_too_large'];
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

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457. Further members may appear; ignore what you do not know.',
  required: [
    'type',
    'title',
    'status',
    'detail',
    'instance',
    'code',
    'requestId',
    'retryable',
    'errors',
    'allowedActions',
  ],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Names the problem; ends with its code.' },
    title: { type: 'string', description: 'The same sentence for every occurrence of this code.' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What is wrong this time, for people.' },
    instance: { type: 'string', description: 'Names this one occurrence.' },
    code: {
      type: 'string',
      pattern: '^[a-z][a-z0-9_]*$',
      description: 'What programs go by; each operation lists its own.',
    },
    requestId: { type: 'string', description: 'The request’s name in our logs; tell it when you ask us.' },
    retryable: { type: 'boolean', description: 'Whether the same request may succeed later.' },
    errors: {
      type: 'array',
      maxItems: 50,
      description: 'Each fault of the request, where one place can be named.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: {
            type: 'string',
            description: 'JSON pointer (RFC 6901) into the body, or /name of a parameter.',
          },
          code: { type: 'string', description: 'Kind of fault, for programs.' },
          detail: { type: 'string', description: 'What would be right, for people.' },
        },
      },
    },
    violatedPolicies: {
      type: 'array',
      maxItems: 10,
      items: { type: 'string' },
      description: 'With 429 only: the quotas of `RateLimit-Policy` that are used up.',
    },
    allowedActions: {
      type: 'array',
      maxItems: 50,
      items: { type: 'string' },
      description: 'On a conflict with the state: what may be done instead.',
    },
  },
};

/** What belongs to one API. */
export interface ApiPart {
  readonly pathPrefix: string;
  /** By operation id and name: what is known of a path parameter that says nothing of itself. */
  readonly parameters: ReadonlyMap<string, ReadonlyMap<string, object>>;
}

/** One API's part of the whole document, with what every operation has in common. */
export function apiDocument(whole: OpenAPIObject, { pathPrefix, parameters }: ApiPart): OpenAPIObject {
  const document = structuredClone(whole);
  document.paths = Object.fromEntries(
    Object.entries(document.paths).filter(([path]) => path.startsWith(pathPrefix)),
  );
  const requestSchemas = new Set<string>();
  for (const operation of operationsOf(document)) {
    describeParameters(operation, parameters.get(operation.operationId ?? ''));
    addCommonErrors(operation);
    collectSchemas(document, operation.requestBody, requestSchemas);
  }
  const schemas = (document.components ??= {}).schemas ?? {};
  for (const name of requestSchemas) {
    const schema = schemas[name] as Json | undefined;
    if (schema?.['type'] === 'object') schema['additionalProperties'] ??= false;
  }
  sortEnums(document);
  document.components.schemas = { ...reachable(document, schemas), Problem: PROBLEM_SCHEMA };
  return document;
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

function describeParameters(operation: Operation, known: ReadonlyMap<string, object> | undefined): void {
  for (const parameter of operation.parameters ?? []) {
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
    ...(parameters.some((parameter) => parameter.in === 'path') ? ['not_found', 'uri_too_long'] : []),
    ...(parameters.some((parameter) => parameter.name === 'cursor') ? ['invalid_cursor'] : []),
    ...(key ? KEY_CODES : []),
    ...(key?.required ? ['idempotency_key_required'] : []),
    ...(header('if-match') ? VERSION_CODES : []),
  ];
  operation[CODES] = [...new Set(codes)].sort();
  operation.responses = { ...operation.responses, ...problemResponses(operation[CODES]) };
}

/** An undeclared code appears in no response; the test of the documents tells of it. */
function problemResponses(codes: readonly string[]): Record<string, object> {
  const lines = new Map<number, string[]>();
  for (const code of codes) {
    const entry = problemEntry(code);
    if (!entry) continue;
    const { status } = PROBLEM_KINDS[entry.kind];
    lines.set(status, [...(lines.get(status) ?? []), `- \`${code}\`: ${entry.title}.`]);
  }
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...lines].map(([status, titles]) => [String(status), { description: titles.join('\n'), content }]),
  );
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
