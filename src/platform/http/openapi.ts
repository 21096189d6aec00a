import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_MEDIA_TYPE } from './problem.js';

type Json = Record<string, unknown>;
interface Operation extends Json {
  responses?: Record<string, unknown>;
  parameters?: { in?: string }[];
  requestBody?: unknown;
  'x-error-codes'?: string[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Errors that any operation can answer, and their codes when no module names others. */
const COMMON_RESPONSES: Readonly<Record<string, string>> = {
  400: 'The request is malformed; `errors` names each fault.',
  401: 'The key or token is missing or not valid.',
  403: 'The key or the role does not allow this.',
  404: 'There is no such resource, or it does not belong to this key.',
  409: 'The state does not allow this; see `allowedActions`.',
  422: 'A rule is broken.',
  429: 'Too many requests; wait as long as `Retry-After` says.',
  503: 'Temporarily unavailable; repeat after `Retry-After` seconds.',
};

const COMMON_CODES = ['invalid_request', 'rate_limited', 'overloaded', 'internal_error'];
const BODY_CODES = ['invalid_json', 'body_required', 'unsupported_media_type', 'payload_too_large'];

/** Names the problems of one operation for its documents (`x-error-codes`). */
export function Problems(...codes: string[]): MethodDecorator {
  return applyDecorators(ApiExtension('x-error-codes', codes));
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
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Names this one occurrence.' },
    code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
    requestId: { type: 'string' },
    retryable: { type: 'boolean', description: 'Whether the same request may succeed later.' },
    errors: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: {
            type: 'string',
            description: 'JSON pointer (RFC 6901) into the body, or /name of a parameter.',
          },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
    allowedActions: { type: 'array', maxItems: 50, items: { type: 'string' } },
  },
};

/** One API's part of the whole document, with what every operation has in common. */
export function apiDocument(whole: OpenAPIObject, pathPrefix: string): OpenAPIObject {
  const document = structuredClone(whole);
  document.paths = Object.fromEntries(
    Object.entries(document.paths).filter(([path]) => path.startsWith(pathPrefix)),
  );
  const requestSchemas = new Set<string>();
  for (const operation of operationsOf(document)) {
    addCommonErrors(operation);
    collectSchemas(document, operation.requestBody, requestSchemas);
  }
  const schemas = (document.components ??= {}).schemas ?? {};
  for (const name of requestSchemas) {
    const schema = schemas[name] as Json | undefined;
    if (schema?.['type'] === 'object') schema['additionalProperties'] ??= false;
  }
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

function addCommonErrors(operation: Operation): void {
  const responses = (operation.responses ??= {});
  for (const [status, description] of Object.entries(COMMON_RESPONSES)) {
    responses[status] ??= {
      description,
      content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  const codes = [
    ...(operation['x-error-codes'] ?? []),
    ...COMMON_CODES,
    ...(operation.requestBody ? BODY_CODES : []),
  ];
  operation['x-error-codes'] = [...new Set(codes)].sort();
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
