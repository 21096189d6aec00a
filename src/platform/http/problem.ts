import { type DomainError, type DomainErrorDetails, type FieldError } from '../../kernel/domain-error.js';
import { TRANSPORT_PROBLEMS, type TransportProblem } from './http.errors.js';
import { PROBLEM_TYPE_BASE, problemEntry } from './problem-catalogue.js';
import { PROBLEM_KINDS, type ProblemKind } from './problem-kinds.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const DEFAULT_RETRY_AFTER_SECONDS = 1;

/** What happened, before it is written for one request. */
export interface Problem {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly detail: string;
  readonly details: DomainErrorDetails;
}

/** RFC 9457 with the members that every Embank error has. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Names this one occurrence; opaque, so that nothing of the request is repeated. */
  readonly instance: string;
  readonly code: string;
  readonly requestId: string;
  readonly retryable: boolean;
  readonly errors: readonly FieldError[];
  readonly allowedActions: readonly string[];
  readonly [extension: string]: unknown;
}

export function problemFrom(error: DomainError): Problem {
  return { code: error.code, kind: error.kind, detail: error.message, details: error.details };
}

export function transportProblem(code: TransportProblem, details: DomainErrorDetails = {}): Problem {
  const [kind, , detail] = TRANSPORT_PROBLEMS[code];
  return { code, kind, detail, details };
}

export function statusOf(problem: Problem): number {
  return PROBLEM_KINDS[problem.kind].status;
}

export function problemDocument(problem: Problem, requestId: string): ProblemDocument {
  const { code, kind, detail, details } = problem;
  const row = PROBLEM_KINDS[kind];
  const entry = problemEntry(code);
  return {
    ...details.extensions,
    type: PROBLEM_TYPE_BASE + code,
    title: entry?.title ?? row.title,
    status: row.status,
    detail,
    instance: `urn:embank:request:${requestId}`,
    code,
    requestId,
    retryable: details.retryable ?? entry?.retryable ?? row.retryable,
    errors: details.errors ?? [],
    allowedActions: details.allowedActions ?? [],
  };
}

/** Headers that the status asks for (RFC 9110 §11.6.1, §10.2.3). */
export function problemHeaders(problem: Problem): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': PROBLEM_MEDIA_TYPE };
  if (problem.kind === 'unauthenticated') headers['www-authenticate'] = 'Bearer';
  const retryAfter = problem.details.retryAfterSeconds ?? defaultRetryAfter(problem.kind);
  if (retryAfter !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfter)));
  return headers;
}

function defaultRetryAfter(kind: ProblemKind): number | undefined {
  return kind === 'unavailable' || kind === 'rateLimited' ? DEFAULT_RETRY_AFTER_SECONDS : undefined;
}
