import { Injectable } from '@nestjs/common';
import { lateFees } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type AgreementState,
  Books,
  type Closed,
  type LockedAgreement,
  stateOf,
} from '../agreements/index.js';
import { nextEventDay } from './event-days.js';
import { newsOfDay } from './instalment-news.js';
import { tellInstalments } from './instalment-telling.js';
import { Lapsing } from './lapsing.service.js';
import { lateFeeTerms } from './late-charges.js';

/** What time alone does to an agreement, day by day. */
@Injectable()
export class Closing {
  constructor(
    private readonly books: Books,
    private readonly lapsing: Lapsing,
  ) {}

  /**
   * Brings a locked agreement from the day that it stands on to its today. It stops at each day on which something
   * happens, so that a clock that jumps years books what the years would have booked; and a day that has begun once
   * does not begin again, so that whoever is interrupted may simply do it again.
   */
  async catchUp(tx: Tx, agreement: LockedAgreement): Promise<LockedAgreement> {
    const { today } = agreement;
    let standing = agreement;
    let state = stateOf(agreement.contract, agreement.events, agreement.bookedThrough);
    for (;;) {
      const day = nextEventDay(standing, state);
      if (!day || day.isAfter(today)) return this.countDays(tx, standing, state);
      ({ agreement: standing, state } = await this.begin(tx, standing, day));
    }
  }

  /** Nothing happened since the last day with something to do, but in arrears the days are counted. */
  private async countDays(
    tx: Tx,
    agreement: LockedAgreement,
    { asOf, summary }: AgreementState,
  ): Promise<LockedAgreement> {
    const { today } = agreement;
    if (!asOf.isBefore(today) || summary.overdueMinor === 0n) return agreement;
    return (await this.books.close(tx, agreement, today)).agreement;
  }

  private async begin(tx: Tx, agreement: LockedAgreement, day: LocalDate): Promise<Closed> {
    const { today, contract } = agreement;
    const left = await this.lapsing.lapse(tx, { ...agreement, today: day });
    let now = await this.books.close(tx, left, day);
    const terms = lateFeeTerms(contract);
    for (const fee of terms && now.state.loan ? lateFees(now.state.loan, terms) : []) {
      const details = { component: 'penalty', dueDate: fee.dueDate.toString() } as const;
      const event = { type: 'feeCharged', occurredOn: day, amountMinor: fee.amountMinor, details } as const;
      const telling = { type: 'lateCharge.charged', payload: { dueDate: details.dueDate } };
      now = await this.books.record(tx, now.agreement, event, telling);
    }
    if (now.state.loan) tellInstalments(tx, now.agreement, newsOfDay(now.state.loan, day));
    return { agreement: { ...now.agreement, today }, state: now.state };
  }
}
