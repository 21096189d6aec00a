import type { ProblemCode } from './generated/problem-codes.js';

/** RFC 9457 with the members that every problem of Embank has. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  /** A code of a newer version of the API may be none of these. */
  readonly code: ProblemCode | (string & {});
  readonly requestId: string;
  readonly retryable: boolean;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly allowedActions: readonly string[];
  readonly violatedPolicies?: readonly string[];
}

/** Thrown for every answer that is no success. */
export class EmbankProblem extends Error implements Problem {
  override readonly name = 'EmbankProblem';
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: Problem['code'];
  readonly requestId: string;
  readonly retryable: boolean;
  readonly errors: Problem['errors'];
  readonly allowedActions: readonly string[];
  readonly violatedPolicies: readonly string[];

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.type = problem.type;
    this.title = problem.title;
    this.status = problem.status;
    this.detail = problem.detail;
    this.instance = problem.instance;
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.retryable = problem.retryable;
    this.errors = problem.errors;
    this.allowedActions = problem.allowedActions;
    this.violatedPolicies = problem.violatedPolicies ?? [];
  }

  /** Whether it is this problem; the compiler knows the codes. */
  is(code: ProblemCode): boolean {
    return this.code === code;
  }
}

/** @returns the problem of an answer, also when something between us and the bank wrote it */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Partial<Problem> | null;
    if (typeof body?.code === 'string') return { errors: [], allowedActions: [], ...body } as Problem;
  } catch {
    // Not ours: a gateway's page.
  }
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: `The answer ${response.status} is no problem of the bank.`,
    instance: '',
    code: 'unknown',
    requestId: response.headers.get('request-id') ?? '',
    retryable: [502, 503, 504].includes(response.status),
    errors: [],
    allowedActions: [],
  };
}
