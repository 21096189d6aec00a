import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** What a receiver checks: the same three headers on every attempt (Standard Webhooks 1.0). */
export interface SignedHeaders extends Record<string, string> {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** A new shared secret, `whsec_` and 32 random bytes in base64 (the specification wants 24 to 64). */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/**
 * The key of a secret; made once for many messages, since that costs as much as a signature.
 * @param secret as it was shown, with or without its prefix
 */
export function signingKey(secret: string): KeyObject {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  if (key.length === 0) throw new RangeError('a webhook secret cannot be empty');
  return createSecretKey(key);
}

/**
 * `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64 (Standard Webhooks 1.0, "Signature scheme").
 * @param timestampS seconds since the epoch
 * @param body the exact text that is sent
 */
export function signatureOf(key: KeyObject, id: string, timestampS: number, body: string): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampS}.${body}`).digest('base64')}`;
}

/** @param keys of the new secret, and during a rotation of the old one too: a receiver may know either */
export function signedHeaders(
  keys: readonly KeyObject[],
  id: string,
  timestampS: number,
  body: string,
): SignedHeaders {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampS),
    'webhook-signature': keys.map((key) => signatureOf(key, id, timestampS, body)).join(' '),
  };
}
