import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import { LimitsRepository } from '../limits/index.js';
import type { Application } from './application.js';
import { ApplicationsRepository } from './applications.repository.js';

/** The one order of locks: the customer, then the application, then budgets. */
@Injectable()
export class ApplicationLocks {
  constructor(
    private readonly applications: ApplicationsRepository,
    private readonly limits: LimitsRepository,
  ) {}

  /** @throws DomainError not_found */
  async take(tx: Tx, tenant: Tenant, id: Uuid): Promise<Application> {
    return this.takeSeen(tx, await this.applications.find(tx, tenant, id));
  }

  /** @param seen as it was before anything was locked */
  async takeSeen(tx: Tx, seen: Application | undefined): Promise<Application> {
    if (!seen) throw notFound('application');
    await this.limits.lockCustomer(tx, seen.customerId);
    return (await this.applications.lock(tx, seen, seen.id)) ?? seen;
  }
}
