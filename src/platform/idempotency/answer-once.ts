import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PartnerActor } from '../database/actor.js';
import type { Tx } from '../database/tx.js';
import { fingerprintOf, keyRequired, readIdempotencyKey } from './idempotency-key.js';
import type { Idempotency, StoredAnswer } from './idempotency.service.js';

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
  actor: PartnerActor,
  http: { request: FastifyRequest; reply: FastifyReply },
  options: OnceOptions,
  work: (tx: Tx) => Promise<{ status: number; body: object }>,
): Promise<string> {
  const key = readIdempotencyKey(http.request.headers['idempotency-key']);
  if (key === undefined && options.creates === 'obligation') throw keyRequired();
  const answer = await idempotency.execute(
    actor,
    { ...identityOf(http.request), key, keepDays: options.creates === 'obligation' ? 30 : 1 },
    work,
  );
  return send(http.reply, answer);
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
