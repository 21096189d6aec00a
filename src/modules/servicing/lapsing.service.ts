import { Injectable } from '@nestjs/common';
import { LocalDate } from '../../kernel/calendar-date.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type AgreementStatus,
  agreementStates,
  type BookingRun,
  type DrawdownRow,
  DrawdownsRepository,
  drawdownStates,
  type LockedAgreement,
} from '../agreements/index.js';
import { LimitsRepository } from '../limits/index.js';

/** What nobody did in time. */
@Injectable()
export class Lapsing {
  constructor(
    private readonly drawdowns: DrawdownsRepository,
    private readonly limits: LimitsRepository,
  ) {}

  /** Ends what can no longer be signed or drawn on the agreement's day: it was never owed. */
  async lapse(tx: Tx, run: BookingRun): Promise<void> {
    const { status, contract, today, offerId } = run.agreement;
    if (status === 'awaitingSignature' && LocalDate.parse(contract.signBy).isBefore(today)) {
      await this.limits.release(tx, offerId);
      await cancel(tx, run, agreementStates.actions.expire.to, 'expired');
    }
    if (status === 'signed' || status === 'active') await this.lapseDrawdowns(tx, run);
  }

  private async lapseDrawdowns(tx: Tx, run: BookingRun): Promise<void> {
    const { agreement } = run;
    const drawdowns = agreement.drawdowns.map((drawdown) => lapsed(drawdown, agreement));
    const changed = drawdowns.filter((drawdown, index) => drawdown !== agreement.drawdowns[index]);
    if (changed.length === 0) return;
    for (const drawdown of changed) await this.drawdowns.save(tx, drawdown);
    const isNothingLeft =
      agreement.status === 'signed' && drawdowns.every(({ status }) => status !== 'planned');
    run.agreement = { ...agreement, drawdowns };
    if (isNothingLeft) {
      // Nothing was ever paid out, so the day's budget is free again as well.
      await this.limits.releaseCommitted(tx, agreement.offerId);
      return cancel(tx, run, agreementStates.actions.lapse.to, 'lapsed');
    }
    const numbers = changed.map(({ number }) => number);
    const tells = { type: 'drawdown.lapsed', payload: { drawdowns: numbers } };
    await run.book(tx, run.agreement, agreement.today, { type: 'amendment', tells });
  }
}

function lapsed(drawdown: DrawdownRow, { today, nowMs }: LockedAgreement): DrawdownRow {
  const isOver = drawdown.status === 'planned' && drawdown.lapsesOn.isBefore(today);
  if (!isOver) return drawdown;
  // A part that was paid stays paid; only the rest is gone.
  const { to: status } = drawdownStates.actions[drawdown.paidMinor > 0n ? 'pay' : 'lapse'];
  return { ...drawdown, status, statusReason: 'lapsed', statusChangedAt: new Date(nowMs) };
}

function cancel(tx: Tx, run: BookingRun, status: AgreementStatus, statusReason: string): Promise<void> {
  const { agreement } = run;
  const cancelled = { ...agreement, status, statusReason, statusChangedAt: new Date(agreement.nowMs) };
  const tells = { type: 'agreement.cancelled', payload: { reason: statusReason } };
  return run.book(tx, cancelled, agreement.today, { type: 'amendment', tells });
}
