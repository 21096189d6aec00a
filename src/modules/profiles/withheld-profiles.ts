import type { StaffActor } from '../../platform/database/actor.js';
import { hasRole } from '../staff/index.js';

/**
 * Whoever withholds his consent to profiling is seen by nobody as what he is classified as, neither by his partner nor by
 * staff. What the bank must know of him whatever he allows, it must know for a reason: a risk officer who names it sees his
 * profile, and the reason is on record with what was read.
 */
export function seesWithheldProfiles({ roles, purpose }: StaffActor): boolean {
  return purpose !== undefined && hasRole(roles, ['riskOfficer']);
}
