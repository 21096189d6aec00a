import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { type ConsentGrant, ConsentsRepository, type Tenant } from '../customers/index.js';
import { LimitsRepository } from '../limits/index.js';
import { AcceptedOffers } from '../offers/index.js';
import type { Application } from './application.js';
import { ApplicationsRepository, type NewApplication } from './applications.repository.js';
import { applicationProblems } from './applications.errors.js';
import type { Priced } from './asked-terms.js';
import { CheckingService, type Claim } from './checking.service.js';
import { EvidenceService } from './evidence.service.js';
import { missing, requirementsOf } from './requirements.js';

/** How long an application may wait for what is missing, and the budget with it. */
const OPEN_MS = 7 * 86_400_000;

export interface Opening {
  readonly offerId: Uuid;
  readonly consents: readonly ConsentGrant[];
  /** Digest of the idempotency key: whoever comes again with it means the same application. */
  readonly openedBy: Buffer;
}

export interface Opened {
  readonly id: Uuid;
  /** Where nothing is missing and it was opened now. */
  readonly claim?: Claim;
}

/** From the accepted offer to an application that has all it needs. Each step may be repeated and then does nothing. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly applications: ApplicationsRepository,
    private readonly consents: ConsentsRepository,
    private readonly limits: LimitsRepository,
    private readonly offers: AcceptedOffers,
    private readonly evidence: EvidenceService,
    private readonly checking: CheckingService,
    private readonly clock: SystemClock,
  ) {}

  /**
   * @returns the application's id, and the questions to ask where nothing is missing
   * @throws DomainError not_found, offer_not_accepted, application_exists, reservation_lapsed
   */
  async open(tx: Tx, tenant: Tenant, { offerId, consents, openedBy }: Opening): Promise<Opened> {
    const offer = await this.offers.find(tx, tenant, offerId, (customer) => this.lock(tx, customer));
    if (!offer) throw notFound('offer');
    const { customerId } = offer.decision;
    if (!customerId) throw applicationProblems.offer_not_accepted();
    const earlier = await this.applications.findByOffer(tx, tenant, offerId);
    if (earlier) return { id: sameOpening(earlier, openedBy) };
    if (offer.status !== 'accepted') throw applicationProblems.offer_not_accepted();
    await this.consents.grantLocked(tx, tenant, customerId, consents);
    const terms = await this.offers.terms(tx, offer);
    const { consentId, ...application } = await this.draft(
      tx,
      tenant,
      { offer, terms },
      customerId,
      openedBy,
    );
    if (application.isCredit && !(await this.hold(tx, application)))
      throw applicationProblems.reservation_lapsed();
    await this.offers.apply(tx, tenant, offer);
    await this.applications.insert(tx, application);
    if (application.status === 'open') return { id: application.id };
    return {
      id: application.id,
      claim: await this.checking.begin(tx, application, { offer, terms }, consentId),
    };
  }

  /** An anonymous offer has nobody to lock. */
  private async lock(tx: Tx, customerId: Uuid | null): Promise<void> {
    if (customerId) await this.limits.lockCustomer(tx, customerId);
  }

  private async draft(
    tx: ReadTx,
    tenant: Tenant,
    { offer, terms }: Priced,
    customerId: Uuid,
    openedBy: Buffer,
  ): Promise<NewApplication & { readonly consentId: Uuid | undefined }> {
    const { product, situation } = terms;
    const requirements = requirementsOf({
      product: product.definition,
      scenario: situation.scenario.definition,
      pack: situation.pack?.pack,
      verification: situation.parties.borrower?.verification ?? 'none',
      hasGuarantorSigned: situation.parties.hasGuarantorSigned,
      locale: situation.asked.locale,
    });
    const { nowMs } = offer;
    const { evidence, consentId } = await this.evidence.withConsent(tx, tenant, {
      customerId,
      nowMs,
      requirements,
      evidence: [],
    });
    return {
      id: newUuid(this.clock.nowMs(), bucketOf(customerId)),
      partnerId: tenant.partnerId,
      environment: tenant.environment,
      customerId,
      offerId: offer.id,
      openedBy,
      scenario: offer.decision.scenario,
      product: product.definition.slug,
      productVersion: product.number,
      isCredit: product.definition.isCredit,
      currency: offer.currency,
      amountMinor: offer.amountMinor,
      option: offer.option,
      status: missing(requirements, evidence, 'now').length > 0 ? 'open' : 'checking',
      openedAtMs: nowMs,
      expiresAtMs: nowMs + OPEN_MS,
      requirements,
      evidence,
      nowMs,
      checksMs: this.checking.claimMs,
      consentId,
    };
  }

  private hold(
    tx: Tx,
    { offerId, nowMs, expiresAtMs }: Pick<Application, 'offerId' | 'nowMs' | 'expiresAtMs'>,
  ): Promise<boolean> {
    return this.limits.hold(tx, offerId, nowMs, expiresAtMs);
  }
}

function sameOpening(earlier: Application, openedBy: Buffer): Uuid {
  if (earlier.openedBy.equals(openedBy)) return earlier.id;
  throw applicationProblems.application_exists(`It is ${formatId('application', earlier.id)}.`);
}
