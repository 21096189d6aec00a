import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { type BookingRun, Books, type LockedAgreement } from '../agreements/index.js';
import { lateFeesOf, unfoundedCharges } from './late-charges.js';

/** What being late costs: charged when an instalment is late, taken back when it turns out that it was not. */
@Injectable()
export class LateCharging {
  constructor(private readonly books: Books) {}

  /** Posts what is to be charged on the day that a run stands on. */
  async charge(tx: Tx, run: BookingRun): Promise<void> {
    const { loan } = run.state;
    if (!loan) return;
    const { today: occurredOn } = run.agreement;
    for (const { dueDate, amountMinor } of lateFeesOf(run.agreement, loan)) {
      const details = { component: 'penalty', dueDate: dueDate.toString() } as const;
      const event = { type: 'feeCharged', occurredOn, amountMinor, details } as const;
      const telling = { type: 'lateCharge.charged', payload: { dueDate: details.dueDate } };
      await this.books.recordIn(tx, run, event, telling);
    }
  }

  /** After money was booked for an earlier day. */
  async takeBackUnfounded(tx: Tx, agreement: LockedAgreement): Promise<LockedAgreement> {
    const { today: occurredOn } = agreement;
    let now = agreement;
    for (const { id: reverses, amountMinor, details } of unfoundedCharges(agreement, occurredOn)) {
      const reason = { reason: 'paidInTime' };
      const event = { type: 'reversal', occurredOn, amountMinor, reverses, details: reason } as const;
      const telling = { type: 'lateCharge.takenBack', payload: { dueDate: details.dueDate } };
      now = (await this.books.record(tx, now, event, telling)).agreement;
    }
    return now;
  }
}
