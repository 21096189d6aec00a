import { Injectable } from '@nestjs/common';
import { type Component, COMPONENTS } from '../../engines/lending/index.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  Books,
  effective,
  type LockedAgreement,
  stateOf,
  stillLostMinor,
  type StoredServicingEvent,
} from '../agreements/index.js';

/** What is still booked after the bank has written off an agreement: its customer owes it, but no instalment. */
@Injectable()
export class AfterLoss {
  constructor(private readonly books: Books) {}

  /** Writes off whatever is open, or was paid out as credit that is gone; nothing happens where nothing is. */
  async writeOff(tx: Tx, agreement: LockedAgreement, reason: string): Promise<LockedAgreement> {
    const { today: occurredOn } = agreement;
    let now = agreement;
    for (const component of [...COMPONENTS, 'credit'] as const) {
      const amountMinor = owedOf(now, component);
      if (amountMinor === 0n) continue;
      const event = { type: 'writeOff', occurredOn, amountMinor, details: { component, reason } } as const;
      const telling =
        agreement.status !== 'chargedOff' && component === 'principal'
          ? { type: 'agreement.chargedOff', payload: { reason } }
          : undefined;
      now = (await this.books.record(tx, now, event, telling)).agreement;
    }
    return now;
  }

  /** What stands to the customer's credit makes the loss smaller before it is his. */
  async setOff(
    tx: Tx,
    agreement: LockedAgreement,
    { id }: Pick<StoredServicingEvent, 'id'>,
  ): Promise<LockedAgreement> {
    const { today: occurredOn, creditBalanceMinor } = agreement;
    const lost = stillLostMinor(agreement.booked);
    const amountMinor = creditBalanceMinor < lost ? creditBalanceMinor : lost;
    if (amountMinor === 0n) return agreement;
    let now = agreement;
    for (const type of ['creditPaidOut', 'recovery'] as const) {
      const event = { type, occurredOn, amountMinor, details: { setOff: id } };
      now = (await this.books.record(tx, now, event)).agreement;
    }
    return now;
  }

  /** Takes back the set-off of an event that is about to be taken back itself. */
  async undoSetOff(
    tx: Tx,
    agreement: LockedAgreement,
    { id }: Pick<StoredServicingEvent, 'id'>,
    reason: string,
  ): Promise<LockedAgreement> {
    let now = agreement;
    for (const done of effective(agreement.events, agreement.today)) {
      if (done.details['setOff'] !== id) continue;
      const { amountMinor } = done;
      const event = { type: 'reversal', occurredOn: now.today, amountMinor, reverses: done.id } as const;
      now = (await this.books.record(tx, now, { ...event, details: { reason } })).agreement;
    }
    return now;
  }
}

function owedOf({ contract, events, today }: LockedAgreement, component: Component | 'credit'): bigint {
  const { loan } = stateOf(contract, events, today);
  return (component === 'credit' ? loan?.uncoveredMinor : loan?.open[component]) ?? 0n;
}
