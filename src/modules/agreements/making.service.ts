import { Injectable } from '@nestjs/common';
import { dateInZone, LocalDate } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { Applications, type ApprovedApplication } from '../applications/index.js';
import type { Tenant } from '../customers/index.js';
import { LimitsRepository } from '../limits/index.js';
import { partnersPart } from '../partners/index.js';
import { agreementProblems } from './agreements.errors.js';
import type { AgreementRow } from './agreement.rows.js';
import { NO_TOTALS } from './book-totals.js';
import { contractOf } from './contract-of.js';
import { ContractsRepository } from './contracts.repository.js';
import type { AgreementContract, ContractOrder } from './contract.types.js';
import { contractHash } from './document/canonical-json.js';

const DAY_MS = 86_400_000;

/** Draws up the contract of an approved application. */
@Injectable()
export class MakingService {
  constructor(
    private readonly contracts: ContractsRepository,
    private readonly applications: Applications,
    private readonly limits: LimitsRepository,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
  ) {}

  /**
   * The agreement of an application, made now unless it is there already.
   * @throws DomainError not_found, application_not_approved, product_without_agreement, reservation_lost
   */
  async ofApplication(tx: Tx, tenant: Tenant, applicationId: Uuid): Promise<Uuid> {
    const application = await this.applications.find(tx, tenant, applicationId);
    if (!application) throw notFound('application');
    if (application.agreementId) return application.agreementId;
    const approved = await this.applications.lockApproved(tx, tenant, applicationId);
    if (!approved) throw agreementProblems.application_not_approved();
    const id = await this.make(tx, approved);
    if (!id) throw agreementProblems.product_without_agreement();
    await this.applications.conclude(tx, approved.application, id);
    return id;
  }

  /** @returns undefined when the product lends nothing */
  private async make(tx: Tx, approved: ApprovedApplication): Promise<Uuid | undefined> {
    const { application, terms, offer } = approved;
    if (!terms.variant.plan) return undefined;
    const id = newUuid(this.clock.nowMs(), bucketOf(application.customerId));
    const contract = this.contract(id, approved);
    // Until the end of the last day of signing, wherever that is.
    const untilMs = Date.parse(contract.signBy) + 2 * DAY_MS;
    if (!(await this.limits.hold(tx, offer.id, application.nowMs, untilMs)))
      throw agreementProblems.reservation_lost();
    const row = agreementRow(id, approved, contract);
    await this.contracts.insert(tx, row);
    const { customerId, partnerId, environment } = application;
    const owner = { customerId, partnerId, environment };
    const subject = { subject: id, bucket: bucketOf(id), sequence: row.version, ...owner };
    const payload = {
      v: 1,
      agreement: contract.agreement,
      application: contract.application,
      status: row.status,
    };
    tx.emit({ type: 'agreement.created', ...subject, payload });
    return id;
  }

  private contract(id: Uuid, { application, offer, terms }: ApprovedApplication): AgreementContract {
    const { product, situation, variant } = terms;
    const { scenario, pack, businessDate, enrolment } = situation;
    const partner = this.snapshots.current().get(partnersPart).partners.get(application.partnerId);
    const frame = {
      agreement: formatId('agreement', id),
      application: formatId('application', application.id),
      offer: formatId('offer', offer.id),
      decision: formatId('decision', offer.decision.id),
      customer: formatId('customer', application.customerId),
      partner: { id: formatId('partner', application.partnerId), name: partner?.name ?? '' },
      commission: enrolment?.commission,
      order: orderOf(offer.orderId ?? situation.asked.orderId, terms),
      pricedOn: businessDate,
      drawnUpOn: dateInZone(application.nowMs, scenario.definition.timeZone),
    };
    return contractOf(
      frame,
      variant,
      product,
      scenario,
      pack && { number: pack.number, definition: pack.pack },
    );
  }
}

function orderOf(
  id: string | undefined,
  { situation: { asked }, variant }: ApprovedApplication['terms'],
): ContractOrder | null {
  if (id === undefined) return null;
  return { id, total: Number(variant.financedMinor + variant.downPaymentMinor), lines: asked.lines };
}

function agreementRow(
  id: Uuid,
  { application, offer, terms }: ApprovedApplication,
  contract: AgreementContract,
): AgreementRow {
  const today = dateInZone(application.nowMs, contract.timeZone);
  return {
    id,
    partnerId: application.partnerId,
    environment: application.environment,
    customerId: application.customerId,
    applicationId: application.id,
    offerId: offer.id,
    orderId: contract.order?.id ?? null,
    scenario: application.scenario,
    product: application.product,
    productVersion: terms.product.number,
    currency: contract.currency,
    amountMinor: BigInt(contract.financed),
    contract,
    contractHash: contractHash(contract),
    documentLocale: null,
    signing: null,
    signedOn: null,
    status: 'awaitingSignature',
    statusReason: null,
    statusChangedAt: new Date(application.nowMs),
    version: 1,
    closedThrough: today.minusDays(1),
    nextActionOn: LocalDate.parse(contract.signBy).plusDays(1),
    booked: NO_TOTALS,
    bookedThrough: today.minusDays(1),
    outstandingMinor: 0n,
    creditBalanceMinor: 0n,
    overdueMinor: 0n,
    nextDueOn: null,
    nextDueMinor: null,
    daysPastDue: 0,
    delinquencyBucket: null,
    pausedUntil: null,
    pausedBy: null,
  };
}
