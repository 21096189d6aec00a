import type { DomainError } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import { allowedActions, transition } from '../../kernel/state-machine.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { approvalStates, type ApprovalAction, type ApprovalStatus } from './approval.states.js';
import { hasRole, type StaffRole } from './roles.js';
import { staffProblems } from './staff.errors.js';

export const APPROVAL_LIFE_MS = 7 * 24 * 3600 * 1000;

/** What a person decides; expiry is the clock's. */
export type ApprovalDecision = Exclude<ApprovalAction, 'expire'>;

/** Who may propose a kind of change, and who may agree to it. */
export interface ApprovalRoles {
  readonly maker: readonly StaffRole[];
  readonly checker: readonly StaffRole[];
}

export interface ApprovalFacts {
  readonly status: ApprovalStatus;
  readonly maker: Uuid;
  readonly expiresAtMs: number;
}

/** Nothing runs at the moment of expiry: what is still submitted after it counts as expired. */
export function statusAt(approval: ApprovalFacts, nowMs: number): ApprovalStatus {
  const isOver = approval.status === 'submitted' && approval.expiresAtMs <= nowMs;
  return isOver ? transition(approvalStates, approval.status, 'expire') : approval.status;
}

/** What this person may do with the approval now. */
export function decisionsFor(
  actor: StaffActor,
  approval: ApprovalFacts,
  roles: ApprovalRoles | undefined,
  nowMs: number,
): ApprovalDecision[] {
  const actions = allowedActions(approvalStates, statusAt(approval, nowMs));
  return actions.filter(
    (action): action is ApprovalDecision =>
      action !== 'expire' && refusal(actor, approval, roles, action) === undefined,
  );
}

/**
 * The status that a decision leads to.
 * @throws DomainError 403 for the wrong person, 409 when the approval is no longer open
 */
export function decide(
  actor: StaffActor,
  approval: ApprovalFacts,
  roles: ApprovalRoles | undefined,
  decision: ApprovalDecision,
  nowMs: number,
): ApprovalStatus {
  const refused = refusal(actor, approval, roles, decision);
  if (refused) throw refused;
  return transition(approvalStates, statusAt(approval, nowMs), decision);
}

function refusal(
  actor: StaffActor,
  approval: ApprovalFacts,
  roles: ApprovalRoles | undefined,
  decision: ApprovalDecision,
): DomainError | undefined {
  const isMaker = approval.maker === actor.userId;
  if (decision === 'withdraw') return isMaker ? undefined : staffProblems.not_your_change();
  if (isMaker) return staffProblems.own_change();
  // A kind without a handler belongs to a version of the program that is not running here: nobody may decide it.
  if (!roles || !hasRole(actor.roles, roles.checker)) return roleMissing(roles?.checker ?? []);
  return undefined;
}

/** @throws DomainError 403 when the actor may not propose this kind of change */
export function assertMayPropose(actor: StaffActor, roles: ApprovalRoles): void {
  if (!hasRole(actor.roles, roles.maker)) throw roleMissing(roles.maker);
}

export function roleMissing(wanted: readonly StaffRole[]): DomainError {
  return staffProblems.role_missing(`This needs one of the roles: ${wanted.join(', ') || 'none is known'}.`);
}
