import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import { AcceptedOffers } from '../offers/index.js';
import { askedTerms } from './asked-terms.js';
import type { ApprovedApplication } from './application-handlers.js';
import { type Application, GUARANTEE_MADE } from './application.js';
import { statusAt, takesEvidence } from './application.states.js';
import { ApplicationLocks } from './application-locks.js';
import { ApplicationsRepository } from './applications.repository.js';
import { CheckingService } from './checking.service.js';
import { EvidenceService } from './evidence.service.js';
import { LifecycleService } from './lifecycle.service.js';
import { type Evidence, missing, type Requirement } from './requirements.js';

/** Applications as rooms further right see them. */
@Injectable()
export class Applications {
  constructor(
    private readonly repository: ApplicationsRepository,
    private readonly offers: AcceptedOffers,
    private readonly locks: ApplicationLocks,
    private readonly lifecycle: LifecycleService,
    private readonly checking: CheckingService,
    private readonly evidence: EvidenceService,
  ) {}

  find(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<Application | undefined> {
    return this.repository.find(tx, tenant, id);
  }

  /**
   * An approved application with its terms as priced, the customer's row and its own locked.
   * @returns undefined when it is not approved now
   * @throws DomainError not_found
   */
  async lockApproved(tx: Tx, tenant: Tenant, id: Uuid): Promise<ApprovedApplication | undefined> {
    const application = await this.locks.take(tx, tenant, id);
    const { status, expiresAtMs, nowMs } = application;
    if (statusAt(status, expiresAtMs, nowMs) !== 'approved') return undefined;
    return { application, ...(await askedTerms(tx, this.offers, application)) };
  }

  /**
   * For what is not made by the approval itself.
   * @param made the guarantee that it became, when it became no agreement
   */
  async conclude(
    tx: Tx,
    application: Application,
    id: Uuid,
    made: 'agreement' | 'guarantee' = 'agreement',
  ): Promise<Application> {
    return this.lifecycle.conclude(tx, application, id, made === 'guarantee' ? GUARANTEE_MADE : undefined);
  }

  /** What is still to be handed in before that moment. */
  missing({ requirements, evidence }: Application, until: Requirement['when']): Requirement[] {
    return missing(requirements, evidence, until);
  }

  /**
   * Evidence that another room of the bank has. Nothing happens when the application does not ask for it, or takes none
   * any more. `complete` follows it, once the transaction is over.
   */
  async handIn(tx: Tx, tenant: Tenant, id: Uuid, evidence: Omit<Evidence, 'at'>): Promise<void> {
    const { status, expiresAtMs, nowMs, requirements } = await this.locks.take(tx, tenant, id);
    const isAsked = requirements.some(({ code }) => code === evidence.requirement);
    if (!isAsked || !takesEvidence(statusAt(status, expiresAtMs, nowMs))) return;
    await this.evidence.add(tx, tenant, id, { evidence: [evidence], consents: [] });
  }

  /** Lets the bank ask its sources when nothing is missing any more, and decide. */
  complete(actor: PartnerActor, id: Uuid): Promise<void> {
    return this.checking.complete(actor, actor, id);
  }
}
