import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Application } from './application.js';
import { ApplicationsRepository } from './applications.repository.js';

/** Whose application: a partner's own, or for staff any of an environment. */
export interface Whose {
  readonly environment: Environment;
  readonly partnerId?: Uuid;
}

/** The one order of locks: the customer, then the application, then budgets. */
@Injectable()
export class ApplicationLocks {
  constructor(private readonly applications: ApplicationsRepository) {}

  /** @throws DomainError not_found */
  async take(tx: Tx, whose: Whose, id: Uuid): Promise<Application> {
    const application = await this.applications.lock(tx, whose, id);
    if (!application) throw notFound('application');
    return application;
  }
}
