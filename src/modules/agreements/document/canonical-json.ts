import { createHash } from 'node:crypto';

/**
 * JSON in one spelling: members sorted by name, no white space (RFC 8785 for the strings and whole numbers that
 * contracts consist of), so that equal contracts have equal bytes wherever they were stored.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 over the canonical JSON. */
export function contractHash(contract: object): Buffer {
  return createHash('sha256').update(canonicalJson(contract)).digest();
}
