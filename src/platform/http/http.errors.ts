import { defineProblems, listProblem } from './problem-catalogue.js';

/** Problems of the transport that our own code raises. */
export const httpProblems = defineProblems({
  invalid_json: {
    kind: 'malformed',
    title: 'The body is not acceptable JSON',
    description: 'The body must be one JSON document in UTF-8, without duplicate names or oversized numbers.',
  },
  invalid_request: {
    kind: 'malformed',
    title: 'The request does not match its description',
    description: 'See `errors`: each names a place in the request and what is expected there.',
  },
  body_required: {
    kind: 'malformed',
    title: 'A body is required',
    description: 'This operation needs a JSON object as its body.',
  },
  invalid_cursor: {
    kind: 'malformed',
    title: 'The cursor is not valid here',
    description: 'Use `nextCursor` of the page before, with the same path and filters.',
  },
  unsupported_media_type: {
    kind: 'unsupportedMediaType',
    title: 'This media type is not accepted',
    description: 'Send `Content-Type: application/json` (UTF-8) without a `Content-Encoding`.',
  },
  precondition_required: {
    kind: 'preconditionRequired',
    title: 'If-Match is required',
    description:
      'Read the resource and send its `ETag` as `If-Match`, so that no change is overwritten unseen.',
  },
  stale_version: {
    kind: 'preconditionFailed',
    title: 'The resource has changed',
    description: 'The resource is newer than your `If-Match`. Read it again and repeat the change.',
  },
  overloaded: {
    kind: 'unavailable',
    title: 'Temporarily overloaded',
    description: 'The server is busy. Repeat the request after `Retry-After` seconds.',
  },
});

/** Problems that start in Node, Fastify, Nest or the database, and those of the kernel. */
export const TRANSPORT_PROBLEMS = {
  bad_request: ['malformed', 'The request is malformed', 'The request is not valid HTTP or cannot be read.'],
  bad_url: ['malformed', 'The URL is malformed', 'The path holds a broken percent escape.'],
  invalid_value: [
    'malformed',
    'A value cannot be stored',
    'A value has a form or size that cannot be stored.',
  ],
  unauthenticated: [
    'unauthenticated',
    'The key or token is missing or not valid',
    'Send valid credentials as `Authorization: Bearer …`.',
  ],
  forbidden: ['forbidden', 'This is not allowed', 'The key or the role does not allow this operation.'],
  not_found: ['notFound', 'Not found', 'There is no such resource, or it is not yours to see.'],
  route_not_found: ['notFound', 'There is no such path', 'See the API documents for the paths that exist.'],
  method_not_allowed: ['methodNotAllowed', 'This method is not allowed here', 'See the `Allow` header.'],
  request_timeout: [
    'requestTimeout',
    'The request arrived too slowly',
    'The request was not complete in time.',
  ],
  conflict: ['conflict', 'The request conflicts with the current state', 'Read the resource and try again.'],
  state_conflict: [
    'conflict',
    'The state does not allow this',
    'See `allowedActions` for what may be done instead.',
  ],
  payload_too_large: ['payloadTooLarge', 'The body is too large', 'A body holds at most 256 KiB.'],
  uri_too_long: ['uriTooLong', 'The URL is too long', 'A path segment is longer than any id.'],
  unprocessable: ['unprocessable', 'A rule is broken', 'The request is well formed but breaks a rule.'],
  rate_limited: [
    'rateLimited',
    'Too many requests',
    'Wait as long as `Retry-After` says; `violatedPolicies` names the quotas that are used up.',
  ],
  headers_too_large: [
    'headersTooLarge',
    'The headers are too large',
    'Headers hold at most 16 KiB and 100 fields.',
  ],
  unavailable: ['unavailable', 'Temporarily unavailable', 'Repeat the request after `Retry-After` seconds.'],
  deadline_exceeded: [
    'unavailable',
    'The operation took too long',
    'It may or may not have happened: repeat it with the same Idempotency-Key.',
  ],
  database_unavailable: [
    'unavailable',
    'The database is not reachable',
    'It may or may not have happened: repeat it with the same Idempotency-Key.',
  ],
  database_contention: [
    'unavailable',
    'Too many changes at once',
    'Nothing was changed. Repeat the request.',
  ],
  internal_error: ['internal', 'The server failed', 'The failure is recorded under `requestId`.'],
} as const;

export type TransportProblem = keyof typeof TRANSPORT_PROBLEMS;

for (const [code, [kind, title, description]] of Object.entries(TRANSPORT_PROBLEMS)) {
  listProblem(code, { kind, title, description });
}
