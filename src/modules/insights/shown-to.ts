import { hasRole, type StaffRole } from '../staff/index.js';
import { IDENTITY_OFFICERS } from '../customers/index.js';

/** Parts of an overview that not every role sees. */
export type WithheldPart = 'party' | 'screening';

const NEEDED: Readonly<Record<WithheldPart, readonly StaffRole[]>> = {
  // As `GET /staff/v1/parties/{id}`: who he is at other partners, and whom he lives with.
  party: [...IDENTITY_OFFICERS, 'auditor'],
  // Facts of security: as the security reasons of decisions and applications.
  screening: ['riskOfficer'],
};

/** What of an overview is kept from somebody with these roles. */
export function withheldFrom(roles: readonly string[]): WithheldPart[] {
  return (Object.keys(NEEDED) as WithheldPart[]).filter((part) => !hasRole(roles, NEEDED[part]));
}
