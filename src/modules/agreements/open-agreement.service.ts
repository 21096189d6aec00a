import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { LockedAgreement } from './agreement.rows.js';
import { AgreementsRepository, type Owner } from './agreements.repository.js';

/** Closes the days of an agreement up to and with `agreement.today`, which begins; what happens on them is the room's business. */
export type CatchUp = (tx: Tx, agreement: LockedAgreement) => Promise<LockedAgreement>;

/** How every act on an agreement begins. */
@Injectable()
export class OpenAgreement {
  private catchUp: CatchUp | undefined;

  constructor(private readonly agreements: AgreementsRepository) {}

  /** Called once, while modules are constructed, by the room that does close of business. */
  registerCatchUp(catchUp: CatchUp): void {
    if (this.catchUp) throw new Error('close of business is registered twice');
    this.catchUp = catchUp;
  }

  /**
   * Locks customer and agreement, in this order, and catches up to today, so that the act sees what holds today.
   * @param owner a partner's tenant, or for staff and jobs the environment or nothing
   * @throws DomainError not_found
   */
  async open(tx: Tx, owner: Owner, id: Uuid): Promise<LockedAgreement> {
    const agreement = await this.agreements.lock(tx, owner, id);
    if (!agreement) throw notFound('agreement');
    // A sandbox clock may go back, but what a day has booked stays booked: the agreement waits for its clock.
    const { bookedThrough } = agreement;
    const onDay = agreement.today.isBefore(bookedThrough)
      ? { ...agreement, today: bookedThrough }
      : agreement;
    return this.catchUp ? this.catchUp(tx, onDay) : onDay;
  }
}
