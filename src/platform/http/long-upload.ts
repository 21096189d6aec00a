import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyKindOf } from './body-kinds.js';
import { httpProblems } from './http.errors.js';

export const NDJSON = 'application/x-ndjson';

/** Connections on which a long body is under way: neither the deadline nor Node's limit for a whole request ends them. */
const busy = new WeakSet<Socket>();

export function isLongUpload(request: FastifyRequest): boolean {
  return bodyKindOf(request).isStream === true;
}

export function beginLongUpload(request: FastifyRequest): void {
  const { socket } = request.raw;
  busy.add(socket);
  request.raw.once('close', () => busy.delete(socket));
}

export function isUnderLongUpload(socket: Socket): boolean {
  return busy.has(socket);
}

/** Hands the lines to the handler unread; must run after the other parsers were replaced. */
export function useLines(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(NDJSON, (request: FastifyRequest, payload, done) => {
    if (isLongUpload(request)) done(null, payload);
    else done(httpProblems.unsupported_media_type());
  });
}
