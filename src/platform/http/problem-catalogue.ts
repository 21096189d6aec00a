import { DomainError, type DomainErrorDetails, type ErrorKind } from '../../kernel/domain-error.js';
import type { ProblemKind } from './problem-kinds.js';

/** `type` of a problem is this base and its code; the documents list every code. */
export const PROBLEM_TYPE_BASE = 'https://embank.example/problems/';

export interface ProblemEntry {
  readonly kind: ProblemKind;
  /** One short sentence, the same for every occurrence (RFC 9457 §3.1.3). */
  readonly title: string;
  /** What the caller should do about it, for the documents. */
  readonly description: string;
  /** Whether the same request may succeed later, where it differs from the kind. */
  readonly retryable?: boolean;
}

type Raise = (detail?: string, details?: DomainErrorDetails) => DomainError;

const catalogue = new Map<string, ProblemEntry>();

/**
 * Declares a module's problems once: the documents list them, and the result makes the errors.
 * @example
 * export const offerProblems = defineProblems({
 *   offer_expired: { kind: 'conflict', title: 'The offer has expired', description: 'Ask for new offers.' },
 * });
 * throw offerProblems.offer_expired();
 */
export function defineProblems<C extends string>(
  entries: Readonly<Record<C, ProblemEntry & { readonly kind: ErrorKind }>>,
): Readonly<Record<C, Raise>> {
  const raise = {} as Record<C, Raise>;
  for (const code of Object.keys(entries) as C[]) {
    const entry = entries[code];
    listProblem(code, entry);
    raise[code] = (detail = entry.description, details = {}) =>
      new DomainError(code, entry.kind, detail, details);
  }
  return raise;
}

/** Lists a problem that is raised elsewhere (kernel, transport). A code means one thing only. */
export function listProblem(code: string, entry: ProblemEntry): void {
  if (!/^[a-z][a-z0-9_]*$/.test(code)) throw new Error(`problem code ${code} is not snake_case`);
  const known = catalogue.get(code);
  if (known && (known.kind !== entry.kind || known.title !== entry.title)) {
    throw new Error(`problem code ${code} is declared twice with different meanings`);
  }
  catalogue.set(code, entry);
}

export function problemEntry(code: string): ProblemEntry | undefined {
  return catalogue.get(code);
}

/** Every declared problem, sorted by code: for the documents. */
export function problemCatalogue(): readonly (ProblemEntry & { readonly code: string })[] {
  return [...catalogue]
    .map(([code, entry]) => ({ code, ...entry }))
    .sort((a, b) => a.code.localeCompare(b.code));
}
