import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problemDocument, problemHeaders, statusOf } from './problem.js';

/** Writes a problem as the answer; the only place where an error becomes bytes (but for broken HTTP, see server.ts). */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  if (reply.sent) return;
  if (reply.raw.headersSent) {
    // Half an answer is out; only cutting the connection tells the caller that it is not whole.
    reply.raw.destroy();
    return;
  }
  const requestId = request.id;
  if (request.context) request.context.problemCode = problem.code;
  void reply
    .code(statusOf(problem))
    .headers(problemHeaders(problem))
    .header('request-id', requestId)
    .header('cache-control', 'no-store')
    // As bytes, so that Fastify adds no charset: the media type has no such parameter (RFC 9457 §6.1).
    .send(Buffer.from(JSON.stringify(problemDocument(problem, requestId))));
}
