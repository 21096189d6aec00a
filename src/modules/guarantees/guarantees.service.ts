import { Injectable } from '@nestjs/common';
import { dateInZone } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, newUuid, parseId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { Applications } from '../applications/index.js';
import { CustomersRepository, type Tenant } from '../customers/index.js';
import { LimitsRepository } from '../limits/index.js';
import type { OfferTerms } from '../offers/index.js';
import { commissionRateOf } from '../products/index.js';
import { assertShown, Binding } from './binding.js';
import {
  type Beneficiary,
  claimDocumentsOf,
  guaranteeText,
  hashOf,
  nameIn,
  type Paper,
} from './documents.js';
import type { CreateGuaranteeDto, SignDto } from './dto/guarantee.dto.js';
import { GuaranteeActs, SIGN_WITHIN_DAYS } from './guarantee-acts.js';
import { type GuaranteeTerms, issue } from './guarantee.rules.js';
import { guaranteeProblems, wanting } from './guarantees.errors.js';
import type { Guarantee } from './guarantee.rows.js';
import { GuaranteesRepository } from './guarantees.repository.js';
import type { Scope } from './promises.js';
import { SigningRepository } from './signing.repository.js';

const DAY_MS = 86_400_000;

/** From an approved application to a guarantee that is issued. */
@Injectable()
export class GuaranteesService {
  constructor(
    private readonly guarantees: GuaranteesRepository,
    private readonly acts: GuaranteeActs,
    private readonly signing: SigningRepository,
    private readonly binding: Binding,
    private readonly applications: Applications,
    private readonly limits: LimitsRepository,
    private readonly customers: CustomersRepository,
    private readonly clock: SystemClock,
  ) {}

  async get(tx: ReadTx, scope: Scope, id: Uuid): Promise<Guarantee> {
    const guarantee = await this.guarantees.find(tx, scope, id);
    if (!guarantee) throw notFound('guarantee');
    return guarantee;
  }

  /** Writes the guarantee of an approved application, for the applicant to sign. Nothing is promised yet. */
  async create(tx: Tx, tenant: Tenant, body: CreateGuaranteeDto): Promise<Guarantee> {
    const approved = await this.applications.lockApproved(
      tx,
      tenant,
      parseId('application', body.application) as Uuid,
    );
    if (!approved) throw guaranteeProblems.application_not_approved();
    const { application, terms } = approved;
    const { definition } = terms.product;
    if (definition.terms.shape !== 'guarantee') throw guaranteeProblems.no_guarantee_product();
    const { customerId, offerId, nowMs } = application;
    const id = newUuid(this.clock.nowMs(), bucketOf(customerId));
    const claimDocuments = body.claimDocuments ?? claimDocumentsOf(definition.slug);
    const agreed = termsOf(terms, claimDocuments);
    const paper = await this.paper(tx, tenant, { id, customerId }, body, terms, agreed);
    const document = await this.signing.seal(tx, tenant, { table: 'guarantee', customerId, id }, paper);
    if (!document) throw notFound('customer');
    const zone = terms.situation.scenario.definition.timeZone;
    const today = dateInZone(nowMs, zone);
    if (!(await this.limits.hold(tx, offerId, nowMs, nowMs + (SIGN_WITHIN_DAYS + 1) * DAY_MS)))
      throw guaranteeProblems.limit_not_held();
    const isNew = await this.guarantees.insert(tx, {
      id,
      ...tenant,
      customerId,
      applicationId: application.id,
      offerId,
      scenario: application.scenario,
      zone,
      product: definition.slug,
      productVersion: application.productVersion,
      currency: application.currency,
      terms: agreed,
      ...pricesOf(terms),
      nextActionOn: today.plusDays(SIGN_WITHIN_DAYS + 1),
      document,
      documentHash: hashOf(paper.text),
      nowMs,
    });
    if (!isNew) throw guaranteeProblems.guarantee_exists();
    await this.applications.conclude(tx, application, id, 'guarantee');
    return this.get(tx, tenant, id);
  }

  /**
   * The text to be shown; gone once the customer was erased.
   * @param version 1 is what was signed, each amendment makes the next; the last one when left out
   */
  async document(
    tx: ReadTx,
    tenant: Tenant,
    guarantee: Guarantee,
    version?: number,
  ): Promise<Paper & { version: number }> {
    const versions = await this.signing.versions(tx, tenant, guarantee);
    const number = version ?? versions.length;
    const paper = versions[number - 1];
    if (!paper) throw notFound('document');
    return { ...paper, version: number };
  }

  /** What may be signed, locked. @throws DomainError not_found, state_conflict */
  async toSign(tx: Tx, tenant: Tenant, id: Uuid): Promise<Guarantee> {
    const held = await this.acts.hold(tx, tenant, id);
    this.acts.assert(held, 'sign');
    return held.guarantee;
  }

  /** The applicant binds himself, commission and margin are paid, and the bank stands for him from now on. */
  async sign(tx: Tx, tenant: Tenant, id: Uuid, body: SignDto, challengeId: Uuid): Promise<Guarantee> {
    const held = await this.acts.hold(tx, tenant, id);
    this.acts.assert(held, 'sign');
    const { guarantee } = held;
    assertShown(body.display, guarantee.documentHash as Buffer);
    await this.assertComplete(tx, tenant, guarantee);
    await this.binding.use(tx, challengeId);
    const { amountMinor, feeMinor, marginMinor } = guarantee.sums;
    if (!(await this.limits.commit(tx, guarantee.offerId, Number(amountMinor))))
      throw guaranteeProblems.limit_not_held();
    const signedAt = new Date(guarantee.nowMs).toISOString();
    const { display, payment } = body;
    const next = await this.acts.save(tx, held, {
      action: 'sign',
      moved: issue(amountMinor, feeMinor, marginMinor),
      signing: { v: 1, channel: 'code', display, signedAt, ...(payment !== undefined && { payment }) },
      event: 'issued',
    });
    return next.guarantee;
  }

  async cancel(tx: Tx, tenant: Tenant, id: Uuid, reason: string): Promise<Guarantee> {
    const held = await this.acts.hold(tx, tenant, id);
    this.acts.assert(held, 'cancel');
    return (await this.acts.cancel(tx, held, reason)).guarantee;
  }

  /** What the product, the scene and the law want before a signature was handed in with the application. */
  private async assertComplete(tx: ReadTx, tenant: Tenant, { applicationId }: Guarantee): Promise<void> {
    const application = await this.applications.find(tx, tenant, applicationId);
    const open = application ? this.applications.missing(application, 'beforeSignature') : [];
    const missing = open.map(({ code }) => code);
    if (missing.length > 0)
      throw guaranteeProblems.evidence_missing(undefined, wanting('evidence_missing', '', missing));
  }

  private async paper(
    tx: ReadTx,
    tenant: Tenant,
    { id, customerId }: { id: Uuid; customerId: Uuid },
    body: CreateGuaranteeDto,
    terms: OfferTerms,
    agreed: GuaranteeTerms,
  ): Promise<Paper> {
    const locale = body.locale ?? 'en';
    const { name, kind, reference } = body.beneficiary;
    const beneficiary: Beneficiary = { name, kind, ...(reference !== undefined && { reference }) };
    const applicant = nameIn(customerId, await this.customers.find(tx, tenant, customerId));
    const text = guaranteeText(locale, {
      id: formatId('guarantee', id),
      applicant,
      beneficiary,
      product: terms.product.definition.names,
      currency: terms.variant.currency,
      ...pricesOf(terms),
      terms: agreed,
    });
    return { v: 1, locale, text, beneficiary };
  }
}

function pricesOf({ variant }: OfferTerms): Pick<Guarantee, 'expiresOn'> & {
  amountMinor: bigint;
  feeMinor: bigint;
  marginMinor: bigint;
} {
  if (!variant.endDate) throw new Error('a guarantee was priced without its last day');
  return {
    amountMinor: variant.financedMinor,
    feeMinor: variant.totalFeeMinor,
    marginMinor: variant.marginMinor ?? 0n,
    expiresOn: variant.endDate,
  };
}

function termsOf(
  { product, situation, variant }: OfferTerms,
  claimDocuments: readonly string[],
): GuaranteeTerms {
  const { definition } = product;
  const marginShare = definition.terms.shape === 'guarantee' ? definition.terms.marginShare : undefined;
  const commissionRate = commissionRateOf(definition, situation.enrolment?.commission);
  return {
    v: 1,
    rateAnnual: variant.rateAnnual,
    dayCount: definition.dayCount,
    rounding: definition.rounding,
    marginShare: marginShare ?? null,
    claimDocuments,
    ...(Number(commissionRate) > 0 && { commissionRate }),
  };
}
