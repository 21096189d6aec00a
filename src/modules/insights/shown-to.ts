import type { StaffActor } from '../../platform/database/actor.js';
import { IDENTITY_OFFICERS } from '../customers/index.js';
import { seesWithheldProfiles } from '../profiles/index.js';
import { hasRole, type StaffRole } from '../staff/index.js';

/** Parts of an overview that not everybody sees. */
export type WithheldPart = 'party' | 'screening' | 'profile';

const NEEDED: Readonly<Record<'party' | 'screening', readonly StaffRole[]>> = {
  // As `GET /staff/v1/parties/{id}`: who he is at other partners, and whom he lives with.
  party: [...IDENTITY_OFFICERS, 'auditor'],
  // Facts of security: as the security reasons of decisions and applications.
  screening: ['riskOfficer'],
};

/**
 * What of an overview is kept from a member of staff.
 * @param isProfilingAllowed whether the customer has agreed to be profiled
 */
export function withheldFrom(actor: StaffActor, isProfilingAllowed: boolean): WithheldPart[] {
  const parts: WithheldPart[] = (['party', 'screening'] as const).filter((part) => isKept(part, actor));
  return isProfilingAllowed || seesWithheldProfiles(actor) ? parts : [...parts, 'profile'];
}

/** Whether a part is kept from somebody with these roles. */
export function isKept(part: keyof typeof NEEDED, { roles }: StaffActor): boolean {
  return !hasRole(roles, NEEDED[part]);
}
