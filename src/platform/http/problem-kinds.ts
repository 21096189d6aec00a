import type { ErrorKind } from '../../kernel/domain-error.js';

/** The kinds of the domain, and those that only the transport knows. */
export type ProblemKind = ErrorKind | 'uriTooLong' | 'headersTooLarge' | 'requestTimeout' | 'internal';

interface KindRow {
  readonly status: number;
  /** Title of a problem whose code is not in the catalogue. */
  readonly title: string;
  /** Whether the same request may succeed later, unless the error itself says otherwise. */
  readonly retryable: boolean;
}

/** The one table kind → status. */
export const PROBLEM_KINDS: Readonly<Record<ProblemKind, KindRow>> = {
  malformed: { status: 400, title: 'The request is malformed', retryable: false },
  unauthenticated: { status: 401, title: 'The key or token is missing or not valid', retryable: false },
  forbidden: { status: 403, title: 'This is not allowed', retryable: false },
  notFound: { status: 404, title: 'Not found', retryable: false },
  methodNotAllowed: { status: 405, title: 'This method is not allowed here', retryable: false },
  requestTimeout: { status: 408, title: 'The request arrived too slowly', retryable: true },
  conflict: { status: 409, title: 'The request conflicts with the current state', retryable: false },
  gone: { status: 410, title: 'This no longer exists', retryable: false },
  preconditionFailed: { status: 412, title: 'The resource has changed', retryable: false },
  payloadTooLarge: { status: 413, title: 'The body is too large', retryable: false },
  uriTooLong: { status: 414, title: 'The URL is too long', retryable: false },
  unsupportedMediaType: { status: 415, title: 'This media type is not accepted', retryable: false },
  unprocessable: { status: 422, title: 'A rule is broken', retryable: false },
  preconditionRequired: { status: 428, title: 'A precondition is required', retryable: false },
  rateLimited: { status: 429, title: 'Too many requests', retryable: true },
  headersTooLarge: { status: 431, title: 'The headers are too large', retryable: false },
  internal: { status: 500, title: 'The server failed', retryable: false },
  unavailable: { status: 503, title: 'Temporarily unavailable', retryable: true },
};
