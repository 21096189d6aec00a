import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { provoked, undocumented } from './answers-seen.js';
import { API_DOCUMENTS, apiDocument, type Operation, type Schema } from './openapi.js';

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: {
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
    int32: true,
    int64: true,
    date: /^\d{4}-\d\d-\d\d$/,
    uri: (text: string) => URL.canParse(text),
    email: /^[^@\s]+@[^@\s]+$/,
  },
});
const operations = new Map<string, Operation>();
for (const name of API_DOCUMENTS) {
  const document = apiDocument(name);
  ajv.addSchema(closed({ $id: name, components: { schemas: document.schemas } }) as object);
  for (const operation of document.operations)
    operations.set(`${operation.method} ${operation.path}`, operation);
}

/** For what is answered before the router has found whose answer it is. @param route `GET /v1/offers/{id}` */
export const noteProvoked = (route: string, code: string): void => void provoked.add(`${route} ${code}`);

/** Holds every answer of a documented route against the committed documents. */
export function checkAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const fault = faultOf(request, reply, payload);
    if (fault !== undefined) undocumented.add(fault);
    done();
  });
}

function faultOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): string | undefined {
  const route = `${request.method} ${(request.routeOptions.url ?? '').replace(/:(\w+)/g, '{$1}')}`;
  const operation = request.is404 ? undefined : operations.get(route);
  if (!operation) return undefined;
  const { statusCode: status } = reply;
  const answer = operation.responses[status];
  const text = typeof payload === 'string' || payload instanceof Buffer ? payload.toString() : '';
  if (!answer) return `${route} answers ${status}, which is not documented`;
  // A list of lines may have none.
  if (text === '' && answer.content?.['application/x-ndjson']) return undefined;
  if (text === '') return answer.content && `${route} ${status} has no body, but a documented one`;
  const mediaType = String(reply.getHeader('content-type')).split(';')[0] as string;
  const schema = answer.content?.[mediaType]?.schema;
  if (!schema) return `${route} ${status} has no ${mediaType} in its document`;
  const body = (/[/+]json$/.test(mediaType) ? JSON.parse(text) : text) as { code?: unknown };
  const validate = validatorOf(operation.api, schema);
  if (!validate(body)) return `${route} ${status}: ${ajv.errorsText(validate.errors?.slice(0, 5))}`;
  return status < 400 ? faultOfWords(route, text) : faultOfProblem(route, operation, String(body.code));
}

/** Whoever is asked to approve must understand what: public ids beside words, and every word there. */
const APPROVALS = / \/staff\/v1\/approvals/;
const UNTOLD = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|"summary":"[^"]*(undefined|null|\?)/;

function faultOfWords(route: string, text: string): string | undefined {
  const isUntold = APPROVALS.test(route) && UNTOLD.test(text);
  return isUntold ? `${route} tells people a raw id, or nothing: ${text}` : undefined;
}

function faultOfProblem(route: string, operation: Operation, code: string): string | undefined {
  if (!operation['x-error-codes']?.includes(code)) return `${route} does not document the problem ${code}`;
  noteProvoked(route, code);
  return undefined;
}

/** By operation's own schema, and behind it by text: hundreds of answers are the same reference, and compiling one takes long. */
const validators = new Map<Schema, ValidateFunction>();
const byText = new Map<string, ValidateFunction>();

function validatorOf(api: string, schema: Schema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const text = JSON.stringify(closed(schema)).replaceAll('"#/components/', `"${api}#/components/`);
  const validate = byText.get(text) ?? ajv.compile(JSON.parse(text) as object);
  byText.set(text, validate);
  validators.set(schema, validate);
  return validate;
}

export const wasProvoked = (route: string, code: string): boolean => provoked.has(`${route} ${code}`);

/** The documents let callers meet members that they do not know; the bank itself may have none that it does not document. */
function closed(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(closed);
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const isOpen =
    typeof copy['properties'] === 'object' && 'type' in copy && !('additionalProperties' in copy);
  return isOpen ? { ...copy, additionalProperties: false } : copy;
}
