interface Response {
  headers?: Record<string, unknown>;
}

/** draft-ietf-httpapi-ratelimit-headers; `components.headers` of an API whose callers are counted. */
export const LIMIT_HEADERS = {
  RateLimit: {
    description: 'What is left of the quotas, and in how many seconds there is more: `"second";r=49;t=1`.',
    schema: { type: 'string', example: '"second";r=49;t=1' },
  },
  'Retry-After': {
    description: 'In how many seconds the same request may succeed.',
    schema: { type: 'string', example: '1' },
  },
  'RateLimit-Policy': {
    description: 'The quotas of the key, by window in seconds: `"second";q=50;w=1, "day";q=500000;w=86400`.',
    schema: { type: 'string', example: '"second";q=50;w=1' },
  },
};

/** Names the headers at each answer to a request that counted. */
export function nameLimits(responses: Readonly<Record<string, unknown>>): void {
  for (const [status, response] of Object.entries(responses)) {
    if (!/^2|^429/.test(status)) continue;
    const references = Object.keys(LIMIT_HEADERS)
      .filter((name) => name !== 'Retry-After' || status === '429')
      .map((name) => [name, { $ref: `#/components/headers/${name}` }] as const);
    (response as Response).headers = { ...(response as Response).headers, ...Object.fromEntries(references) };
  }
}
