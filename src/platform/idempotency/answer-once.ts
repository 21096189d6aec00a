import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../database/tx.js';
import { fingerprintOf, keyRequired, readIdempotencyKey } from './idempotency-key.js';
import type {
  Idempotency,
  IdempotentRequest,
  Phases,
  Repeater,
  StoredAnswer,
} from './idempotency.service.js';

export interface OnceOptions {
  /** Obligations and money demand a key and keep it for 30 days; other writes may have one for a day. */
  readonly creates: 'obligation' | 'resource';
}

/**
 * Serves a POST under its `Idempotency-Key`: does the work once, and sends every repeat the first answer, byte for byte.
 * @returns the JSON text to send
 */
export async function answerOnce(
  idempotency: Idempotency,
  actor: Repeater,
  http: { request: FastifyRequest; reply: FastifyReply },
  options: OnceOptions,
  work: (tx: Tx) => Promise<{ status: number; body: object; kept?: object }>,
): Promise<string> {
  const answer = await idempotency.execute(actor, requestOf(http.request, options), work);
  return send(http.reply, answer);
}

/**
 * Serves a POST whose work cannot be one transaction: because somebody outside the bank is asked in the middle of it, or
 * because a part of it must stand whatever becomes of the rest.
 */
export async function answerInPhases<First, Between>(
  idempotency: Idempotency,
  actor: Repeater,
  http: { request: FastifyRequest; reply: FastifyReply },
  options: OnceOptions,
  phases: Phases<First, Between>,
): Promise<string> {
  const request = requestOf(http.request, options);
  return send(http.reply, await idempotency.executeInPhases(actor, request, phases));
}

/** What work of several transactions keeps beside its first effect, to know a repeat by; undefined without a key. */
export function keyDigestOf(
  idempotency: Idempotency,
  actor: Repeater,
  request: FastifyRequest,
): Buffer | undefined {
  const key = readIdempotencyKey(request.headers['idempotency-key']);
  return key === undefined ? undefined : idempotency.digest(actor, identityOf(request).route, key);
}

function requestOf(request: FastifyRequest, { creates }: OnceOptions): IdempotentRequest {
  request.context.isObligation = creates === 'obligation';
  const key = readIdempotencyKey(request.headers['idempotency-key']);
  if (key === undefined && creates === 'obligation') throw keyRequired();
  return { ...identityOf(request), key, keepDays: creates === 'obligation' ? 30 : 1 };
}

/** What names a request for the store: its route, and a digest of path and body. */
export function identityOf(request: FastifyRequest): { route: string; fingerprint: Buffer } {
  return {
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    fingerprint: fingerprintOf(request.url, request.rawBody ?? ''),
  };
}

export function send(reply: FastifyReply, { status, body, isReplay }: StoredAnswer): string {
  reply.status(status).header('content-type', 'application/json; charset=utf-8');
  if (isReplay) reply.header('idempotent-replayed', 'true');
  return body;
}
