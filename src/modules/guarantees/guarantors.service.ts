import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { type DomainError, notFound } from '../../kernel/domain-error.js';
import { parseId, type Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import {
  ageOn,
  type Customer,
  CustomersRepository,
  CustomersService,
  type Tenant,
  toRegistration,
} from '../customers/index.js';
import { LimitsRepository } from '../limits/index.js';
import { packAt, type Place } from './borrower-policy.js';
import type { GuarantorDto } from './dto/suretyship.dto.js';
import { guaranteeProblems } from './guarantees.errors.js';
import { capacityMinor } from './suretyship.rules.js';
import { SuretyshipsRepository } from './suretyships.repository.js';

/** Who may stand for a borrower, and for how much. */
@Injectable()
export class GuarantorsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly repository: CustomersRepository,
    private readonly suretyships: SuretyshipsRepository,
    private readonly limits: LimitsRepository,
    private readonly snapshots: SnapshotService,
  ) {}

  /** A customer of the partner, registered in the same call when he is new. */
  async find(tx: Tx, tenant: Tenant, { id, externalId, register }: GuarantorDto): Promise<Customer> {
    if ((id === undefined) === (externalId === undefined)) throw fault('Name him by id or by externalId.');
    if (id !== undefined) return this.customers.get(tx, tenant, parseId('customer', id) as Uuid);
    const known = await this.repository.findByExternalId(tx, tenant, externalId as string);
    if (known) return known;
    if (!register) throw notFound('customer');
    const registration = toRegistration({ ...register, externalId: externalId as string });
    return this.customers.get(tx, tenant, await this.customers.register(tx, tenant, registration));
  }

  /**
   * A guarantor is of age by the law of the place, somebody else than the borrower, and his means are known.
   * @throws DomainError guarantor_not_fit with the reason
   */
  assertFit(
    guarantor: Customer,
    {
      borrowerId,
      currency,
      today,
      ...place
    }: Place & { borrowerId: Uuid; currency: string; today: LocalDate },
  ): void {
    if (guarantor.id === borrowerId) throw fault('A borrower cannot stand for himself.');
    if (guarantor.status !== 'active') throw fault('He is not a customer any more.');
    const ofAge = packAt(this.snapshots.current(), place)?.ageOfMajority ?? 18;
    if (guarantor.kind === 'person') {
      const age = ageOn(guarantor.personal, today);
      if (age === undefined) throw fault('His birth date is not known.');
      if (age < ofAge) throw fault('He is not of age.');
    }
    const { facts } = guarantor;
    if (facts.incomeMonthlyMinor === undefined || facts.currency !== currency)
      throw fault('His monthly income in this currency is not known.');
  }

  /**
   * The guarantor, whose row is locked, can stand for a cap besides all he stands for already.
   * @throws DomainError guarantor_capacity_exceeded, without figures: they are his own affair
   */
  async assertCapacity(
    tx: Tx,
    guarantor: Customer,
    {
      id,
      capMinor,
      currency,
      nowMs,
      ...place
    }: Place & { id: Uuid; capMinor: bigint; currency: string; nowMs: number },
  ): Promise<void> {
    const { facts } = guarantor;
    const capacity = capacityMinor({
      incomeMonthlyMinor: facts.incomeMonthlyMinor ?? 0,
      debtServiceMonthlyMinor: facts.debtServiceMonthlyMinor ?? 0,
      exposureMinor: await this.limits.openMinor(tx, guarantor.id, currency, nowMs),
      limitMinor: packAt(this.snapshots.current(), place)?.limitsPerBorrower[currency]?.openMinor,
    });
    const bound = await this.suretyships.boundMinor(tx, guarantor.id, currency, id);
    if (bound + capMinor > capacity) throw guaranteeProblems.guarantor_capacity_exceeded();
  }
}

function fault(detail: string): DomainError {
  return guaranteeProblems.guarantor_not_fit(detail);
}
