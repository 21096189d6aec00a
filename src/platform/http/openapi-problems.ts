import { PROBLEM_MEDIA_TYPE } from './problem.js';
import { problemEntry } from './problem-catalogue.js';
import { PROBLEM_KINDS } from './problem-kinds.js';

export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457. Further members may appear; ignore what you do not know.',
  required: [
    'type',
    'title',
    'status',
    'detail',
    'instance',
    'code',
    'requestId',
    'retryable',
    'errors',
    'allowedActions',
  ],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Names the problem; ends with its code.' },
    title: { type: 'string', description: 'The same sentence for every occurrence of this code.' },
    status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599, description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What is wrong this time, for people.' },
    instance: { type: 'string', description: 'Names this one occurrence.' },
    code: {
      type: 'string',
      pattern: '^[a-z][a-z0-9_]*$',
      description: 'What programs go by; each operation lists its own.',
    },
    requestId: { type: 'string', description: 'The request’s name in our logs; tell it when you ask us.' },
    retryable: { type: 'boolean', description: 'Whether the same request may succeed later.' },
    errors: {
      type: 'array',
      maxItems: 50,
      description: 'Each fault of the request, where one place can be named.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: {
            type: 'string',
            description: 'JSON pointer (RFC 6901) into the body, or /name of a parameter.',
          },
          code: { type: 'string', description: 'Kind of fault, for programs.' },
          detail: { type: 'string', description: 'What would be right, for people.' },
        },
      },
    },
    violatedPolicies: {
      type: 'array',
      maxItems: 10,
      items: { type: 'string' },
      description: 'With 429 only: the quotas of `RateLimit-Policy` that are used up.',
    },
    allowedActions: {
      type: 'array',
      maxItems: 50,
      items: { type: 'string' },
      description: 'On a conflict with the state: what may be done instead.',
    },
  },
};

/** An undeclared code appears in no response; the test of the documents tells of it. */
export function problemResponses(codes: readonly string[]): Record<string, object> {
  const lines = new Map<number, string[]>();
  for (const code of codes) {
    const entry = problemEntry(code);
    if (!entry) continue;
    const { status } = PROBLEM_KINDS[entry.kind];
    lines.set(status, [...(lines.get(status) ?? []), `- \`${code}\`: ${entry.title}.`]);
  }
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...lines].map(([status, titles]) => [String(status), { description: titles.join('\n'), content }]),
  );
}

/** What programs may do about each code, for the whole document (`x-error-codes` at its root). */
export function describedCodes(codes: Iterable<string>): Record<string, object> {
  return Object.fromEntries(
    [...new Set(codes)].sort().flatMap((code) => {
      const entry = problemEntry(code);
      if (!entry) return [];
      const { status, retryable } = PROBLEM_KINDS[entry.kind];
      return [
        [
          code,
          {
            status,
            title: entry.title,
            description: entry.description,
            retryable: entry.retryable ?? retryable,
          },
        ],
      ];
    }),
  );
}
