/** What a member of the bank's staff may do. Every role may also look (viewer); none contains another. */
export const STAFF_ROLES = [
  'viewer',
  'scenarioManager',
  'productManager',
  'riskOfficer',
  'campaignManager',
  'partnerManager',
  'auditor',
  'administrator',
] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];

/** Names that are no roles of ours are dropped: an issuer's token may carry groups of other systems. */
export function knownRoles(names: unknown): StaffRole[] {
  if (!Array.isArray(names)) return [];
  return STAFF_ROLES.filter((role) => names.includes(role));
}

/** Any one of the wanted roles is enough; `viewer` is met by every role. */
export function hasRole(held: readonly string[], wanted: readonly StaffRole[]): boolean {
  return wanted.some((role) => held.includes(role) || (role === 'viewer' && held.length > 0));
}
