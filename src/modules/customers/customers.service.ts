import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { httpProblems } from '../../platform/http/http.errors.js';
import {
  type Customer,
  declaredVerification,
  type DeclaredFacts,
  type PersonalData,
  type CustomerKind,
} from './customer.js';
import { type ConsentGrant, ConsentsRepository, type StoredConsent } from './consents.repository.js';
import { customerProblems } from './customers.errors.js';
import { CustomersRepository, type Tenant } from './customers.repository.js';
import { IdentityRepository } from './identity/identity.repository.js';

export interface Registration {
  readonly kind: CustomerKind;
  readonly personal: PersonalData;
  readonly facts: DeclaredFacts;
  readonly consents: readonly ConsentGrant[];
}

export interface CustomerChange {
  readonly personal?: Omit<PersonalData, 'externalId'>;
  readonly facts?: DeclaredFacts;
}

@Injectable()
export class CustomersService {
  constructor(
    private readonly repository: CustomersRepository,
    private readonly consents: ConsentsRepository,
    private readonly identity: IdentityRepository,
  ) {}

  async register(tx: Tx, tenant: Tenant, { kind, personal, facts, consents }: Registration): Promise<Uuid> {
    const verification = declaredVerification(personal);
    const id = await this.repository.insert(tx, tenant, { kind, personal, facts, verification });
    await this.identity.identify(tx, tenant.environment, { id, kind, personal });
    await this.consents.grant(tx, tenant, id, consents);
    tx.emit({
      type: 'customer.registered',
      subject: id,
      bucket: bucketOf(id),
      sequence: 1,
      payload: { v: 1, kind },
    });
    return id;
  }

  /**
   * Registers persons of whom nothing but the partner's own id is known yet, in two statements however many there are.
   * Those whom somebody registered meanwhile stay as they are.
   * @param canWait whether what is made of them may wait behind what happens now
   */
  async registerByExternalId(
    tx: Tx,
    tenant: Tenant,
    externalIds: readonly string[],
    canWait: boolean,
  ): Promise<void> {
    for (const id of await this.repository.insertByExternalId(tx, tenant, externalIds, canWait)) {
      tx.emit({
        type: 'customer.registered',
        subject: id,
        bucket: bucketOf(id),
        sequence: 1,
        payload: { v: 1, kind: 'person' },
      });
    }
  }

  async get(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<Customer> {
    const customer = await this.repository.find(tx, tenant, id);
    if (!customer) throw notFound('customer');
    return customer;
  }

  /** @throws DomainError 404 not_found, 410 customer_erased */
  async getKept(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<Customer> {
    const customer = await this.get(tx, tenant, id);
    if (customer.status === 'erased') throw customerProblems.customer_erased();
    return customer;
  }

  async getByExternalId(tx: ReadTx, tenant: Tenant, externalId: string): Promise<Customer> {
    const customer = await this.repository.findByExternalId(tx, tenant, externalId);
    if (!customer) throw notFound('customer');
    return customer;
  }

  /** Fields that are left out keep their value. */
  async update(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    expectedVersion: number,
    change: CustomerChange,
  ): Promise<Customer> {
    const before = await this.getKept(tx, tenant, id);
    const personal = { ...before.personal, ...change.personal };
    const version = await this.repository.update(tx, tenant, id, expectedVersion, {
      personal,
      facts: { ...before.facts, ...change.facts },
      // What the bank has verified itself is not lowered by what a partner sends.
      verification: before.verification === 'none' ? declaredVerification(personal) : before.verification,
    });
    if (version === undefined) throw httpProblems.stale_version();
    if (change.personal)
      await this.identity.identify(tx, tenant.environment, { id, kind: before.kind, personal });
    tx.emit({
      type: 'customer.updated',
      subject: id,
      customerId: id,
      bucket: bucketOf(id),
      sequence: version,
      payload: { v: 1 },
    });
    return this.get(tx, tenant, id);
  }

  async grantConsents(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    grants: readonly ConsentGrant[],
  ): Promise<StoredConsent[]> {
    await this.getKept(tx, tenant, id);
    await this.consents.grant(tx, tenant, id, grants);
    return this.consents.list(tx, tenant, id);
  }

  /** @throws DomainError 404 not_found when it never was granted, 410 customer_erased */
  async revokeConsent(tx: Tx, tenant: Tenant, id: Uuid, purpose: string): Promise<StoredConsent[]> {
    await this.getKept(tx, tenant, id);
    const revoked = await this.consents.revoke(tx, tenant, id, purpose);
    if (revoked) {
      tx.emit({
        type: 'consent.revoked',
        subject: revoked.id,
        customerId: id,
        bucket: bucketOf(id),
        sequence: 200,
        payload: {
          v: 1,
          customer: formatId('customer', id),
          purpose,
          data: revoked.data,
          reason: 'customer',
        },
      });
    }
    const all = await this.consents.list(tx, tenant, id);
    // Who revokes what has ended already has what he wants.
    if (!all.some((one) => one.purpose === purpose)) throw notFound('consent');
    return all;
  }
}
