/**
 * What kind of refusal an error is. Each kind has exactly one HTTP status (platform/http/problem.ts), so that the
 * same situation never answers differently on two routes.
 */
export type ErrorKind =
  | 'malformed' // 400
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'notFound' // 404
  | 'methodNotAllowed' // 405
  | 'conflict' // 409
  | 'preconditionFailed' // 412
  | 'payloadTooLarge' // 413
  | 'unsupportedMediaType' // 415
  | 'unprocessable' // 422
  | 'preconditionRequired' // 428
  | 'rateLimited' // 429
  | 'gone' // 410
  | 'unavailable'; // 503

/** One fault in the caller's input: where (JSON pointer, RFC 6901), which stable code, and what would be right. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

export interface DomainErrorDetails {
  readonly errors?: readonly FieldError[];
  readonly retryable?: boolean;
  readonly retryAfterSeconds?: number;
  /** On a state conflict: what may be done instead. */
  readonly allowedActions?: readonly string[];
  /** Further safe members of the problem document; never personal data or secrets. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one error that our code throws on purpose. A business "no" (not eligible) is a verdict, not an error. */
export class DomainError extends Error {
  constructor(
    /** Stable snake_case code, listed in the API documents. */
    readonly code: string,
    readonly kind: ErrorKind,
    message: string,
    readonly details: DomainErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'DomainError';
  }
}

/**
 * A missing object and somebody else's object give the same answer, so that ids cannot be probed.
 * @param errors which of several things a request names is meant
 */
export function notFound(resource: string, ...errors: readonly FieldError[]): DomainError {
  return new DomainError(
    'not_found',
    'notFound',
    `There is no such ${resource}, or it is not yours to see.`,
    errors.length > 0 ? { errors } : {},
  );
}
