import type { Operation, Schema } from './openapi.js';
import { resolve } from './route-requests.js';

const OVER_MANY = 'over many people: who they are, and no more than the state of what they have';
const ACT = 'an act, which the audit log keeps';

/** Staff routes that name a person and keep no record of being read, each with why. */
export const UNRECORDED: Readonly<Record<string, string>> = {
  'GET /staff/v1/party-merges/{id}': 'what staff did, and nothing of the persons',
  'GET /staff/v1/parties/{id}/erasure': 'what is gone, and nothing of what it was',
  'GET /staff/v1/readings': 'the record itself',
  'GET /staff/v1/legal-holds': OVER_MANY,
  'GET /staff/v1/households': OVER_MANY,
  'GET /staff/v1/guarantees': OVER_MANY,
  'GET /staff/v1/suretyships': OVER_MANY,
  'GET /staff/v1/settlements/{id}/lines': OVER_MANY,
  'GET /staff/v1/segments/{name}/members': OVER_MANY,
  'GET /staff/v1/segment-snapshots/{id}/members': OVER_MANY,
  'POST /staff/v1/applications/{id}/approve': ACT,
  'POST /staff/v1/applications/{id}/check-again': ACT,
  'POST /staff/v1/applications/{id}/decline': ACT,
  'PUT /staff/v1/customers/{id}/questionnaires/{name}': ACT,
};

/** Of whom a path names something. */
const ABOUT_ONE = /^\/staff\/v1\/(?:customers|parties|agreements|applications|decisions)\/\{id\}/;

/** Whether the route answers about persons: by its path, by a filter, or by their ids in what it answers. */
export function answersOfPersons(operation: Operation): boolean {
  const content = operation.responses['200']?.content;
  if (!content) return false;
  if (ABOUT_ONE.test(operation.path) && operation.method === 'GET') return true;
  if (operation.parameters.some((one) => one.in === 'query' && one.name === 'customer')) return true;
  return Object.values(content).some(
    ({ schema }) => schema && namesPersons(schema, operation.api, new Set()),
  );
}

function namesPersons(schema: Schema, api: Operation['api'], seen: Set<Schema>): boolean {
  const whole = resolve(schema, api);
  if (seen.has(whole)) return false;
  seen.add(whole);
  if (typeof whole.example === 'string' && /^(?:cus|pty)_/.test(whole.example)) return true;
  const parts = [...Object.values(whole.properties ?? {}), ...(whole.items ? [whole.items] : [])];
  return parts.some((part) => namesPersons(part, api, seen));
}
