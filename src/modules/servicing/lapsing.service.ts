import { Injectable } from '@nestjs/common';
import { LocalDate } from '../../kernel/calendar-date.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  AgreementsRepository,
  type AgreementStatus,
  agreementStates,
  Books,
  drawdownStates,
  type LockedAgreement,
} from '../agreements/index.js';
import { LimitsRepository } from '../limits/index.js';

/** What nobody did in time. */
@Injectable()
export class Lapsing {
  constructor(
    private readonly agreements: AgreementsRepository,
    private readonly books: Books,
    private readonly limits: LimitsRepository,
  ) {}

  /** Ends what can no longer be signed or drawn on the agreement's day: it was never owed. */
  async lapse(tx: Tx, agreement: LockedAgreement): Promise<LockedAgreement> {
    const { status, contract, today } = agreement;
    if (status === 'awaitingSignature') {
      if (!LocalDate.parse(contract.signBy).isBefore(today)) return agreement;
      await this.limits.release(tx, agreement.offerId);
      return this.cancel(tx, agreement, agreementStates.actions.expire.to, 'expired');
    }
    return status === 'signed' || status === 'active' ? this.lapseDrawdowns(tx, agreement) : agreement;
  }

  private async lapseDrawdowns(tx: Tx, agreement: LockedAgreement): Promise<LockedAgreement> {
    const { today, nowMs } = agreement;
    const lapsed = agreement.drawdowns.map((drawdown) => {
      const isOver = drawdown.status === 'planned' && drawdown.lapsesOn.isBefore(today);
      if (!isOver) return drawdown;
      // A part that was paid stays paid; only the rest is gone.
      const action = drawdown.paidMinor > 0n ? 'pay' : 'lapse';
      const { to: status } = drawdownStates.actions[action];
      return { ...drawdown, status, statusReason: 'lapsed', statusChangedAt: new Date(nowMs) };
    });
    const changed = lapsed.filter((drawdown, index) => drawdown !== agreement.drawdowns[index]);
    if (changed.length === 0) return agreement;
    for (const drawdown of changed) await this.agreements.saveDrawdown(tx, drawdown);
    const next = { ...agreement, drawdowns: lapsed };
    const isNothingLeft = agreement.status === 'signed' && lapsed.every(({ status }) => status !== 'planned');
    if (isNothingLeft) return this.cancel(tx, next, agreementStates.actions.lapse.to, 'lapsed');
    const numbers = changed.map(({ number }) => number);
    return this.books.amend(tx, next, { type: 'drawdown.lapsed', payload: { drawdowns: numbers } });
  }

  private cancel(
    tx: Tx,
    agreement: LockedAgreement,
    status: AgreementStatus,
    statusReason: string,
  ): Promise<LockedAgreement> {
    const cancelled = { ...agreement, status, statusReason, statusChangedAt: new Date(agreement.nowMs) };
    return this.books.amend(tx, cancelled, {
      type: 'agreement.cancelled',
      payload: { reason: statusReason },
    });
  }
}
