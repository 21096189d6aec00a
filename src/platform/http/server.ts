import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOfFault } from './fault.js';
import { JSON_LIMITS } from './json/json-scan.js';
import { isInNetworks } from '../security/networks.js';
import { isUnderLongUpload } from './long-upload.js';
import { type Problem, problemDocument, problemHeaders, statusOf, transportProblem } from './problem.js';
import { newRequestId } from './request-context.js';
import { sendProblem } from './send-problem.js';
import { SECURITY_HEADERS } from './security-headers.js';

const LIMITS = {
  /** Request line and headers together; the URL is part of it. */
  headerBytes: 16 * 1024,
  /** Longest path segment: an external id of 128 characters, percent-encoded. */
  pathSegment: 512,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 10_000,
  /** How often Node looks for connections that are too slow. */
  timeoutCheckMs: 1_000,
  /** Longer than a load balancer's idle time, so that it closes first and never writes into a closing socket. */
  keepAliveMs: 72_000,
} as const;

/**
 * The Fastify server with every limit set; Nest runs on it.
 * @param trustedProxies networks whose `X-Forwarded-For` is believed: `request.ip` is the nearest address outside of them
 */
export function httpServer(trustedProxies: readonly string[] = []): FastifyAdapter {
  return new FastifyAdapter({
    // Fastify's own lists take names and addresses that would mean more than they say.
    trustProxy: trustedProxies.length > 0 && ((address: string) => isInNetworks(address, trustedProxies)),
    logger: false,
    genReqId: newRequestId,
    requestIdHeader: false,
    bodyLimit: JSON_LIMITS.bodyBytes,
    requestTimeout: LIMITS.requestTimeoutMs,
    keepAliveTimeout: LIMITS.keepAliveMs,
    forceCloseConnections: 'idle',
    // What still arrives while closing is answered like anything else (shutdown.ts).
    return503OnClosing: false,
    routerOptions: { maxParamLength: LIMITS.pathSegment },
    http: {
      // Node's own refusal has no body; request-hooks.ts refuses a missing Host.
      requireHostHeader: false,
      maxHeaderSize: LIMITS.headerBytes,
      headersTimeout: LIMITS.headersTimeoutMs,
      requestTimeout: LIMITS.requestTimeoutMs,
      connectionsCheckingInterval: LIMITS.timeoutCheckMs,
    },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(SECURITY_HEADERS);
      sendProblem(request, reply, problemOfFault(error));
    },
    clientErrorHandler: answerBrokenHttp,
    // Nest middleware would cost a hook on each request; we have none.
    skipMiddie: true,
    multipart: false,
  });
}

/** Bytes that are not HTTP never become a request, so the answer is written by hand and the connection closed. */
function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  // Node says so once a request; a long upload has a limit of its own for silence.
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isUnderLongUpload(socket)) return;
  const problem = brokenHttpProblem(error.code);
  const requestId = newRequestId();
  const body = JSON.stringify(problemDocument(problem, requestId));
  const headers = {
    ...SECURITY_HEADERS,
    ...problemHeaders(problem),
    'request-id': requestId,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${statusOf(problem)} ${problem.code}\r\n${lines.join('')}\r\n${body}`);
}

function brokenHttpProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return transportProblem('headers_too_large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return transportProblem('request_timeout');
  return transportProblem('bad_request');
}
