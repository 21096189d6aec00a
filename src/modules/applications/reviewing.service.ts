import { Injectable } from '@nestjs/common';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { StaffActor } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { AcceptedOffers } from '../offers/index.js';
import {
  type ApprovalKind,
  ApprovalsService,
  type ChangeTarget,
  type PendingChange,
} from '../staff/index.js';
import { ApplicationLocks } from './application-locks.js';
import { applicationProblems } from './applications.errors.js';
import { askedTerms } from './asked-terms.js';
import type { Application, Reason } from './application.js';
import { applicationStates, statusAt } from './application.states.js';
import { CheckResultsRepository, isOpen } from './check-results.repository.js';
import { LifecycleService } from './lifecycle.service.js';
import { needsTwo } from './reviewing.rules.js';

export const APPROVE_APPLICATION = 'application.approve';

const REFUSED_BY_STAFF: Reason = { code: 'refused_in_review', class: 'credit' };

/** What a person at the bank decides about an application that the rules referred. */
@Injectable()
export class ReviewingService {
  constructor(
    private readonly locks: ApplicationLocks,
    private readonly offers: AcceptedOffers,
    private readonly results: CheckResultsRepository,
    private readonly lifecycle: LifecycleService,
    private readonly approvals: ApprovalsService,
  ) {
    approvals.register(APPROVE_APPLICATION, this.approval());
  }

  /**
   * In force at once, or proposed to a second person where one must agree.
   * @returns the approval that waits, if one does
   * @throws DomainError state_conflict, checks_lapsed
   */
  async approve(
    tx: Tx,
    actor: StaffActor,
    id: Uuid,
    reason: string,
  ): Promise<{ application: Application; approval: Uuid | undefined }> {
    const application = await this.referred(tx, actor, id, 'approve');
    await this.assertChecksHold(tx, application);
    if (!needsTwo(application)) {
      return { application: await this.putInForce(tx, application, reason), approval: undefined };
    }
    const approval = await this.approvals.submit(tx, actor, {
      kind: APPROVE_APPLICATION,
      subject: formatId('application', id),
      environment: actor.environment,
      payload: { reason },
      after: { ...comparable(application), status: 'approved' },
      reason,
    });
    return { application, approval };
  }

  async decline(tx: Tx, actor: StaffActor, id: Uuid, reason: string): Promise<Application> {
    const application = await this.referred(tx, actor, id, 'decline');
    const reasons = [REFUSED_BY_STAFF, ...(application.decision?.reasons ?? [])];
    const declined = await this.lifecycle.decline(tx, application, { reasons, by: 'staff' });
    this.note(tx, declined, 'declined', reason);
    return declined;
  }

  /**
   * Opens another round of questions to the sources that have not said anything that holds now; `CheckingService` asks
   * them, and the rules decide again. Where such a round is open nothing happens.
   * @throws DomainError state_conflict
   */
  async checkAgain(tx: Tx, { environment }: StaffActor, id: Uuid, reason: string): Promise<Application> {
    const application = await this.lock(tx, environment, id);
    if (statusNow(application) === 'checking') return application;
    transition(applicationStates, statusNow(application), 'checkAgain', []);
    const checking = await this.lifecycle.checkAgain(tx, application);
    this.note(tx, checking, 'checkedAgain', reason);
    return checking;
  }

  private approval(): ApprovalKind {
    return {
      roles: { maker: ['riskOfficer'], checker: ['riskOfficer'] },
      inWords: ({ subject }) => `Approve the application ${subject}, which was referred to people.`,
      current: async (tx, target) => comparable(await this.locked(tx, target)),
      apply: async (tx, change: PendingChange) => {
        const application = await this.locked(tx, change);
        transition(applicationStates, statusNow(application), 'approve', []);
        await this.assertChecksHold(tx, application);
        const { reason } = change.payload.change as { reason: string };
        await this.putInForce(tx, application, reason);
        return { application: change.subject };
      },
    };
  }

  private async putInForce(tx: Tx, application: Application, reason: string): Promise<Application> {
    const { offer, terms } = await askedTerms(tx, this.offers, application);
    const reasons = application.decision?.reasons ?? [];
    const approved = await this.lifecycle.approve(tx, application, offer, terms, { reasons, by: 'staff' });
    this.note(tx, approved, 'approved', reason);
    return approved;
  }

  /** A person may judge what a source left open, but not by a word that holds no longer. */
  private async assertChecksHold(tx: Tx, application: Application): Promise<void> {
    const known = await this.results.of(tx, application);
    const lapsed = known.filter((one) => one.status === 'answered' && isOpen(one, application.nowMs));
    if (lapsed.length > 0) throw applicationProblems.checks_lapsed();
  }

  private async referred(
    tx: Tx,
    { environment }: StaffActor,
    id: Uuid,
    action: 'approve' | 'decline',
  ): Promise<Application> {
    const application = await this.lock(tx, environment, id);
    const now = statusNow(application);
    // `checking` would allow it as well, but there the rules decide.
    transition(applicationStates, now === 'checking' ? 'open' : now, action, []);
    return application;
  }

  private async locked(tx: Tx, { subject, environment }: ChangeTarget): Promise<Application> {
    const id = parseId('application', subject);
    if (!id || !environment) throw new Error(`approval names no application: ${subject}`);
    return this.lock(tx, environment, id);
  }

  private async lock(tx: Tx, environment: StaffActor['environment'], id: Uuid): Promise<Application> {
    return this.locks.take(tx, { environment }, id);
  }

  private note(
    tx: Tx,
    { id, environment, status, amountMinor, currency }: Application,
    what: string,
    reason: string,
  ): void {
    tx.audit({
      action: `application.${what}`,
      subject: formatId('application', id),
      environment,
      detail: { status, reason, amount: { amount: amountMinor, currency } },
    });
  }
}

function statusNow({ status, expiresAtMs, nowMs }: Application): Application['status'] {
  return statusAt(status, expiresAtMs, nowMs);
}

/** What the second person agrees to; when any of it has changed, the first must look again. */
function comparable(application: Application): object {
  const { amountMinor, currency, option, product, decision } = application;
  return {
    status: statusNow(application),
    product,
    option,
    amount: { amount: amountMinor, currency },
    reasons: (decision?.reasons ?? []).map(({ code }) => code),
  };
}
