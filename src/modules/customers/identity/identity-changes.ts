import { type IdKind, parseId, type Uuid } from '../../../kernel/ids.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { ApprovalRoles, ChangeTarget } from '../../staff/index.js';

/** Who decides that two are one, or are not, live together, or must be kept or forgotten. */
export const IDENTITY_OFFICERS = ['riskOfficer', 'administrator'] as const;
export const IDENTITY_ROLES: ApprovalRoles = { maker: IDENTITY_OFFICERS, checker: IDENTITY_OFFICERS };

/** The id that an approval's subject is. */
export function idOf(kind: IdKind, text: string): Uuid {
  const id = parseId(kind, text);
  if (id === undefined) throw new Error(`approval names no ${kind}: ${text}`);
  return id;
}

export function environmentOf({ environment }: ChangeTarget): Environment {
  if (!environment) throw new Error('a party belongs to an environment');
  return environment;
}

/** Approvals are applied by a member of staff, in his own transaction. */
export function checkerOf({ actor }: Tx): StaffActor {
  if (actor.kind !== 'staff') throw new Error('only staff approve');
  return actor;
}
