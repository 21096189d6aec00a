import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookEvent } from './webhook-event.js';

const TOLERANCE_SECONDS = 300;

/** The request is not a message of the bank's, or an old one: answer 400 and do nothing. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}

type HeaderSource = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface UnwrapOptions {
  /** The secret of the endpoint, `whsec_…`; during a rotation both. */
  readonly secret: string | readonly string[];
  /** How far the message's time may be from ours, either way. */
  readonly toleranceSeconds?: number;
  /** Now, in milliseconds; for tests. */
  readonly nowMs?: number;
}

/**
 * Checks a message as Standard Webhooks 1.0 demands, and reads it.
 * @param body the bytes or the text as they came, before any parser
 * @throws WebhookRefused when a header is missing, the signature is wrong, or the time is not now
 */
export function unwrap(
  headers: HeaderSource,
  body: string | Uint8Array,
  { secret, toleranceSeconds = TOLERANCE_SECONDS, nowMs = Date.now() }: UnwrapOptions,
): WebhookEvent {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature').split(' ');
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookRefused('webhook-timestamp is no time');
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > toleranceSeconds) {
    throw new WebhookRefused('webhook-timestamp is too far from now');
  }
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  const expected = [secret].flat().map((each) => signatureOf(each, `${id}.${timestamp}.${text}`));
  const isGenuine = signatures.some((given) => expected.some((right) => areEqual(given, right)));
  if (!isGenuine) throw new WebhookRefused('webhook-signature is not of this secret');
  try {
    return JSON.parse(text) as WebhookEvent;
  } catch {
    throw new WebhookRefused('the body is not JSON');
  }
}

function headerOf(headers: HeaderSource, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  if (typeof value !== 'string' || value === '') throw new WebhookRefused(`${name} is missing`);
  return value;
}

function signatureOf(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length === 0) throw new TypeError('a webhook secret cannot be empty');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** In a time that does not tell how much of it is right. */
function areEqual(given: string, right: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
