import { createHash } from 'node:crypto';
import { DomainError } from '../../kernel/domain-error.js';

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
  throw new DomainError(
    'invalid_idempotency_key',
    'malformed',
    'Idempotency-Key must be 1–255 visible characters, quoted or bare, and stand once.',
  );
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
  return new DomainError(
    'idempotency_key_reused',
    'unprocessable',
    'This Idempotency-Key was used for another request; a new request needs a new key.',
  );
}

export function keyInFlight(): DomainError {
  return new DomainError(
    'idempotency_in_flight',
    'conflict',
    'A request with this Idempotency-Key is still running.',
    {
      retryable: true,
      retryAfterSeconds: 1,
    },
  );
}

export function keyRequired(): DomainError {
  return new DomainError(
    'idempotency_key_required',
    'malformed',
    'This request creates an obligation: send an Idempotency-Key, so that a repeat cannot do it twice.',
  );
}
