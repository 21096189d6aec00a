import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../telemetry/log.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Readiness } from '../telemetry/readiness.js';
import { httpProblems } from './http.errors.js';
import type { InFlight } from './in-flight.js';
import { beginLongUpload, isLongUpload } from './long-upload.js';
import { type Problem, problemFrom, transportProblem } from './problem.js';
import { RequestContext, routeOf } from './request-context.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { sendProblem } from './send-problem.js';

export interface RequestHookParts {
  readonly inFlight: InFlight<FastifyReply>;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** A handler that is not done by then is answered for. */
const DEADLINE_MS = 10_000;
const DEADLINE_CHECK_MS = 500;
const HEADER_FIELDS_MAX = 100;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Probes must be answered exactly when everything else is refused. */
const EXEMPT = /^\/(?:health\/|metrics$)/;

const DEADLINE_EXCEEDED = transportProblem('deadline_exceeded');
const OVERLOADED = problemFrom(httpProblems.overloaded());
const ENCODED_BODY = problemFrom(httpProblems.unsupported_media_type());
const NO_HOST = transportProblem('bad_request');
const TOO_MANY_HEADERS = transportProblem('headers_too_large');

/** What happens to every request before and after its handler, in two plain hooks. */
export function installRequestHooks(fastify: FastifyInstance, parts: RequestHookParts): void {
  const { inFlight, metrics, readiness } = parts;
  fastify.decorateRequest('context', null as unknown as RequestContext);

  fastify.addHook('onRequest', (request, reply, done) => {
    const nowMs = performance.now();
    request.context = new RequestContext(request.id, nowMs);
    openAnswer(request, reply);
    // While the load balancer learns of the end, requests are still answered, each as the last of its connection.
    if (readiness.isDraining) reply.header('connection', 'close');
    const exempt = EXEMPT.test(request.url) || isOwnCall(request);
    const refusal = malformation(request, reply) ?? (exempt ? undefined : refusalOf(reply, parts, nowMs));
    if (refusal) return sendProblem(request, reply, refusal);
    if (isLongUpload(request)) {
      // It passed the door as all do; from here on neither the deadline nor the count of what is in work knows it.
      inFlight.leave(nowMs, reply);
      beginLongUpload(request);
    }
    // 'close' comes once for every answer, also when the caller has gone away before it.
    reply.raw.once('close', () => {
      inFlight.leave(performance.now(), reply);
      if (!reply.raw.writableFinished) record(request, 499, parts);
    });
    done();
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    record(request, reply.statusCode, parts);
    done();
  });

  metrics.observeInFlight(() => inFlight.count);
  const timer = setInterval(() => answerOverdue(inFlight), DEADLINE_CHECK_MS).unref();
  fastify.addHook('onClose', () => clearInterval(timer));
}

/** One coarse timer for all: Fastify's own handlerTimeout costs each request a timer and an AbortError. */
function answerOverdue(inFlight: InFlight<FastifyReply>): void {
  const startedBefore = performance.now() - DEADLINE_MS;
  for (const reply of inFlight.replies()) {
    if (reply.request.context.startedMs > startedBefore) return;
    sendProblem(reply.request, reply, DEADLINE_EXCEEDED);
  }
}

/**
 * A call that a request makes to the program itself, which comes over no socket. The request has passed the door: were its
 * calls to wait there, those that wait for its answer could keep them out.
 */
function isOwnCall({ raw }: FastifyRequest): boolean {
  return !(raw.socket instanceof Socket);
}

function openAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('request-id', request.id);
  reply.headers(SECURITY_HEADERS);
  const interaction = request.headers['x-fapi-interaction-id'];
  if (typeof interaction === 'string' && UUID.test(interaction)) {
    reply.header('x-fapi-interaction-id', interaction);
  }
}

function malformation(request: FastifyRequest, reply: FastifyReply): Problem | undefined {
  const { raw } = request;
  if (raw.headers['content-encoding'] !== undefined) return ENCODED_BODY;
  const isHostMissing = raw.headers.host === undefined && raw.httpVersionMinor > 0;
  if (!isHostMissing && raw.rawHeaders.length <= 2 * HEADER_FIELDS_MAX) return undefined;
  reply.header('connection', 'close');
  return isHostMissing ? NO_HOST : TOO_MANY_HEADERS;
}

function refusalOf(
  reply: FastifyReply,
  { inFlight, metrics }: RequestHookParts,
  nowMs: number,
): Problem | undefined {
  if (inFlight.enter(nowMs, reply)) return undefined;
  metrics.shed.inc();
  return OVERLOADED;
}

function record(request: FastifyRequest, status: number, { metrics, log }: RequestHookParts): void {
  const { requestId, startedMs, partnerId, staffId, environment, problemCode } = request.context;
  const durationMs = performance.now() - startedMs;
  const route = routeOf(request);
  metrics.observeRequest(request.method, route, status, durationMs);
  log.info('request', {
    requestId,
    method: request.method,
    route,
    status,
    durationMs: Math.round(durationMs * 100) / 100,
    partnerId,
    staffId,
    environment,
    code: problemCode,
  });
}
