import { httpProblems } from '../../../platform/http/http.errors.js';

export const READING_PURPOSE = 'reading-purpose';
export const READING_PURPOSE_PATTERN = /^[!-~](?:[ -~]{0,118}[!-~])?$/;

/** Why somebody looks, in his own words; undefined when he does not say. @throws DomainError 400 invalid_request */
export function purposeIn(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && READING_PURPOSE_PATTERN.test(header)) return header;
  throw httpProblems.invalid_request(undefined, {
    errors: [
      { pointer: `/${READING_PURPOSE}`, code: 'pattern', detail: 'up to 120 printable characters of ASCII' },
    ],
  });
}
