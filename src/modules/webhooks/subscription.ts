import { EVENT_TYPE_NAMES } from './event-catalogue.js';

export const EVERYTHING = '*';

/** `*`, `agreement.*` or `agreement.signed`; each must stand for something that exists. */
export function isKnownPattern(pattern: string): boolean {
  return EVENT_TYPE_NAMES.some((type) => matches(pattern, type));
}

/** Whether an endpoint that asked for these wants this type. */
export function wants(patterns: readonly string[], type: string): boolean {
  return patterns.some((pattern) => matches(pattern, type));
}

function matches(pattern: string, type: string): boolean {
  if (pattern === EVERYTHING || pattern === type) return true;
  return pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1));
}
