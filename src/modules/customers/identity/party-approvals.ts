import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { type ApprovalKind, ApprovalsService, type PendingChange } from '../../staff/index.js';
import { checkerOf, environmentOf, IDENTITY_ROLES, idOf } from './identity-changes.js';
import { identityProblems } from './identity.errors.js';
import { MergingService, type WholeParty } from './merging.service.js';
import { PartiesRepository } from './parties.repository.js';

export const MERGE_PARTIES = 'party.merge';
export const UNDO_MERGE = 'party.undo';
export const SET_APART = 'party.setApart';

const roles = IDENTITY_ROLES;

/** Merges, their undoing, and customers set apart: proposed by one person, put in force by another. */
@Injectable()
export class PartyApprovals {
  constructor(
    private readonly merging: MergingService,
    private readonly parties: PartiesRepository,
    private readonly approvals: ApprovalsService,
  ) {
    approvals.register(MERGE_PARTIES, this.mergeKind());
    approvals.register(UNDO_MERGE, this.undoKind());
    approvals.register(SET_APART, this.apartKind());
  }

  /** @throws DomainError 422 same_party, parties_contradict */
  async proposeMerge(tx: Tx, actor: StaffActor, one: Uuid, other: Uuid, reason: string): Promise<Uuid> {
    const { kept, joined, mayMerge } = await this.merging.preview(tx, actor.environment, one, other);
    if (!mayMerge) throw identityProblems.parties_contradict();
    return this.approvals.submit(tx, actor, {
      kind: MERGE_PARTIES,
      subject: `${publicId(kept)}/${publicId(joined)}`,
      environment: actor.environment,
      payload: { reason },
      after: [{ party: publicId(kept), customers: [...namesOf(kept), ...namesOf(joined)].sort() }],
      reason,
    });
  }

  /** @throws DomainError 409 merge_undone */
  async proposeUndo(tx: Tx, actor: StaffActor, id: Uuid, reason: string): Promise<Uuid> {
    const merge = await this.merging.merged(tx, actor.environment, id);
    if (merge.undoneAt) throw identityProblems.merge_undone();
    const whole = await this.merging.whole(tx, actor.environment, merge.joinedId);
    const back = await this.parties.customersBelow(tx, merge.joinedId);
    const gone = new Set(back.map((customer) => formatId('customer', customer)));
    return this.approvals.submit(tx, actor, {
      kind: UNDO_MERGE,
      subject: formatId('partyMerge', id),
      environment: actor.environment,
      payload: { reason },
      after: [
        { party: publicId(whole), customers: namesOf(whole).filter((name) => !gone.has(name)) },
        { party: formatId('party', merge.joinedId), customers: [...gone] },
      ],
      reason,
    });
  }

  /** @throws DomainError 422 no_party */
  async proposeApart(tx: Tx, actor: StaffActor, customer: Uuid, reason: string): Promise<Uuid> {
    const whole = await this.ofCustomer(tx, actor.environment, customer);
    const name = formatId('customer', customer);
    return this.approvals.submit(tx, actor, {
      kind: SET_APART,
      subject: name,
      environment: actor.environment,
      payload: {},
      after: [
        { party: publicId(whole), customers: namesOf(whole).filter((one) => one !== name) },
        { party: 'new', customers: [name] },
      ],
      reason,
    });
  }

  /** @throws DomainError 404, 422 no_party */
  async ofCustomer(tx: ReadTx, environment: Environment, customer: Uuid): Promise<WholeParty> {
    return this.merging.whole(tx, environment, await this.rootOf(tx, environment, customer));
  }

  /** @throws DomainError 404, 422 no_party */
  async rootOf(tx: ReadTx, environment: Environment, customer: Uuid): Promise<Uuid> {
    const root = await this.parties.rootOf(tx, environment, customer);
    if (root === undefined) throw notFound('customer');
    if (root === null) throw identityProblems.no_party();
    return root;
  }

  private mergeKind(): ApprovalKind {
    return {
      roles,
      inWords: ({ subject }) => `Take the parties ${subject.replace('/', ' and ')} for one.`,
      current: async (tx, target) => {
        const environment = environmentOf(target);
        const ids = pairOf(target.subject);
        await this.parties.lock(tx, ids);
        const both = [];
        for (const id of ids) both.push(await this.merging.whole(tx, environment, id));
        return both.map((whole) => ({ party: publicId(whole), customers: namesOf(whole) }));
      },
      apply: async (tx, change) => {
        const [one, other] = pairOf(change.subject) as [Uuid, Uuid];
        const id = await this.merging.merge(tx, checkerOf(tx), { one, other, reason: reasonOf(change) });
        audit(tx, 'party.merged', change);
        return { merge: formatId('partyMerge', id) };
      },
    };
  }

  private undoKind(): ApprovalKind {
    return {
      roles,
      inWords: ({ subject }) => `Undo the merge ${subject}, so that its parties are two again.`,
      current: async (tx, target) => {
        const merge = await this.merging.merged(
          tx,
          environmentOf(target),
          idOf('partyMerge', target.subject),
        );
        const whole = await this.merging.whole(tx, environmentOf(target), merge.joinedId);
        await this.parties.lock(tx, [whole.party.id, merge.joinedId]);
        return merge.undoneAt ? null : [{ party: publicId(whole), customers: namesOf(whole) }];
      },
      apply: async (tx, change) => {
        const id = idOf('partyMerge', change.subject);
        const { report } = await this.merging.undo(tx, checkerOf(tx), id, reasonOf(change));
        audit(tx, 'party.mergeUndone', change);
        return {
          merge: change.subject,
          customersBack: report?.customersBack.map((customer) => formatId('customer', customer)) ?? [],
          madeMeanwhile: report?.madeMeanwhile ?? [],
        };
      },
    };
  }

  private apartKind(): ApprovalKind {
    return {
      roles,
      inWords: ({ subject }) => `Set the customer ${subject} apart from his party, to be a party of his own.`,
      current: async (tx, target) => {
        const customer = idOf('customer', target.subject);
        const whole = await this.ofCustomer(tx, environmentOf(target), customer);
        await this.parties.lock(tx, [whole.party.id]);
        return [{ party: publicId(whole), customers: namesOf(whole) }];
      },
      apply: async (tx, change) => {
        const environment = environmentOf(change);
        const customer = idOf('customer', change.subject);
        const { party } = await this.ofCustomer(tx, environment, customer);
        const id = await this.parties.setApart(tx, environment, customer, party.kind);
        audit(tx, 'party.customerSetApart', change);
        return { party: formatId('party', id) };
      },
    };
  }
}

function publicId({ party }: WholeParty): string {
  return formatId('party', party.id);
}

function namesOf({ customers }: WholeParty): string[] {
  return customers.map(({ customer }) => formatId('customer', customer)).sort();
}

function pairOf(subject: string): Uuid[] {
  return subject.split('/').map((text) => idOf('party', text));
}

function reasonOf({ payload }: PendingChange): string {
  return (payload.change as { reason: string }).reason;
}

function audit(tx: Tx, action: string, change: PendingChange): void {
  tx.audit({ action, subject: change.subject, detail: { approval: formatId('approval', change.id) } });
}
