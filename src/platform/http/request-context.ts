import { randomFillSync } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** What hooks, guards and the log know about one request. Guards fill in who is asking. */
export class RequestContext {
  partnerId: string | undefined = undefined;
  staffId: string | undefined = undefined;
  environment: string | undefined = undefined;
  /** Code of the problem that was answered. */
  problemCode: string | undefined = undefined;

  /** Whether it asks for what must not happen twice, under a key. */
  isObligation = false;

  constructor(
    readonly requestId: string,
    readonly startedMs: number,
  ) {}
}

declare module 'fastify' {
  interface FastifyRequest {
    context: RequestContext;
  }
}

const RANDOM_BYTES = 12;
const pool = Buffer.allocUnsafe(RANDOM_BYTES * 256);
let offset = pool.length;

/** A request's name, `req_` and 96 random bits. Always our own: a caller's id could collide or carry data. */
export function newRequestId(): string {
  if (offset === pool.length) {
    randomFillSync(pool);
    offset = 0;
  }
  offset += RANDOM_BYTES;
  return `req_${pool.toString('hex', offset - RANDOM_BYTES, offset)}`;
}

/** Template of the route that matched, e.g. `/v1/offers/:id`; a path that matched none is never repeated. */
export function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
}
