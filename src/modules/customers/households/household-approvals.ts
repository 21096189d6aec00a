import { Injectable } from '@nestjs/common';
import { dateInZone } from '../../../kernel/calendar-date.js';
import { notFound } from '../../../kernel/domain-error.js';
import { bucketOf, formatId, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { bankZone, scenariosToken } from '../../scenarios/index.js';
import {
  type ApprovalKind,
  ApprovalsService,
  type AskedChange,
  type PendingChange,
} from '../../staff/index.js';
import { identityProblems } from '../identity/identity.errors.js';
import { checkerOf, environmentOf, IDENTITY_ROLES, idOf } from '../identity/identity-changes.js';
import { PartiesRepository } from '../identity/parties.repository.js';
import {
  type Declared,
  type HouseholdMember,
  type HouseholdRole,
  HouseholdsRepository,
  type NewMember,
} from './households.repository.js';

export const DECLARE_HOUSEHOLD = 'household.declare';
export const END_MEMBERSHIP = 'household.endMembership';

/** Somebody who is to belong to a household. */
export interface NamedMember {
  readonly customer: Uuid;
  readonly role: HouseholdRole;
}

export interface Declaration {
  /** A new one when left out. */
  readonly household?: Uuid;
  readonly members: readonly NamedMember[];
  /** Today when left out. */
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly reason: string;
}

/** What the second person puts in force. */
interface DeclareChange {
  readonly members: readonly NewMember[];
  readonly reason: string;
}

interface EndChange {
  readonly on: string;
  readonly reason: string;
}

/** Who lives with whom: proposed by one person, put in force by another. A person is in one household at a time. */
@Injectable()
export class HouseholdApprovals {
  constructor(
    private readonly households: HouseholdsRepository,
    private readonly parties: PartiesRepository,
    private readonly approvals: ApprovalsService,
    private readonly clock: SystemClock,
    private readonly snapshots: SnapshotService,
  ) {
    approvals.register(DECLARE_HOUSEHOLD, this.declareKind());
    approvals.register(END_MEMBERSHIP, this.endKind());
  }

  /** @throws DomainError 404, 422 no_party, not_a_person, validity_ends_first, 409 in_a_household */
  async proposeDeclaration(tx: Tx, actor: StaffActor, declaration: Declaration): Promise<Uuid> {
    const { environment } = actor;
    const { validFrom = this.today(), validTo = null, reason } = declaration;
    const household = await this.householdOf(tx, environment, declaration.household);
    if (validTo !== null && validTo <= validFrom) throw identityProblems.validity_ends_first();
    const members: NewMember[] = [];
    for (const { customer, role } of declaration.members) {
      members.push({ partyId: await this.personOf(tx, environment, customer), role, validFrom, validTo });
    }
    await this.assertFree(tx, members);
    return this.approvals.submit(tx, actor, {
      kind: DECLARE_HOUSEHOLD,
      subject: formatId('household', household),
      environment,
      payload: { members, reason } satisfies DeclareChange,
      after: [...(await this.households.membersOf(tx, [household])).map(shown), ...members.map(shown)],
      reason,
    });
  }

  /** @throws DomainError 404, 409 membership_ended */
  async proposeEnd(
    tx: Tx,
    actor: StaffActor,
    id: Uuid,
    { on = this.today(), reason }: { readonly on?: string | undefined; readonly reason: string },
  ): Promise<Uuid> {
    const member = await this.memberOf(tx, actor.environment, id);
    if (member.endReason !== null) throw identityProblems.membership_ended();
    const validTo = on < member.validFrom ? member.validFrom : on;
    return this.approvals.submit(tx, actor, {
      kind: END_MEMBERSHIP,
      subject: formatId('householdMember', id),
      environment: actor.environment,
      payload: { on, reason } satisfies EndChange,
      after: { ...shown(member), validTo, isEnded: true },
      reason,
    });
  }

  today(): string {
    return dateInZone(this.clock.nowMs(), bankZone(this.snapshots.current().get(scenariosToken))).toString();
  }

  private declareKind(): ApprovalKind {
    return {
      roles: IDENTITY_ROLES,
      inWords: (change) => {
        const { members } = changeOf<DeclareChange>(change);
        const named = members.map(({ partyId, role }) => `${formatId('party', partyId)} (${role})`);
        return `Declare that ${named.join(', ')} live together, in the household ${change.subject}.`;
      },
      current: async (tx, target) => {
        const household = idOf('household', target.subject);
        await this.households.lock(tx, household);
        return (await this.households.membersOf(tx, [household])).map(shown);
      },
      apply: async (tx, change) => {
        const household = idOf('household', change.subject);
        const { members, reason } = changeOf<DeclareChange>(change);
        // Whoever merges one of them, or declares him elsewhere, waits here.
        await this.parties.lock(tx, members.map(({ partyId }) => partyId).sort());
        await this.assertFree(tx, members);
        const declared = declaredBy(tx, change, reason);
        await this.households.insert(tx, household, declared);
        const added: string[] = [];
        for (const member of members) {
          added.push(formatId('householdMember', await this.households.add(tx, household, member, declared)));
        }
        tell(tx, 'household.declared', household, change);
        return { household: change.subject, members: added };
      },
    };
  }

  private endKind(): ApprovalKind {
    return {
      roles: IDENTITY_ROLES,
      inWords: (change) =>
        `End the membership ${change.subject} of a household on ${changeOf<EndChange>(change).on}.`,
      current: async (tx, target) => {
        const id = idOf('householdMember', target.subject);
        await this.households.lockMember(tx, id);
        const member = await this.memberOf(tx, environmentOf(target), id);
        return { ...shown(member), isEnded: member.endReason !== null };
      },
      apply: async (tx, change) => {
        const id = idOf('householdMember', change.subject);
        const { on, reason } = changeOf<EndChange>(change);
        const member = await this.memberOf(tx, environmentOf(change), id);
        await this.households.end(tx, member, on, declaredBy(tx, change, reason));
        tell(tx, 'household.membershipEnded', member.householdId, change);
        return { member: change.subject };
      },
    };
  }

  /** @throws DomainError 404, 422 no_party, not_a_person */
  private async personOf(tx: ReadTx, environment: Environment, customer: Uuid): Promise<Uuid> {
    const root = await this.parties.rootOf(tx, environment, customer);
    if (root === undefined) throw notFound('customer');
    const party = root === null ? undefined : await this.parties.find(tx, environment, root);
    if (!party) throw identityProblems.no_party();
    if (party.kind !== 'person') throw identityProblems.not_a_person();
    return party.id;
  }

  /** @throws DomainError 409 in_a_household */
  private async assertFree(tx: ReadTx, members: readonly NewMember[]): Promise<void> {
    const seen = new Set<Uuid>();
    for (const member of members) {
      const root = await this.parties.rootOfParty(tx, member.partyId);
      if (seen.has(root) || (await this.households.isMember(tx, root, member))) {
        throw identityProblems.in_a_household();
      }
      seen.add(root);
    }
  }

  /** @throws DomainError 404 */
  private async householdOf(tx: ReadTx, environment: Environment, id: Uuid | undefined): Promise<Uuid> {
    if (id === undefined) return this.households.newId();
    if (!(await this.households.find(tx, environment, id))) throw notFound('household');
    return id;
  }

  private async memberOf(tx: ReadTx, environment: Environment, id: Uuid): Promise<HouseholdMember> {
    const member = await this.households.member(tx, environment, id);
    if (!member) throw notFound('household member');
    return member;
  }
}

/** As the second person sees it. */
function shown({ partyId, role, validFrom, validTo }: NewMember): object {
  return { party: formatId('party', partyId), role, validFrom, validTo };
}

function changeOf<T>({ payload }: AskedChange): T {
  return payload.change as T;
}

function declaredBy(tx: Tx, change: PendingChange, reason: string): Declared {
  return { environment: environmentOf(change), by: checkerOf(tx).userId, reason };
}

/** No partner is told: that two of his customers, or one of his and one of another, live together is not his to know. */
function tell(tx: Tx, action: string, household: Uuid, change: PendingChange): void {
  const approval = formatId('approval', change.id);
  tx.audit({ action, subject: change.subject, detail: { approval } });
  tx.emit({ type: action, subject: household, bucket: bucketOf(household), payload: { v: 1, approval } });
}
