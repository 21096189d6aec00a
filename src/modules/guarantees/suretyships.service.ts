import { Injectable } from '@nestjs/common';
import { dateInZone } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, newUuid, parseId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { Applications } from '../applications/index.js';
import { CustomersRepository, CustomersService, type Tenant } from '../customers/index.js';
import { productsToken } from '../products/index.js';
import { scenariosToken } from '../scenarios/index.js';
import { assertShown, Binding } from './binding.js';
import { hashOf, type Locale, nameIn, type Paper, suretyshipText } from './documents.js';
import type { SignSuretyshipDto } from './dto/guarantee.dto.js';
import type { ConsentSuretyshipDto, InviteDto } from './dto/suretyship.dto.js';
import { guaranteeProblems } from './guarantees.errors.js';
import type { Scope } from './promises.js';
import { GuarantorsService } from './guarantors.service.js';
import { SigningRepository } from './signing.repository.js';
import { SuretyshipActs } from './suretyship-acts.js';
import { areFalling, suretyshipTerms } from './suretyship.rules.js';
import { type Suretyship, SuretyshipsRepository } from './suretyships.repository.js';

/** Days to consent and sign, and to make the agreement. */
const INVITATION_DAYS = 14;
/** Requirement of an application that a signed suretyship meets. */
const UNDERTAKING = 'guarantorUndertaking';

/** From the invitation to the guarantor's signature. */
@Injectable()
export class SuretyshipsService {
  constructor(
    private readonly suretyships: SuretyshipsRepository,
    private readonly acts: SuretyshipActs,
    private readonly guarantors: GuarantorsService,
    private readonly applications: Applications,
    private readonly customers: CustomersService,
    private readonly known: CustomersRepository,
    private readonly signing: SigningRepository,
    private readonly binding: Binding,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
  ) {}

  async get(tx: ReadTx, scope: Scope, id: Uuid): Promise<Suretyship> {
    const suretyship = await this.suretyships.find(tx, scope, id);
    if (!suretyship) throw notFound('suretyship');
    return suretyship;
  }

  async invite(tx: Tx, tenant: Tenant, body: InviteDto): Promise<Suretyship> {
    const application = await this.applications.find(
      tx,
      tenant,
      parseId('application', body.application) as Uuid,
    );
    if (!application) throw notFound('application');
    const { customerId: borrowerId, scenario, currency, nowMs } = application;
    if (body.cap.currency !== currency)
      throw guaranteeProblems.guarantor_not_fit(`The cap is in ${currency}.`);
    if (body.releaseSteps && !areFalling(body.releaseSteps)) throw guaranteeProblems.release_steps_unfit();
    const zone = this.zoneOf(scenario);
    const today = dateInZone(nowMs, zone);
    const place = { partnerId: tenant.partnerId, environment: tenant.environment, scenario };
    const guarantor = await this.guarantors.find(tx, tenant, body.guarantor);
    this.guarantors.assertFit(guarantor, { ...place, borrowerId, currency, today });
    const id = newUuid(this.clock.nowMs(), bucketOf(guarantor.id));
    const isNew = await this.suretyships.insert(tx, {
      ...place,
      id,
      customerId: guarantor.id,
      borrowerId,
      applicationId: application.id,
      zone,
      kind: body.kind,
      relation: body.relation ?? null,
      currency,
      terms: suretyshipTerms(body.kind, body.releaseSteps),
      capMinor: BigInt(body.cap.amount),
      invitedUntil: today.plusDays(INVITATION_DAYS),
      nextActionOn: today.plusDays(1),
      nowMs,
    });
    if (!isNew) throw guaranteeProblems.suretyship_exists();
    const payload = { v: 1, suretyship: formatId('suretyship', id), application: body.application };
    const subject = { subject: id, bucket: bucketOf(id), sequence: 1, customerId: guarantor.id };
    tx.emit({ type: 'suretyship.invited', ...subject, payload });
    return this.get(tx, tenant, id);
  }

  /** He allows the bank to look at his means, and has the undertaking before him. */
  async consent(tx: Tx, tenant: Tenant, id: Uuid, body: ConsentSuretyshipDto): Promise<Suretyship> {
    const held = await this.acts.hold(tx, tenant, id);
    this.acts.assert(held, 'consent');
    const { suretyship } = held;
    const { customerId, borrowerId, applicationId, sums, kind, currency, terms } = suretyship;
    const application = await this.applications.find(tx, tenant, applicationId);
    if (!application) throw notFound('application');
    await this.customers.grantConsents(tx, tenant, customerId, body.consents);
    const locale = body.locale ?? 'en';
    const text = suretyshipText(locale, {
      id: formatId('suretyship', id),
      guarantor: nameIn(customerId, await this.known.find(tx, tenant, customerId)),
      borrower: nameIn(borrowerId, await this.known.find(tx, tenant, borrowerId)),
      application: formatId('application', applicationId),
      product: this.productNames(application.product),
      debtMinor: BigInt(application.amountMinor),
      kind,
      currency,
      capMinor: sums.capMinor,
      terms,
    });
    const sealed = await this.signing.seal(
      tx,
      tenant,
      { table: 'suretyship', customerId, id },
      { v: 1, locale, text },
    );
    if (!sealed) throw notFound('customer');
    const document = { sealed, hash: hashOf(text) };
    return (await this.acts.save(tx, held, { action: 'consent', event: 'consented', change: { document } }))
      .suretyship;
  }

  async refuse(tx: Tx, tenant: Tenant, id: Uuid): Promise<Suretyship> {
    const held = await this.acts.hold(tx, tenant, id);
    this.acts.assert(held, 'refuse');
    return (await this.acts.save(tx, held, { action: 'refuse', event: 'refused' })).suretyship;
  }

  async document(tx: ReadTx, tenant: Tenant, { id, customerId }: Suretyship): Promise<Paper> {
    const paper = await this.signing.read(tx, tenant, { table: 'suretyship', customerId, id });
    if (!paper) throw notFound('document');
    return paper;
  }

  /** What may be signed, locked. @throws DomainError not_found, state_conflict */
  async toSign(tx: Tx, tenant: Tenant, id: Uuid): Promise<Suretyship> {
    const held = await this.acts.hold(tx, tenant, id);
    this.acts.assert(held, 'sign');
    return held.suretyship;
  }

  /** He binds himself, as far as his means go: two signatures of one guarantor come one after the other. */
  async sign(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    { display }: SignSuretyshipDto,
    challengeId: Uuid,
  ): Promise<Suretyship> {
    const held = await this.acts.hold(tx, tenant, id);
    this.acts.assert(held, 'sign');
    const { suretyship, today } = held;
    const { customerId, borrowerId, partnerId, environment, scenario, currency, nowMs } = suretyship;
    assertShown(display, suretyship.documentHash as Buffer);
    await this.binding.use(tx, challengeId);
    const guarantor = await this.customers.get(tx, tenant, customerId);
    const place = { partnerId, environment, scenario };
    this.guarantors.assertFit(guarantor, { ...place, borrowerId, currency, today });
    await this.guarantors.assertCapacity(tx, guarantor, {
      ...place,
      id,
      capMinor: suretyship.sums.capMinor,
      currency,
      nowMs,
    });
    const signedAt = new Date(nowMs).toISOString();
    const signing = { v: 1, channel: 'code', display, signedAt };
    const signed = await this.acts.save(tx, held, { action: 'sign', event: 'signed', change: { signing } });
    await this.handIn(tx, tenant, suretyship);
    return signed.suretyship;
  }

  /** The application has what it waited for. */
  private async handIn(tx: Tx, tenant: Tenant, { id, applicationId }: Suretyship): Promise<void> {
    await this.applications.handIn(tx, tenant, applicationId, {
      requirement: UNDERTAKING,
      reference: formatId('suretyship', id),
    });
  }

  private productNames(slug: string): Readonly<Record<Locale, string>> {
    const product = this.snapshots.current().get(productsToken).bySlug.get(slug);
    return product?.definition.names ?? { en: slug, zh: slug };
  }

  private zoneOf(scenario: string): string {
    const published = this.snapshots.current().get(scenariosToken).scenarios.get(scenario);
    return published?.definition.timeZone ?? 'UTC';
  }
}
