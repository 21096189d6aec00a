/** Today as licences count it: in UTC, so that the answer does not depend on where the server stands. */
export function licenceDay(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}

/** @param licensedUntil last day of the licence, which still counts */
export function isLicensed(licensedUntil: string | undefined, nowMs: number): boolean {
  return licensedUntil !== undefined && licensedUntil >= licenceDay(nowMs);
}
