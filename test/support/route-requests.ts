import { randomUUID } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { RouteIndex } from '../../src/platform/http/route-index.js';
import type { Booted } from './boot.js';
import { API_DOCUMENTS, apiDocument, nameOf, type Operation, type Schema } from './openapi.js';

const DOCUMENTS = Object.fromEntries(API_DOCUMENTS.map((name) => [name, apiDocument(name)]));

/** Paths that are meant for nobody in particular: probes, metrics, the documents' pages. */
const OPEN = /^\/(?:bank\/(?:confirm|reports)\/|health\/(?:live|ready)|metrics|docs\/|openapi\/)/;

/**
 * Every operation of the running application, from its own routes; what is asked and answered comes from the documents.
 * @throws Error that says what to do when a route stands in no document
 */
export function operationsOf({ app }: Booted): Operation[] {
  const documented = new Map(
    Object.values(DOCUMENTS)
      .flatMap(({ operations }) => operations)
      .map((operation) => [nameOf(operation), operation]),
  );
  return app
    .get(RouteIndex)
    .list()
    .filter((route) => !/^(?:HEAD|OPTIONS) /.test(route))
    .map((route) => route.replace(/:(\w+)/g, '{$1}'))
    .filter((route) => !OPEN.test(route.slice(route.indexOf(' ') + 1)))
    .map((route) => {
      const operation = documented.get(route);
      if (!operation) throw new Error(`${route} is in no document of openapi/: run \`npm run generate\``);
      return operation;
    });
}

/** A request that the route would take, but for whose ids these are. */
export interface RouteRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const LINES = 'application/x-ndjson';

/** Values of parameters of paths and queries; the documents' examples stand for those left out. */
export type PathValues = (parameter: Operation['parameters'][number]) => string | undefined;

export function requestFor(operation: Operation, values: PathValues = () => undefined): RouteRequest {
  const { method, parameters, requestBody } = operation;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let path = operation.path;
  for (const parameter of parameters) {
    const example = String(parameter.example ?? parameter.schema.example);
    if (parameter.in === 'path') {
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(values(parameter) ?? example));
    } else if (parameter.required && parameter.in === 'query') {
      query.set(parameter.name, values(parameter) ?? example);
    } else if (parameter.required) {
      headers[parameter.name] = parameter.name === 'idempotency-key' ? randomUUID() : example;
    }
  }
  // The only other kind of body: lines, sent as text.
  const lines = requestBody?.content[LINES]?.schema?.example;
  if (lines !== undefined) headers['content-type'] = LINES;
  const search = query.size > 0 ? `?${query.toString()}` : '';
  return {
    method,
    path: path + search,
    headers,
    body: lines ?? (requestBody && exampleBody(operation)),
  };
}

/** The prefix of the public id that a path parameter takes, `cus` or `off`; undefined when it is no id. */
export function idPrefixOf({ schema }: Operation['parameters'][number]): string | undefined {
  return /^\^([a-z]{3})_/.exec(schema.pattern ?? '')?.[1];
}

/** A body with every required field, from the documents' examples. */
export function exampleBody({ api, requestBody }: Operation): unknown {
  const content = requestBody?.content['application/json'];
  const [named] = Object.values(content?.examples ?? {});
  return named ? named.value : exampleOf(content?.schema ?? {}, api);
}

/** A schema's own members, with those of what it refers to. */
export function resolve(schema: Schema, api: Operation['api']): Schema {
  const [part = schema] = schema.allOf ?? schema.anyOf ?? [];
  const reference = part.$ref?.split('/').at(-1);
  return reference === undefined ? schema : (DOCUMENTS[api]?.schemas[reference] ?? schema);
}

/** A value of a schema, with every required member, from the documents' examples. */
export function exampleOf(schema: Schema, api: Operation['api']): unknown {
  if (schema.example !== undefined) return schema.example;
  const { properties = {}, required = [], items, enum: members, type, example } = resolve(schema, api);
  if (example !== undefined) return example;
  if (members) return members[0];
  if (items) return [exampleOf(items, api)];
  if (type !== 'object') throw new Error(`no example: ${JSON.stringify(schema)}`);
  return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {}, api)]));
}

export interface RouteAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Thousands of small requests: fetch takes as long for one as the bank does. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** @param body text or bytes go as they are, anything else as JSON */
export function send(
  url: string,
  { method, path, headers, body }: RouteRequest,
  token?: string,
): Promise<RouteAnswer> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const payload = isRaw
    ? Buffer.from(body)
    : body === undefined
      ? undefined
      : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    // As fetch does: `..` in a path is the caller's to resolve.
    const asked = httpRequest(new URL(path, url), {
      agent,
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(payload && { 'content-type': 'application/json', 'content-length': payload.length }),
        ...headers,
      },
    });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const all = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value): [string, string] => [name, value]),
        );
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: new Headers(all), text });
      });
    });
    asked.end(payload);
  });
}
