import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import { AcceptedOffers } from '../offers/index.js';
import type { ApprovedApplication } from './application-handlers.js';
import type { Application } from './application.js';
import { statusAt } from './application.states.js';
import { ApplicationsRepository } from './applications.repository.js';
import { LifecycleService } from './lifecycle.service.js';
import { OpeningService } from './opening.service.js';
import { missing, type Requirement } from './requirements.js';

/** Applications as rooms further right see them. */
@Injectable()
export class Applications {
  constructor(
    private readonly repository: ApplicationsRepository,
    private readonly offers: AcceptedOffers,
    private readonly opening: OpeningService,
    private readonly lifecycle: LifecycleService,
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
    const application = await this.opening.locked(tx, tenant, id);
    const { status, expiresAtMs, nowMs, option, amountMinor, offerId } = application;
    if (statusAt(status, expiresAtMs, nowMs) !== 'approved') return undefined;
    const offer = await this.offers.find(tx, tenant, offerId);
    const terms = offer && (await this.offers.pricer(tx, offer))(option, amountMinor);
    if (!offer || !terms) throw new Error('an approved application has no price any more');
    return { application, offer, terms };
  }

  /** For agreements that are not made by the approval itself. */
  async conclude(tx: Tx, application: Application, agreementId: Uuid): Promise<Application> {
    return this.lifecycle.conclude(tx, application, agreementId);
  }

  /** What is still to be handed in before that moment. */
  missing({ requirements, evidence }: Application, until: Requirement['when']): Requirement[] {
    return missing(requirements, evidence, until);
  }
}
