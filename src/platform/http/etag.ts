import { httpProblems } from './http.errors.js';

/** A strong validator (RFC 9110 §8.8.3) from the version number of a row. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/**
 * The version that a change is meant for. The repository still compares it in the UPDATE; this gives the early answer.
 * @param ifMatch the `If-Match` header
 * @throws DomainError precondition_required (428) without the header, stale_version (412) when it names no version
 */
export function versionFromIfMatch(ifMatch: string | undefined): number {
  if (ifMatch === undefined || ifMatch.trim() === '') throw httpProblems.precondition_required();
  const match = /^"v(\d{1,15})"$/.exec(ifMatch.trim());
  // `*`, weak tags and foreign tags can never be equal to one of ours.
  if (!match) throw httpProblems.stale_version();
  return Number(match[1]);
}

/** @throws DomainError precondition_required or stale_version */
export function requireVersion(ifMatch: string | undefined, current: number): void {
  if (versionFromIfMatch(ifMatch) !== current) throw httpProblems.stale_version();
}
