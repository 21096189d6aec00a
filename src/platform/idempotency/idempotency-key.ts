import { createHash } from 'node:crypto';
import type { DomainError } from '../../kernel/domain-error.js';
import { defineProblems } from '../http/problem-catalogue.js';

const idempotencyProblems = defineProblems({
  invalid_idempotency_key: {
    kind: 'malformed',
    title: 'The Idempotency-Key is malformed',
    description: 'Idempotency-Key must be 1–255 visible characters, quoted or bare, and stand once.',
  },
  idempotency_key_required: {
    kind: 'malformed',
    title: 'An Idempotency-Key is required',
    description:
      'This request creates an obligation: send an Idempotency-Key, so that a repeat cannot do it twice.',
  },
  idempotency_key_reused: {
    kind: 'unprocessable',
    title: 'The Idempotency-Key was used for another request',
    description: 'This Idempotency-Key was used for another request; a new request needs a new key.',
  },
  idempotency_in_flight: {
    kind: 'conflict',
    title: 'The first request is still running',
    description:
      'A request with this Idempotency-Key is still running. Repeat it after `Retry-After` seconds.',
    retryable: true,
  },
});

const BARE = /^[\x21-\x7e]{1,255}$/;

/**
 * Reads an `Idempotency-Key` header, a quoted structured-field string (RFC 8941 §3.3.3) or the bare text that most
 * clients send.
 * @returns the key, or undefined when there is no header
 * @throws DomainError `invalid_idempotency_key` when it is empty, too long or holds other than visible characters
 */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = typeof header === 'string' ? header : '';
  const key = text.startsWith('"') ? unquote(text) : text;
  if (key !== undefined && BARE.test(key)) return key;
  throw idempotencyProblems.invalid_idempotency_key();
}

function unquote(text: string): string | undefined {
  if (text.length < 2 || !text.endsWith('"')) return undefined;
  const inner = text.slice(1, -1);
  if (/(^|[^\\])(\\\\)*"/.test(inner) || /\\(?!["\\])/.test(inner.replace(/\\\\/g, ''))) return undefined;
  return inner.replace(/\\(["\\])/g, '$1');
}

/** What a repeat must equal: the request's path and body as it came, byte for byte. */
export function fingerprintOf(path: string, body: Buffer | string): Buffer {
  return createHash('sha256').update(path).update('\0').update(body).digest();
}

export function keyReused(): DomainError {
  return idempotencyProblems.idempotency_key_reused();
}

export function keyInFlight(): DomainError {
  return idempotencyProblems.idempotency_in_flight(undefined, { retryAfterSeconds: 1 });
}

export function keyRequired(): DomainError {
  return idempotencyProblems.idempotency_key_required();
}
