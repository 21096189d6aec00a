import { HttpException } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error.js';
import { httpProblems, type TransportProblem } from './http.errors.js';
import { type JsonFault, JSON_LIMITS } from './json/json-scan.js';
import { StrictJsonError } from './json/strict-json.js';
import { type Problem, problemFrom, transportProblem } from './problem.js';

/**
 * Whatever was thrown, as the problem that the caller may see. Texts of foreign errors never leave: they can hold
 * values, SQL or host names.
 */
export function problemOfFault(error: unknown): Problem {
  if (error instanceof DomainError) return problemFrom(error);
  if (error instanceof StrictJsonError) return jsonProblem(error);
  // Nest wraps what Fastify threw.
  const fault = error instanceof HttpException ? (error.cause ?? error) : error;
  const code = codeOf(fault);
  return (
    byFastifyCode(code) ??
    databaseProblem(fault) ??
    (error instanceof HttpException ? transportProblem(byStatus(error.getStatus())) : clientFault(fault)) ??
    transportProblem('internal_error')
  );
}

const FASTIFY: Readonly<Record<string, TransportProblem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad_request',
  FST_ERR_BAD_URL: 'bad_url',
  FST_ERR_MAX_PARAM_LENGTH: 'uri_too_long',
};

function byFastifyCode(code: string): Problem | undefined {
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problemFrom(httpProblems.unsupported_media_type());
  const known = FASTIFY[code];
  return known && transportProblem(known);
}

/** A request that ended or broke while its body was read carries a 4xx of its own. */
function clientFault(fault: unknown): Problem | undefined {
  const status = (fault as { statusCode?: unknown } | null | undefined)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500
    ? transportProblem(byStatus(status))
    : undefined;
}

const STATUS: Readonly<Record<number, TransportProblem>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  409: 'conflict',
  413: 'payload_too_large',
  414: 'uri_too_long',
  422: 'unprocessable',
  429: 'rate_limited',
  431: 'headers_too_large',
  503: 'unavailable',
};

function byStatus(status: number): TransportProblem {
  return STATUS[status] ?? (status >= 500 ? 'internal_error' : 'bad_request');
}

/** Input that got past validation but that PostgreSQL cannot hold: NUL, bad form, too long, out of range. */
const UNSTORABLE = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05']);
/** Serialization failure, deadlock, lock time-out, statement time-out: the transaction did nothing. */
const CONTENTION = new Set(['40001', '40P01', '55P03', '57014']);
/** The server ended a transaction that stood still for too long: this process was overloaded. */
const STOOD_STILL = new Set(['25P03', '25P04']);
/** Connection, resources (disk, memory, slots), operator (restart), system (I/O). */
const UNAVAILABLE_CLASS = /^(08|53|57|58)[0-9A-Z]{3}$/;
const NETWORK = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** pg, its pool and TypeORM tell these apart by text only. */
const UNAVAILABLE_TEXT =
  /^(Query read timeout|timeout e(xceeded|xpired)|Connection terminated|Connection ended|Client (was closed|has encountered)|Cannot use a pool after|Driver not Connected|Query ?runner already released)/i;

/** @returns undefined when the fault is not the database's */
export function databaseProblem(fault: unknown): Problem | undefined {
  const inner = (fault as { driverError?: unknown } | null | undefined)?.driverError ?? fault;
  const code = codeOf(inner);
  if (UNSTORABLE.has(code)) return transportProblem('invalid_value');
  if (CONTENTION.has(code) || STOOD_STILL.has(code)) return transportProblem('database_contention');
  if (UNAVAILABLE_CLASS.test(code) || NETWORK.has(code)) return transportProblem('database_unavailable');
  if (inner instanceof Error && UNAVAILABLE_TEXT.test(inner.message)) {
    return transportProblem('database_unavailable');
  }
  return undefined;
}

function codeOf(fault: unknown): string {
  const code = (fault as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

const JSON_DETAIL: Readonly<Record<JsonFault, string>> = {
  invalid_json: 'The body is not one complete JSON document.',
  invalid_encoding: 'The body must be UTF-8 without a byte order mark.',
  too_deep: `The body is nested deeper than ${JSON_LIMITS.depth} levels.`,
  too_many_keys: `The body holds more than ${JSON_LIMITS.keys} names.`,
  too_many_items: `An array of the body holds more than ${JSON_LIMITS.itemsPerArray} items.`,
  duplicate_key: 'Two members of one object have the same name.',
  forbidden_key: 'A member has a name that is not allowed.',
  forbidden_character: 'A text holds a NUL or half of a surrogate pair.',
  number_not_exact: 'A number is too large or too long to be kept exactly.',
};

function jsonProblem({ fault, pointer }: StrictJsonError): Problem {
  const detail = JSON_DETAIL[fault];
  const errors = fault === 'invalid_json' ? [] : [{ pointer: pointer ?? '', code: fault, detail }];
  return problemFrom(httpProblems.invalid_json(detail, { errors }));
}
