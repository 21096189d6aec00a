import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { LimitsRepository } from '../limits/index.js';
import type { LockedAgreement } from './agreement.rows.js';
import { AgreementsRepository, type Owner } from './agreements.repository.js';
import { Books } from './books.service.js';

/** Closes the days of an agreement up to and with `agreement.today − 1`; what happens on them is the room's business. */
export type CatchUp = (tx: Tx, agreement: LockedAgreement) => Promise<LockedAgreement>;

/** How every act on an agreement begins. */
@Injectable()
export class OpenAgreement {
  private catchUp: CatchUp | undefined;

  constructor(
    private readonly agreements: AgreementsRepository,
    private readonly limits: LimitsRepository,
    private readonly books: Books,
  ) {}

  /** Called once, while modules are constructed, by the room that does close of business. */
  registerCatchUp(catchUp: CatchUp): void {
    if (this.catchUp) throw new Error('close of business is registered twice');
    this.catchUp = catchUp;
  }

  /**
   * Locks customer and agreement, in this order, and catches up to yesterday, so that the act sees what holds today.
   * @param owner a partner's tenant, or for staff and jobs the environment or nothing
   * @throws DomainError not_found
   */
  async open(tx: Tx, owner: Owner, id: Uuid): Promise<LockedAgreement> {
    const customerId = await this.agreements.customerOf(tx, owner, id);
    if (!customerId) throw notFound('agreement');
    await this.limits.lockCustomer(tx, customerId);
    const agreement = await this.agreements.lock(tx, owner, id);
    if (!agreement) throw notFound('agreement');
    if (this.catchUp) return this.catchUp(tx, agreement);
    return this.closeThroughYesterday(tx, agreement);
  }

  /** What close of business is while no room does more: each day on which something falls due is closed by itself. */
  private async closeThroughYesterday(tx: Tx, agreement: LockedAgreement): Promise<LockedAgreement> {
    const yesterday = agreement.today.minusDays(1);
    let caughtUp = agreement;
    for (
      let day = caughtUp.nextActionOn;
      day && !day.isAfter(yesterday) && day.isAfter(caughtUp.closedThrough);
      day = caughtUp.nextActionOn
    )
      caughtUp = await this.books.close(tx, caughtUp, day);
    return yesterday.isAfter(caughtUp.closedThrough) && caughtUp !== agreement
      ? this.books.close(tx, caughtUp, yesterday)
      : caughtUp;
  }
}
