/** Whether a regular expression repeats something without a bound. */
const isOpenEnded = (pattern) => /[*+]|\{\d+,\}/.test(pattern.replace(/\\.|\[[^\]]*\]/g, 'x'));

/**
 * What the linters of `openapi/` say and we do not follow, each with its reason. An exception that excuses nothing any
 * more fails the check, so that none outlives its reason.
 *
 * `excuses` gets the finding: `schema` is the node it is about, `path` where it stands, `isAnswer` whether only answers
 * of the bank hold it, `document` the name of the file.
 */
export const EXCEPTIONS = [
  {
    rule: 'owasp:api4:2023-string-limit',
    why: 'Answers are what the bank writes; the bounds of requests are what protects it.',
    excuses: ({ isAnswer }) => isAnswer,
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    why: 'The pattern bounds the length by itself.',
    excuses: ({ schema }) => typeof schema.pattern === 'string' && !isOpenEnded(schema.pattern),
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    why: 'A scenario’s context schema inside an example is the bank’s own language; its dates have one length.',
    excuses: ({ path }) => path.includes('examples'),
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    why: 'A file has no length that anybody knows; its lines have.',
    excuses: ({ path }) => path.includes('application/x-ndjson'),
  },
  {
    rule: 'owasp:api4:2023-string-restricted',
    why: 'A file is restricted line by line.',
    excuses: ({ path }) => path.includes('application/x-ndjson'),
  },
  {
    rule: 'owasp:api4:2023-string-restricted',
    why: 'Names, reasons and other words of people have no pattern; their length is bounded.',
    excuses: ({ schema, isAnswer }) => isAnswer || schema.maxLength !== undefined,
  },
  {
    rule: 'owasp:api4:2023-array-limit',
    why: 'Answers are bounded by pages and by what a request may hold.',
    excuses: ({ isAnswer }) => isAnswer,
  },
  {
    rule: 'owasp:api4:2023-integer-limit',
    why: 'Counts and numbers that the bank itself assigns.',
    excuses: ({ isAnswer }) => isAnswer,
  },
  {
    rule: 'owasp:api4:2023-integer-limit',
    why: 'A scenario’s schema inside an example is the bank’s own language.',
    excuses: ({ path }) => path.includes('examples'),
  },
  {
    rule: 'owasp:api4:2023-rate-limit',
    why: 'Who asks for a sandbox is counted by his address, and told nothing of it until he is refused.',
    excuses: ({ path }) => path[1] === '/v1/sandbox/partners',
  },
  {
    rule: 'owasp:api8:2023-define-error-responses-401',
    why: 'Whoever asks for a sandbox shows nothing that could be refused.',
    excuses: ({ path }) => path[1] === '/v1/sandbox/partners',
  },
  {
    rule: 'owasp:api4:2023-rate-limit',
    why: 'Staff have no limits by number; and a partner’s request that is refused before it counts says nothing of them.',
    excuses: ({ document, path }) => document === 'staff.json' || /^4(?!29)/.test(path.at(-1)),
  },
  {
    rule: 'owasp:api4:2023-rate-limit-responses-429',
    why: 'Staff have no limits by number; floods are kept off by the limit of requests in flight (503).',
    excuses: ({ document }) => document === 'staff.json',
  },
  {
    rule: 'owasp:api8:2023-define-cors-origin',
    why: 'Servers call, never pages: a key in a browser is a leaked key, so no origin is let in.',
    excuses: () => true,
  },
  {
    rule: 'owasp:api2:2023-write-restricted',
    why: 'Whoever signs in, or asks for a sandbox, has no credentials yet.',
    excuses: ({ path }) => /\/(sign-in|sandbox\/partners)$/.test(path[1] ?? ''),
  },
  {
    rule: 'no-ambiguous-paths',
    why: 'A fixed segment wins over a parameter in the router, and no id has the form of such a segment.',
    excuses: () => true,
  },
];
