import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import { bucketOf, formatId, parseId, type Uuid } from '../../../kernel/ids.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { type ApprovalKind, ApprovalsService, type PendingChange } from '../../staff/index.js';
import { customerProblems } from '../customers.errors.js';
import { checkerOf, environmentOf, IDENTITY_ROLES, idOf } from '../identity/identity-changes.js';
import { PartiesRepository } from '../identity/parties.repository.js';
import { ErasingService } from './erasing.service.js';
import { type HoldSubject, type LegalHold, LegalHoldsRepository } from './legal-holds.repository.js';
import { PartyErasuresRepository } from './party-erasures.repository.js';

export const ERASE_PARTY = 'party.erase';
export const SET_HOLD = 'legalHold.set';
export const LIFT_HOLD = 'legalHold.lift';

/** What cannot be taken back, or must not happen: proposed by one person, put in force by another. */
@Injectable()
export class ErasureApprovals {
  constructor(
    private readonly erasing: ErasingService,
    private readonly erasures: PartyErasuresRepository,
    private readonly holds: LegalHoldsRepository,
    private readonly parties: PartiesRepository,
    private readonly approvals: ApprovalsService,
  ) {
    approvals.register(ERASE_PARTY, this.eraseKind());
    approvals.register(SET_HOLD, this.setKind());
    approvals.register(LIFT_HOLD, this.liftKind());
  }

  /** @throws DomainError 404, 409 legal_hold, 422 nothing_changes when nobody is left to erase */
  async proposeErasure(tx: Tx, actor: StaffActor, party: Uuid, reason: string): Promise<Uuid> {
    const { environment } = actor;
    const root = await this.rootOf(tx, environment, party);
    const customers = await this.erasures.activeOf(tx, root);
    await this.erasing.assertNothingHolds(tx, customers);
    return this.approvals.submit(tx, actor, {
      kind: ERASE_PARTY,
      subject: formatId('party', root),
      environment,
      payload: { reason },
      after: customers.map((customer) => shownCustomer(customer, 'erased')),
      reason,
    });
  }

  /** @throws DomainError 404, 410 customer_erased */
  async proposeHold(tx: Tx, actor: StaffActor, subject: HoldSubject, reason: string): Promise<Uuid> {
    const { environment } = actor;
    const name =
      'customerId' in subject
        ? formatId('customer', await this.keptCustomer(tx, environment, subject.customerId))
        : formatId('party', await this.rootOf(tx, environment, subject.partyId));
    const open = await this.openOf(tx, environment, name);
    return this.approvals.submit(tx, actor, {
      kind: SET_HOLD,
      subject: name,
      environment,
      payload: { reason },
      after: [...open, { reason }],
      reason,
    });
  }

  /** @throws DomainError 404, 409 hold_lifted */
  async proposeLift(tx: Tx, actor: StaffActor, id: Uuid, reason: string): Promise<Uuid> {
    const hold = await this.hold(tx, actor.environment, id);
    if (hold.liftedAt) throw customerProblems.hold_lifted();
    return this.approvals.submit(tx, actor, {
      kind: LIFT_HOLD,
      subject: formatId('legalHold', id),
      environment: actor.environment,
      payload: { reason },
      after: { status: 'lifted', reason: hold.reason },
      reason,
    });
  }

  /** @throws DomainError 404 */
  async hold(tx: ReadTx, environment: Environment, id: Uuid): Promise<LegalHold> {
    const found = await this.holds.find(tx, environment, id);
    if (!found) throw notFound('legal hold');
    return found;
  }

  /** @throws DomainError 404 */
  async rootOf(tx: ReadTx, environment: Environment, party: Uuid): Promise<Uuid> {
    const found = await this.parties.find(tx, environment, party);
    if (!found) throw notFound('party');
    return found.rootId;
  }

  private eraseKind(): ApprovalKind {
    return {
      roles: IDENTITY_ROLES,
      inWords: ({ subject }) => `Erase the party ${subject}, with each of its customers at every partner.`,
      // All who are there when it is approved must be those who were seen: one who came since is another decision.
      current: async (tx, target) => {
        const root = await this.rootOf(tx, environmentOf(target), idOf('party', target.subject));
        await this.parties.lock(tx, [root]);
        return (await this.erasures.activeOf(tx, root)).map((customer) => shownCustomer(customer, 'active'));
      },
      apply: async (tx, change) => {
        const environment = environmentOf(change);
        const root = idOf('party', change.subject);
        const customers = await this.erasures.activeOf(tx, root);
        await this.erasing.eraseAll(tx, environment, customers);
        await this.erasures.insert(tx, {
          environment,
          partyId: root,
          customers,
          reason: reasonOf(change),
          by: checkerOf(tx).userId,
        });
        audit(tx, 'party.erased', change);
        return { customers: customers.map((customer) => formatId('customer', customer)) };
      },
    };
  }

  private setKind(): ApprovalKind {
    return {
      roles: IDENTITY_ROLES,
      inWords: ({ subject }) =>
        `Keep the ${'customerId' in subjectOf(subject) ? 'customer' : 'party'} ${subject} from being erased.`,
      // Whoever erases one of them holds his row: the one sees the hold, or the other finds nobody to keep.
      current: async (tx, { subject, environment }) => {
        await this.lockSubject(tx, subjectOf(subject));
        return this.openOf(tx, environmentOf({ subject, environment }), subject);
      },
      apply: async (tx, change) => {
        const environment = environmentOf(change);
        const subject = subjectOf(change.subject);
        if ('customerId' in subject) await this.keptCustomer(tx, environment, subject.customerId);
        const hold = { environment, by: checkerOf(tx).userId, reason: reasonOf(change) };
        const id = await this.holds.insert(tx, subject, hold);
        tell(tx, 'legalHold.set', id, change);
        return { hold: formatId('legalHold', id) };
      },
    };
  }

  private liftKind(): ApprovalKind {
    return {
      roles: IDENTITY_ROLES,
      inWords: ({ subject }) => `Lift the legal hold ${subject}.`,
      current: async (tx, target) => {
        const id = idOf('legalHold', target.subject);
        await this.holds.lock(tx, id);
        const { liftedAt, reason } = await this.hold(tx, environmentOf(target), id);
        return { status: liftedAt ? 'lifted' : 'open', reason };
      },
      apply: async (tx, change) => {
        const id = idOf('legalHold', change.subject);
        await this.holds.lift(tx, id, checkerOf(tx).userId, reasonOf(change));
        tell(tx, 'legalHold.lifted', id, change);
        return { hold: change.subject };
      },
    };
  }

  private async lockSubject(tx: Tx, subject: HoldSubject): Promise<void> {
    if ('partyId' in subject) return this.parties.lock(tx, [subject.partyId]);
    await tx.query('select 1 from customer where id = $1 and bucket = $2 for no key update', [
      subject.customerId,
      bucketOf(subject.customerId),
    ]);
  }

  private async openOf(tx: ReadTx, environment: Environment, name: string): Promise<{ reason: string }[]> {
    const open = await this.holds.openOn(tx, environment, subjectOf(name));
    return open.map(({ reason }) => ({ reason }));
  }

  /** @throws DomainError 404, 410 customer_erased */
  private async keptCustomer(tx: ReadTx, environment: Environment, id: Uuid): Promise<Uuid> {
    const status = await this.erasures.statusOf(tx, environment, id);
    if (status === undefined) throw notFound('customer');
    if (status === 'erased') throw customerProblems.customer_erased();
    return id;
  }
}

function subjectOf(name: string): HoldSubject {
  const customerId = parseId('customer', name);
  return customerId === undefined ? { partyId: idOf('party', name) } : { customerId };
}

function shownCustomer(customer: Uuid, status: 'active' | 'erased'): object {
  return { customer: formatId('customer', customer), status };
}

function reasonOf({ payload }: PendingChange): string {
  return (payload.change as { reason: string }).reason;
}

function audit(tx: Tx, action: string, change: PendingChange): void {
  tx.audit({ action, subject: change.subject, detail: { approval: formatId('approval', change.id) } });
}

/** The bank's own: whom a hold concerns at which partner is nobody's to know. */
function tell(tx: Tx, action: string, hold: Uuid, change: PendingChange): void {
  audit(tx, action, change);
  const approval = formatId('approval', change.id);
  tx.emit({ type: action, subject: hold, bucket: bucketOf(hold), payload: { v: 1, approval } });
}
